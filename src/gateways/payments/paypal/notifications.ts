import { z } from "zod";
import type { Located, Notification } from "../../../business/payments/index.ts";
import { addSeconds, instant, type Instant } from "../../../foundation/clock/index.ts";
import { answerOf, askSdk, link, moment, parseJson } from "./answers.ts";
import type { Call } from "./caller.ts";
import { captureAnswer } from "./order-reading.ts";
import { isMissing } from "./orders.ts";
import { placeOf } from "./reference.ts";
import type { Sdk } from "./sdk.ts";

export interface RawNotification {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly now: Instant;
}

/** Clocks differ; but nothing is signed in the future. */
const AHEAD_SECONDS_MAX = 300;

/**
 * PayPal repeats a notification for three days, and does not say whether it signs it anew each
 * time. An old one does no harm: it is claimed once, and only has the truth read again.
 */
const BEHIND_SECONDS_MAX = 4 * 86_400;

const eventAnswer = z.object({
  id: z.string().min(1).max(100),
  event_type: z.string().default(""),
  resource: z
    .object({
      id: z.string().optional(),
      custom_id: z.string().optional(),
      purchase_units: z.array(z.object({ custom_id: z.string().optional() })).default([]),
      disputed_transactions: z
        .array(
          z.object({
            seller_transaction_id: z.string().optional(),
            custom: z.string().optional(),
          }),
        )
        .default([]),
      links: z.array(link).default([]),
    })
    .optional(),
});
type Event = z.infer<typeof eventAnswer>;

/**
 * Has PayPal itself say whether a notification is its own. What is not even of the shape of one is
 * forged without asking; when PayPal cannot be asked it must send it again.
 */
export async function readNotification(
  call: Call,
  webhookId: string,
  raw: RawNotification,
): Promise<Notification> {
  const signed = signatureOf(raw);
  const body = Buffer.from(raw.body).toString("utf8");
  if (signed === undefined || !isJsonObject(body)) return { kind: "forged" };
  const verdict = await verify(call, { ...signed, webhook_id: webhookId }, body);
  if (verdict !== "genuine") return { kind: verdict };
  const event = parseJson(eventAnswer, body);
  return event === undefined
    ? { kind: "irrelevant", notificationId: signed.transmission_id }
    : placed(event);
}

/** `paypal-transmission-id` is `transmission_id` in the question. */
const signature = z.object({
  auth_algo: z.string().regex(/^[a-zA-Z0-9]{1,100}$/),
  cert_url: z.string().max(500).refine(isPaypals),
  transmission_id: z.string().regex(/^[\w-]{1,50}$/),
  transmission_sig: z.string().regex(/^[\w+/=-]{1,500}$/),
  transmission_time: moment,
});

function signatureOf({ headers, now }: RawNotification) {
  const given = Object.keys(signature.shape).map((name) => [
    name,
    headers[`paypal-${name.replaceAll("_", "-")}`],
  ]);
  const read = signature.safeParse(Object.fromEntries(given));
  if (!read.success) return undefined;
  const at = instant(read.data.transmission_time);
  const isInTime =
    at <= addSeconds(now, AHEAD_SECONDS_MAX) && at >= addSeconds(now, -BEHIND_SECONDS_MAX);
  return isInTime ? read.data : undefined;
}

/** Nobody else's certificate proves anything. */
function isPaypals(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  const isPlain = protocol === "https:" && port === "" && username === "";
  return isPlain && (hostname === "paypal.com" || hostname.endsWith(".paypal.com"));
}

function isJsonObject(body: string): boolean {
  return parseJson(z.record(z.string(), z.unknown()), body) !== undefined;
}

const verdictAnswer = z.object({ verification_status: z.enum(["SUCCESS", "FAILURE"]) });

async function verify(
  call: Call,
  signed: z.infer<typeof signature> & { readonly webhook_id: string },
  body: string,
): Promise<"genuine" | "forged" | "unverifiable"> {
  // The event stands in the question letter by letter as it came: what is signed is its checksum.
  const question = `${JSON.stringify(signed).slice(0, -1)},"webhook_event":${body}}`;
  const outcome = await call({
    method: "POST",
    path: "/v1/notifications/verify-webhook-signature",
    headers: { "content-type": "application/json" },
    body: question,
  });
  const answer = answerOf(outcome, verdictAnswer);
  if (answer.kind === "ok") {
    return answer.value.verification_status === "SUCCESS" ? "genuine" : "forged";
  }
  return answer.kind === "refused" && answer.status === 400 ? "forged" : "unverifiable";
}

/** A kept account was taken away, by us or at PayPal by its holder. */
export const GONE_EVENT = "VAULT.PAYMENT-TOKEN.DELETED";

/** The attempt that an event is about; where it does not say so itself, by its capture. */
function placed({ id, event_type: type, resource }: Event): Notification {
  const disputed = resource?.disputed_transactions ?? [];
  const customIds = [
    resource?.custom_id,
    ...(resource?.purchase_units ?? []).map((unit) => unit.custom_id),
    ...disputed.map(({ custom }) => custom),
  ];
  const place = customIds.map(placeOf).find((found) => found !== undefined);
  if (place !== undefined) return { kind: "valid", notificationId: id, ...place };
  if (type === GONE_EVENT && resource?.id !== undefined) {
    return { kind: "method_gone", notificationId: id, token: resource.id };
  }
  const isAboutMoney = /^(?:PAYMENT\.CAPTURE|CUSTOMER\.DISPUTE)\./.test(type);
  const captureId =
    disputed.map((one) => one.seller_transaction_id).find(Boolean) ?? captureBehind(resource);
  return isAboutMoney && captureId !== undefined
    ? { kind: "unplaced", notificationId: id, reference: captureId }
    : { kind: "irrelevant", notificationId: id };
}

/** A refund leads up to the capture that it takes from. */
function captureBehind(resource: Event["resource"]): string | undefined {
  const up = resource?.links.find(({ rel }) => rel === "up")?.href;
  return /\/v2\/payments\/captures\/([\w-]{1,60})$/.exec(up ?? "")?.[1];
}

const locatedAnswer = captureAnswer.pick({ custom_id: true });

/** Asks PayPal for the capture's custom id. */
export async function locateCapture(sdk: Sdk, captureId: string): Promise<Located> {
  const answer = await askSdk(
    async () => sdk.payments.getCapturedPayment({ captureId }),
    locatedAnswer,
  );
  if (answer.kind === "ok") {
    const place = placeOf(answer.value.custom_id);
    return place === undefined ? { kind: "not_ours" } : { kind: "found", ...place };
  }
  const isMissed = answer.kind === "refused" && answer.status === 404 && isMissing(answer);
  return { kind: isMissed ? "not_ours" : "unknown" };
}
