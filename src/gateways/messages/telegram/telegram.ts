import { timingSafeEqual } from "node:crypto";
import { GrammyError, HttpError } from "grammy";
import { z } from "zod";
import {
  chatText,
  type ChatChannel,
  type Heard,
  type RawNotification,
  type SendAnswer,
} from "../../../business/notices/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { negotiateLanguage } from "../../../foundation/language/index.ts";
import { NotSent, openApi } from "./call-telegram.ts";

export interface TelegramSettings {
  readonly botToken: string;
  /** Without its `@`. */
  readonly botName: string;
  /** Given to setWebhook as `secret_token`. */
  readonly webhookSecret: string;
  readonly apiUrl: string;
}

const SIGNS_MAX = 4000;

/** A bot of Telegram's that people write to first. */
export function telegramChat(settings: TelegramSettings): ChatChannel {
  const api = openApi(settings.botToken, settings.apiUrl);
  return {
    name: "telegram",
    channel: "telegram",
    // The Bot API has no key under which a copy would be known.
    repeatSeconds: 0,
    async send(message) {
      try {
        await api.sendMessage(message.recipient, chatText(message, SIGNS_MAX), {
          link_preview_options: { is_disabled: true },
        });
        return { kind: "sent" };
      } catch (error) {
        return answerTo(error);
      }
    },
    beginUrl: (code) => `https://t.me/${settings.botName}?start=${code}`,
    hear: (raw) => hear(raw, settings.webhookSecret),
  };
}

// 403: blocked, or the account is gone. 400 "chat not found": there is no such chat. Of 5xx nobody
// knows whether it was done.
function answerTo(error: unknown): SendAnswer {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    const failure = String(code);
    const waitSeconds = parameters.retry_after;
    if (code === 429) {
      return { kind: "not_now", failure, ...(waitSeconds === undefined ? {} : { waitSeconds }) };
    }
    if (code === 403) return { kind: "refused", failure, ends: "left" };
    if (code === 400 && /chat not found/iu.test(description)) {
      return { kind: "refused", failure, ends: "bounced" };
    }
    if (code >= 500) return { kind: "unknown", failure };
    return { kind: "refused", failure };
  }
  const cause = error instanceof HttpError ? error.error : error;
  return cause instanceof NotSent
    ? { kind: "not_now", failure: "no_connection" }
    : { kind: "unknown", failure: "no_answer" };
}

const chat = z.object({ id: z.number().int(), type: z.string() });
const update = z.object({
  message: z
    .object({
      chat,
      text: z.string().optional(),
      from: z.object({ language_code: z.string().optional() }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat,
      date: z.number().int(),
      new_chat_member: z.object({ status: z.string() }),
    })
    .optional(),
});

function hear({ body, headers }: RawNotification, secret: string): readonly Heard[] | undefined {
  if (!isSame(headers["x-telegram-bot-api-secret-token"] ?? "", secret)) return undefined;
  const read = update.safeParse(readJson(body));
  if (!read.success) return [];
  const { message, my_chat_member: member } = read.data;
  if (member !== undefined && member.new_chat_member.status === "kicked") {
    const at = instant(member.date * 1000 + 999);
    return [{ kind: "left", address: String(member.chat.id), at }];
  }
  // A group is nobody's alone.
  if (message?.text === undefined || message.chat.type !== "private") return [];
  const spoken = message.from?.language_code;
  const language = spoken === undefined ? {} : { language: negotiateLanguage(spoken) };
  const text = message.text.slice(0, 500);
  return [{ kind: "text", address: String(message.chat.id), text, ...language }];
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
