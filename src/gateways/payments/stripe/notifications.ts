import type Stripe from "stripe";
import { z } from "zod";
import type { Notification } from "../../../business/payments/index.ts";
import { epochMs, type Instant } from "../../../foundation/clock/index.ts";
import { ownerOf } from "./references.ts";

export const SIGNATURE_HEADER = "stripe-signature";

/** Older or younger than this, a signature is refused: docs.stripe.com/webhooks/signatures. */
const TOLERANCE_SECONDS = 300;

/** What an endpoint of ours must be told of; `tsunagu doctor` looks whether it is. */
export const EVENTS = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "charge.refunded",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const;

/** And what beside it where readers take cards. */
export const READER_EVENTS = [
  "terminal.reader.action_succeeded",
  "terminal.reader.action_failed",
] as const;

const NEWS = /^(?:checkout\.session|payment_intent|charge|refund|terminal\.reader)\./;

const intentId = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const event = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z.object({
    object: z.object({
      metadata: z.record(z.string(), z.string()).nullish(),
      payment_intent: intentId.nullish(),
      action: z
        .object({ process_payment_intent: z.object({ payment_intent: intentId }).nullish() })
        .nullish(),
    }),
  }),
});

/** Takes a notification that is signed with one of our secrets, now: any of several v1 may fit. */
export async function readNotification(
  raw: { body: Uint8Array; headers: Readonly<Record<string, string>>; now: Instant },
  secrets: readonly string[],
): Promise<Notification> {
  const header = raw.headers[SIGNATURE_HEADER] ?? "";
  const { default: Package } = await import("stripe");
  const isSigned =
    isTimely(header, raw.now) &&
    secrets.some((secret) => fits(Package, { ...raw, header, secret }));
  if (!isSigned) return { kind: "forged" };
  return meaningOf(Buffer.from(raw.body).toString("utf8"), header);
}

// The package bounds the past alone, and reads the first digits of anything as a time.
function isTimely(header: string, now: Instant): boolean {
  const signedAt = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1];
  if (signedAt === undefined) return false;
  return Math.abs(epochMs(now) / 1000 - Number(signedAt)) <= TOLERANCE_SECONDS;
}

function fits(
  { webhooks, errors }: typeof Stripe,
  signed: { body: Uint8Array; header: string; secret: string; now: Instant },
): boolean {
  const { body, header, secret, now } = signed;
  const at = epochMs(now);
  try {
    webhooks.signature?.verifyHeader(body, header, secret, TOLERANCE_SECONDS, undefined, at);
    return webhooks.signature !== null;
  } catch (error) {
    if (error instanceof errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

function meaningOf(body: string, header: string): Notification {
  const read = parse(body);
  // Signed by Stripe, yet nothing to read: never ours to act on, never to be sent again.
  if (read === undefined) return { kind: "irrelevant", notificationId: header };
  const notificationId = read.id;
  if (!NEWS.test(read.type)) return { kind: "irrelevant", notificationId };
  const { metadata, payment_intent, action } = read.data.object;
  const owner = ownerOf(metadata ?? {});
  if (owner !== undefined) {
    const { lineId, attemptId } = owner;
    return { kind: "valid", notificationId, lineId, attemptId };
  }
  // Disputes, and refunds made by hand, carry no metadata of ours.
  const reference = payment_intent ?? action?.process_payment_intent?.payment_intent;
  return reference === undefined
    ? { kind: "irrelevant", notificationId }
    : { kind: "unplaced", notificationId, reference };
}

function parse(body: string): z.infer<typeof event> | undefined {
  try {
    const parsed = event.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
