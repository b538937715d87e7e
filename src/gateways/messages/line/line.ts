import { HTTPFetchError, messagingApi, validateSignature } from "@line/bot-sdk";
import { z } from "zod";
import {
  chatText,
  type ChatChannel,
  type Heard,
  type RawNotification,
  type SendAnswer,
} from "../../../business/notices/index.ts";
import { instant } from "../../../foundation/clock/index.ts";

export interface LineSettings {
  readonly channelAccessToken: string;
  readonly channelSecret: string;
  /** The account's basic ID, with its `@`. */
  readonly botId: string;
  readonly apiUrl: string;
  /** Where LINE asks its user whether the accounts belong together. */
  readonly dialogUrl: string;
}

// LINE keeps a retry key for 24 hours; our clock and theirs may differ.
const RETRY_KEY_SECONDS = 23 * 3600;

const SIGNS_MAX = 4900;

/** An Official Account of LINE's that people write to first. */
export function lineChat(settings: LineSettings): ChatChannel {
  const { channelAccessToken, apiUrl, dialogUrl, botId } = settings;
  const client = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: apiUrl });
  return {
    name: "line",
    channel: "line",
    repeatSeconds: RETRY_KEY_SECONDS,
    async send(message) {
      const push = {
        to: message.recipient,
        messages: [{ type: "text", text: chatText(message, SIGNS_MAX) }],
      };
      return withinTime(
        client
          .pushMessage(push as messagingApi.PushMessageRequest, message.messageId)
          .then(() => ({ kind: "sent" }) as const, answerTo),
        { kind: "unknown", failure: "timeout" },
      );
    },
    beginUrl: (code) => `https://line.me/R/oaMessage/${encodeURIComponent(botId)}/?${code}`,
    hear: (raw) => hear(raw, settings.channelSecret),
    vouching: {
      ticketFor: async (address) =>
        withinTime(
          client.issueLinkToken(address).then(
            ({ linkToken }) => linkToken,
            () => undefined,
          ),
          undefined,
        ),
      url: (ticket, nonce) =>
        `${dialogUrl}?${String(new URLSearchParams({ linkToken: ticket, nonce }))}`,
    },
  };
}

const TIMEOUT_MS = 15_000;

// The package waits for an answer as long as fetch does, which is minutes.
async function withinTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), TIMEOUT_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
/** The month's messages are used up: longer than any notice stays true. */
const MONTH_SECONDS = 30 * 24 * 3600;

function answerTo(error: unknown): SendAnswer {
  if (!(error instanceof HTTPFetchError)) {
    const code = (error as { cause?: { code?: string } }).cause?.code ?? "no_answer";
    return { kind: NOT_SENT.has(code) ? "not_now" : "unknown", failure: code };
  }
  const { status, body } = error;
  const failure = String(status);
  switch (status) {
    // A message with this key was accepted before.
    case 409:
      return { kind: "sent" };
    case 429:
      return /monthly limit/iu.test(body)
        ? { kind: "not_now", failure: "monthly_limit", waitSeconds: MONTH_SECONDS }
        : { kind: "not_now", failure };
    case 400:
      // `'to'` names nobody to whom this account may write.
      return /'to'/u.test(body)
        ? { kind: "refused", failure, ends: "bounced" }
        : { kind: "refused", failure };
    default:
      // 401 and 403 are ours to repair; meanwhile another way is better than waiting.
      return status >= 500 ? { kind: "unknown", failure } : { kind: "refused", failure };
  }
}

const event = z.object({
  type: z.string(),
  timestamp: z.number(),
  source: z.object({ userId: z.string().optional() }).optional(),
  message: z.object({ type: z.string(), text: z.string().optional() }).optional(),
  link: z.object({ result: z.string(), nonce: z.string() }).optional(),
});
const notification = z.object({ events: z.array(z.unknown()) });

function hear({ body, headers }: RawNotification, secret: string): readonly Heard[] | undefined {
  const raw = Buffer.from(body);
  if (!isSigned(raw, secret, headers["x-line-signature"] ?? "")) return undefined;
  const read = notification.safeParse(readJson(raw));
  // An event of a kind that came after this was written is none to us.
  return read.success ? read.data.events.flatMap(heardIn) : [];
}

function heardIn(one: unknown): readonly Heard[] {
  const read = event.safeParse(one);
  const address = read.data?.source?.userId;
  if (!read.success || address === undefined) return [];
  const { type, timestamp, message, link } = read.data;
  if (type === "unfollow") return [{ kind: "left", address, at: instant(timestamp) }];
  if (type === "message" && message?.text !== undefined) {
    return [{ kind: "text", address, text: message.text.slice(0, 500) }];
  }
  if (type === "accountLink" && link?.result === "ok") {
    return [{ kind: "vouched", address, nonce: link.nonce }];
  }
  return [];
}

function isSigned(raw: Buffer, secret: string, signature: string): boolean {
  // The package compares in constant time, and throws on another length.
  return /^[A-Za-z0-9+/]{43}=$/u.test(signature) && validateSignature(raw, secret, signature);
}

function readJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return undefined;
  }
}
