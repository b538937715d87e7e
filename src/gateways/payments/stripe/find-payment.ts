import type { AttemptId, Located, PaymentReading } from "../../../business/payments/index.ts";
import { addSeconds, type Instant } from "../../../foundation/clock/index.ts";
import { ask, isMissing, readList, type Asked, type Connect } from "./client.ts";
import { secondsOf } from "./moments.ts";
import {
  disputeShape,
  intentShape,
  listedShape,
  sessionShape,
  type Intent,
  type Session,
} from "./objects.ts";
import { disputeReadingOf, isDisputed } from "./readings.ts";
import { ownerOf } from "./references.ts";

const CHARGE = ["latest_charge.balance_transaction"];
const SESSION_PARTS = CHARGE.map((part) => `payment_intent.${part}`);

export function isSession(reference: string): boolean {
  return reference.startsWith("cs_");
}

export function askSession(connect: Connect, id: string): Promise<Asked<Session>> {
  return ask(connect, sessionShape, (stripe) =>
    stripe.checkout.sessions.retrieve(id, { expand: SESSION_PARTS }),
  );
}

export function askIntent(connect: Connect, id: string): Promise<Asked<Intent>> {
  return ask(connect, intentShape, (stripe) =>
    stripe.paymentIntents.retrieve(id, { expand: CHARGE }),
  );
}

/** The intent that took a payment, by either of its references; none when nobody has paid yet. */
export async function askPaidIntent(
  connect: Connect,
  reference: string,
): Promise<Asked<Intent | undefined>> {
  if (!isSession(reference)) return askIntent(connect, reference);
  const asked = await askSession(connect, reference);
  if (asked.kind !== "answered") return asked;
  const { payment_intent: intent } = asked.value;
  if (typeof intent === "string") return { kind: "unknown" };
  return { kind: "answered", value: intent ?? undefined };
}

// Our clock and Stripe's may differ, and between writing down and asking a machine may stand still.
const BEFORE_SECONDS = 60;
const AFTER_SECONDS = 900;

/**
 * Where a payment is whose answer was lost: it was made just after its attempt was begun. Lists
 * show what was made at once; Stripe's search lags behind by a minute and more, so it proves nothing.
 */
export async function searchSession(connect: Connect, lost: Lost): Promise<Found> {
  return search(lost, (created, isOurs) =>
    readList(
      connect,
      listedShape,
      (stripe, page) => stripe.checkout.sessions.list({ ...page, created }),
      isOurs,
    ),
  );
}

/** The same for what has no page: slips and readers. */
export async function searchIntent(connect: Connect, lost: Lost): Promise<Found> {
  return search(lost, (created, isOurs) =>
    readList(
      connect,
      listedShape,
      (stripe, page) => stripe.paymentIntents.list({ ...page, created }),
      isOurs,
    ),
  );
}

interface Lost {
  readonly attemptId: AttemptId;
  readonly startedAt: Instant;
}

type Found =
  | { readonly kind: "found"; readonly id: string }
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

type Listed = { readonly id: string; readonly metadata: Readonly<Record<string, string>> };

async function search(
  { attemptId, startedAt }: Lost,
  list: (
    created: { gte: number; lte: number },
    isOurs: (item: Listed) => boolean,
  ) => Promise<readonly Listed[] | undefined>,
): Promise<Found> {
  const created = {
    gte: secondsOf(addSeconds(startedAt, -BEFORE_SECONDS)),
    lte: secondsOf(addSeconds(startedAt, AFTER_SECONDS)),
  };
  const isOurs = ({ metadata }: Listed) => metadata["attempt_id"] === attemptId;
  const listed = await list(created, isOurs);
  if (listed === undefined) return { kind: "unknown" };
  const found = listed.find(isOurs);
  return found === undefined ? { kind: "never_seen" } : { kind: "found", id: found.id };
}

/** Adds what Stripe knows of disputes; a payment whose disputes cannot be read is not read. */
export async function withDisputes(
  connect: Connect,
  intent: Intent,
  reading: PaymentReading,
): Promise<PaymentReading> {
  if (reading.kind !== "succeeded" || !isDisputed(intent)) return reading;
  const disputes = await readList(connect, disputeShape, (stripe, page) =>
    stripe.disputes.list({ ...page, payment_intent: intent.id }),
  );
  if (disputes === undefined) return { kind: "unknown" };
  return { ...reading, disputes: disputes.map(disputeReadingOf) };
}

/** Which attempt an intent belongs to. */
export async function locateIntent(connect: Connect, id: string): Promise<Located> {
  const asked = await askIntent(connect, id);
  if (asked.kind === "answered") return ownerOf(asked.value.metadata) ?? { kind: "not_ours" };
  return isMissing(asked) ? { kind: "not_ours" } : { kind: "unknown" };
}
