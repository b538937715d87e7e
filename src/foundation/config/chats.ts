import { z } from "zod";

/** An Official Account of LINE's; there is none without its token. */
export interface LineConfig {
  readonly channelAccessToken: string;
  readonly channelSecret: string;
  readonly botId: string;
  readonly apiUrl: string;
  readonly dialogUrl: string;
}

/** A bot of Telegram's; there is none without its token. */
export interface TelegramConfig {
  readonly botToken: string;
  readonly botName: string;
  readonly webhookSecret: string;
  readonly apiUrl: string;
}

const word = z.string().regex(/^\S+$/, "must be one word");
const url = z.string().regex(/^https?:\/\/\S+$/, "must be a URL beginning with https://");

const basicId = z
  .string()
  .regex(/^@[\w.-]+$/, "must be the basic ID, with its @")
  .optional();
const botTokenWord = z
  .string()
  .regex(/^\d+:[\w-]{20,}$/, "must be the token that BotFather gave")
  .optional();
const botNameWord = z
  .string()
  .regex(/^\w{5,32}$/, "must be the bot's name, without @")
  .optional();
const secretTokenWord = z
  .string()
  .regex(/^[\w-]{16,256}$/, "must be 16 to 256 of A-Z a-z 0-9 _ -")
  .optional();

export const CHAT_VARIABLES = {
  LINE_CHANNEL_ACCESS_TOKEN: word.optional(),
  LINE_CHANNEL_SECRET: word.optional(),
  LINE_BOT_ID: basicId,
  LINE_API_URL: url.default("https://api.line.me"),
  LINE_DIALOG_URL: url.default("https://access.line.me/dialog/bot/accountLink"),
  TELEGRAM_BOT_TOKEN: botTokenWord,
  TELEGRAM_BOT_NAME: botNameWord,
  TELEGRAM_WEBHOOK_SECRET: secretTokenWord,
  TELEGRAM_API_URL: url.default("https://api.telegram.org"),
};

type Variables = z.infer<z.ZodObject<typeof CHAT_VARIABLES>>;

/** `fault` names what is missing beside a token. */
export function chatsOf(env: Variables): {
  readonly line?: LineConfig;
  readonly telegram?: TelegramConfig;
  readonly fault?: string;
} {
  const missing = missingIn(env);
  if (missing !== undefined) return { fault: missing };
  const { LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken, LINE_CHANNEL_SECRET: channelSecret } = env;
  const { LINE_BOT_ID: botId, TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_BOT_NAME: botName } = env;
  const { TELEGRAM_WEBHOOK_SECRET: webhookSecret } = env;
  return {
    ...(channelAccessToken === undefined || channelSecret === undefined || botId === undefined
      ? {}
      : {
          line: {
            ...{ channelAccessToken, channelSecret, botId, dialogUrl: env.LINE_DIALOG_URL },
            apiUrl: env.LINE_API_URL.replace(/\/+$/, ""),
          },
        }),
    ...(botToken === undefined || botName === undefined || webhookSecret === undefined
      ? {}
      : {
          telegram: {
            ...{ botToken, botName, webhookSecret },
            apiUrl: env.TELEGRAM_API_URL.replace(/\/+$/, ""),
          },
        }),
  };
}

const TOGETHER = [
  ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_CHANNEL_SECRET"],
  ["LINE_CHANNEL_ACCESS_TOKEN", "LINE_BOT_ID"],
  ["TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_NAME"],
  ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"],
] as const;

function missingIn(env: Variables): string | undefined {
  for (const [token, beside] of TOGETHER) {
    if (env[token] !== undefined && env[beside] === undefined) {
      return `${beside}: must be set together with ${token}`;
    }
  }
  return undefined;
}
