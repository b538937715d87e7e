import {
  openSubscription,
  type Brief,
  type MessageChannel,
  type OutgoingMessage,
  type PushAddress,
  type SendAnswer,
} from "../../../business/notices/index.ts";
import { addHours, epochMs, type Clock } from "../../../foundation/clock/index.ts";
import { callOut, type CallOut, type CallOutcome } from "../../../foundation/http/index.ts";
import type { PushSigner } from "../../../foundation/secrets/index.ts";
import { encryptPush, PLAIN_BYTES_MAX } from "./encrypt.ts";

export interface WebPushSettings {
  readonly signer: PushSigner;
  /** Whom a push service may ask about us: `https://…` or `mailto:…` (RFC 8292, 2.1). */
  readonly contact: string;
  readonly clock: Clock;
  /** Sends a request; where a subscription leads is for `reach: "public"` to judge. */
  readonly call?: (call: CallOut) => Promise<CallOutcome>;
}

const TOKEN_HOURS = 12;
/** A phone that is off for a day has missed it: the line's page says more by then. */
const KEPT_SECONDS = 24 * 3600;
const TIMEOUT_MS = 15_000;

/** Sends notices to browsers over their push services. */
export function webPushChannel({ call = callOut, ...settings }: WebPushSettings): MessageChannel {
  return {
    name: "web_push",
    // A copy bears the tag of the first, and takes its place on the screen.
    repeatSeconds: 3600,
    async send(message) {
      const { brief, recipient } = message;
      const subscription = openSubscription(recipient);
      if (subscription === undefined) return { kind: "refused", failure: "unreadable" };
      if (brief === undefined) return { kind: "refused", failure: "no_brief" };
      const push = async (text: string) =>
        call(requestFor(message, { subscription, text, settings }));
      const outcome = await push(payloadOf(message, brief));
      if (outcome.kind !== "answered" || outcome.status !== 413) return answerTo(outcome);
      return answerTo(await push(payloadOf(message, { ...brief, body: "" })));
    },
  };
}

function requestFor(
  message: OutgoingMessage,
  of: {
    readonly subscription: PushAddress;
    readonly text: string;
    readonly settings: Omit<WebPushSettings, "call">;
  },
): CallOut {
  const { subscription, text, settings } = of;
  return {
    url: subscription.endpoint,
    method: "POST",
    headers: {
      Authorization: authorise(subscription.endpoint, settings),
      "Content-Encoding": "aes128gcm",
      "Content-Type": "application/octet-stream",
      TTL: String(KEPT_SECONDS),
      Urgency: "normal",
      // While it was not delivered, a copy takes its place (RFC 8030, 5.4).
      Topic: message.messageId.replaceAll("-", "").slice(0, 32),
    },
    body: encryptPush(Buffer.from(text), subscription),
    timeoutMs: TIMEOUT_MS,
    reach: "public",
  };
}

// RFC 8292: says who sends, to which service alone, and for how long that is good.
function authorise(
  endpoint: string,
  { signer, contact, clock }: Omit<WebPushSettings, "call">,
): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
  const exp = Math.floor(epochMs(addHours(clock.now(), TOKEN_HOURS)) / 1000);
  const head = part({ typ: "JWT", alg: "ES256" });
  const text = `${head}.${part({ aud: new URL(endpoint).origin, exp, sub: contact })}`;
  return `vapid t=${text}.${signer.sign(text).toString("base64url")}, k=${signer.publicKey}`;
}

/** What the worker on the device reads; the body is cut until all of it fits. */
function payloadOf({ messageId, language }: OutgoingMessage, brief: Brief): string {
  const { title, url } = brief;
  let signs = Array.from(brief.body);
  for (;;) {
    const body = signs.length === Array.from(brief.body).length ? brief.body : `${signs.join("")}…`;
    const text = JSON.stringify({ title, body, url, tag: messageId, lang: language });
    const over = Buffer.byteLength(text) - PLAIN_BYTES_MAX;
    if (over <= 0 || signs.length === 0) return text;
    signs = signs.slice(0, Math.max(0, signs.length - Math.max(1, Math.floor(over / 4))));
  }
}

function answerTo(outcome: CallOutcome): SendAnswer {
  if (outcome.kind === "unknown") return { kind: "unknown", failure: outcome.reason };
  if (outcome.kind === "not_sent") {
    // Nothing of a push service leads into our own network: it was never one.
    if (outcome.reason === "private_address") {
      return { kind: "refused", failure: outcome.reason, ends: "bounced" };
    }
    return { kind: "not_now", failure: outcome.reason };
  }
  const { status, headers } = outcome;
  const failure = String(status);
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "refused", failure, ends: "left" };
  // Who we are is for us to repair; the notice waits, as when the service is busy or down.
  if (status === 401 || status === 403 || status === 429 || status >= 500) {
    return { kind: "not_now", failure, ...waitOf(headers["retry-after"]) };
  }
  return { kind: "refused", failure };
}

function waitOf(text: string | undefined): { readonly waitSeconds?: number } {
  return text !== undefined && /^\d{1,6}$/u.test(text) ? { waitSeconds: Number(text) } : {};
}
