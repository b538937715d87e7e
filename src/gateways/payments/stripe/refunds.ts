import type { RefundReading, RefundRequest } from "../../../business/payments/index.ts";
import { ask, isUnauthorised, readList, type Connect, type Fault } from "./client.ts";
import { askPaidIntent } from "./find-payment.ts";
import { refundShape } from "./objects.ts";
import { isOfKonbini, refundReadingOf } from "./readings.ts";

/**
 * Gives money back the way it came. A slip's is refused here: Stripe would mail its payer for a
 * bank account, and we have him claim it.
 */
export async function refund(connect: Connect, request: RefundRequest): Promise<RefundReading> {
  const { refundId, attemptId, lineId, amountYen, providerReference } = request;
  const paid = await askPaidIntent(connect, providerReference);
  // Only read so far, and nothing made: it may be asked for again.
  if (paid.kind !== "answered") return { kind: "never_seen" };
  if (paid.value?.status !== "succeeded") {
    return { kind: "refused", failure: "payment_not_succeeded" };
  }
  if (isOfKonbini(paid.value)) return { kind: "refused", failure: "method_not_refundable" };
  const { id } = paid.value;
  const metadata = { refund_id: refundId, attempt_id: attemptId, line_id: lineId };
  const asked = await ask(connect, refundShape, (stripe) =>
    stripe.refunds.create(
      { payment_intent: id, amount: amountYen, metadata },
      { idempotencyKey: refundId },
    ),
  );
  return asked.kind === "answered" ? refundReadingOf(asked.value) : readingOfFault(asked);
}

function readingOfFault(fault: Fault): RefundReading {
  // A key that was exchanged too early must not leave the money with us for good.
  if (isUnauthorised(fault)) return { kind: "never_seen" };
  switch (fault.kind) {
    case "not_sent":
    case "busy":
      return { kind: "never_seen" };
    case "refused":
      return { kind: "refused", failure: fault.code };
    case "unknown":
      return { kind: "unknown" };
  }
}

/** By its own id; else among all that the payment has given back, where a lost one shows too. */
export async function readRefund(
  connect: Connect,
  asked: { refundId: string; paymentReference?: string; providerReference?: string },
): Promise<RefundReading> {
  const { refundId, paymentReference, providerReference } = asked;
  const isOurs = ({ metadata }: { metadata: Readonly<Record<string, string>> }) =>
    metadata["refund_id"] === refundId;
  if (providerReference !== undefined) {
    const found = await ask(connect, refundShape, (stripe) =>
      stripe.refunds.retrieve(providerReference),
    );
    const isFound = found.kind === "answered" && isOurs(found.value);
    return isFound ? refundReadingOf(found.value) : { kind: "unknown" };
  }
  const paid = await askPaidIntent(connect, paymentReference ?? "");
  if (paid.kind !== "answered") return { kind: "unknown" };
  if (paid.value === undefined) return { kind: "never_seen" };
  const { id } = paid.value;
  const listed = await readList(
    connect,
    refundShape,
    (stripe, page) => stripe.refunds.list({ ...page, payment_intent: id }),
    isOurs,
  );
  if (listed === undefined) return { kind: "unknown" };
  const found = listed.find(isOurs);
  return found === undefined ? { kind: "never_seen" } : refundReadingOf(found);
}
