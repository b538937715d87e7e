import type { RefundReading, RefundRequest } from "../../../business/payments/index.ts";
import { paymentAnswer, sessionAnswer, type PaymentAnswer } from "./answers.ts";
import { effectOf, errorCodeOf, payloadOf, type Call } from "./caller.ts";
import { refundReading } from "./readings.ts";
import { placeOf } from "./references.ts";

/**
 * Refunds are found by their description, which is our id: KOMOJU forgets an idempotency key after
 * 24 hours, so what it has made already is looked for before each request.
 */
export async function refund(call: Call, request: RefundRequest): Promise<RefundReading> {
  const payment = await paymentAt(call, request.providerReference);
  // Nothing was asked for yet, so nothing was done.
  if (payment === "unknown") return { kind: "never_seen" };
  if (payment === "unpaid") return { kind: "refused", failure: "not_paid" };
  const made = findRefund(payment, request.refundId);
  if (made !== undefined) return made;
  const outcome = await call.post({
    path: `/payments/${payment.id}/refund`,
    body: { amount: request.amountYen, description: request.refundId },
    key: request.refundId,
  });
  const after = payloadOf(outcome, paymentAnswer);
  if (after !== undefined) return findRefund(after, request.refundId) ?? { kind: "unknown" };
  switch (effectOf(outcome)) {
    case "busy":
      return { kind: "never_seen" };
    case "none":
      return { kind: "refused", failure: errorCodeOf(outcome) };
    case "unknown":
      return { kind: "unknown" };
  }
}

export async function readRefund(
  call: Call,
  asked: { refundId: string; paymentReference?: string; providerReference?: string },
): Promise<RefundReading> {
  const reference = asked.providerReference ?? asked.paymentReference;
  if (reference === undefined) return { kind: "unknown" };
  const payment = await paymentAt(call, reference);
  if (payment === "unknown") return { kind: "unknown" };
  if (payment === "unpaid") return { kind: "never_seen" };
  return findRefund(payment, asked.refundId) ?? { kind: "never_seen" };
}

/** The payment itself, also when the reference is that of its page. */
async function paymentAt(
  call: Call,
  reference: string,
): Promise<PaymentAnswer | "unpaid" | "unknown"> {
  const place = placeOf(reference);
  if (place === undefined) return "unknown";
  const outcome = await call.get(place.path);
  if (place.kind === "payment") return payloadOf(outcome, paymentAnswer) ?? "unknown";
  const session = payloadOf(outcome, sessionAnswer);
  if (session === undefined) return "unknown";
  return session.payment ?? "unpaid";
}

function findRefund(payment: PaymentAnswer, refundId: string): RefundReading | undefined {
  const found = payment.refunds?.find(({ description }) => description === refundId);
  return found === undefined ? undefined : refundReading(payment, found);
}
