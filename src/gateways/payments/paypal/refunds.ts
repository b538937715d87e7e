import type { RefundId, RefundReading, RefundRequest } from "../../../business/payments/index.ts";
import { askSdk, hasIssue, issueOf, type Answer } from "./answers.ts";
import { refundAnswer, refundsOf, takenOf, type Order, type Refund } from "./order-reading.ts";
import { isMissing, readOrder } from "./orders.ts";
import { customIdOf } from "./reference.ts";
import type { Sdk } from "./sdk.ts";

/**
 * Gives back a part or all of a capture. PayPal does not hold a refund's invoice id unique, so the
 * order is read first: a refund that is there already is not made again, however old it is.
 */
export async function refundCapture(sdk: Sdk, request: RefundRequest): Promise<RefundReading> {
  const order = await readOrder(sdk, request.providerReference);
  if (order.kind === "gone") return { kind: "refused", failure: "payment_unknown" };
  // Nothing was sent that could move money.
  if (order.kind !== "ok") return { kind: "never_seen" };
  const made = ownRefund(order.value, request.refundId);
  if (made !== undefined) return refundReading(made);
  const capture = takenOf(order.value);
  if (capture === undefined) return { kind: "refused", failure: "payment_not_captured" };
  const answer = await askSdk(
    async () =>
      sdk.payments.refundCapturedPayment({
        captureId: capture.id,
        paypalRequestId: request.refundId,
        prefer: "return=representation",
        body: {
          amount: { currencyCode: "JPY", value: String(request.amountYen) },
          customId: customIdOf(request),
          invoiceId: request.refundId,
        },
      }),
    refundAnswer,
  );
  return readMade(sdk, request, answer);
}

const NOTHING_LEFT = ["CAPTURE_FULLY_REFUNDED", "REFUND_AMOUNT_EXCEEDED", "DUPLICATE_INVOICE_ID"];

async function readMade(
  sdk: Sdk,
  { refundId, providerReference }: RefundRequest,
  answer: Answer<Refund>,
): Promise<RefundReading> {
  switch (answer.kind) {
    case "ok":
      return refundReading(answer.value);
    case "refused": {
      const refused = { kind: "refused", failure: issueOf(answer) } as const;
      if (!hasIssue(answer, ...NOTHING_LEFT)) return refused;
      // Two of us may have asked at once: it is refused only if it is not there.
      const reading = await readRefund(sdk, { refundId, paymentReference: providerReference });
      return reading.kind === "never_seen" ? refused : reading;
    }
    case "busy":
    case "unauthorized":
    case "not_sent":
      return { kind: "never_seen" };
    case "unknown":
      return { kind: "unknown" };
  }
}

/** By PayPal's id of it, else among the refunds of its order. */
export async function readRefund(
  sdk: Sdk,
  asked: { refundId: RefundId; paymentReference?: string; providerReference?: string },
): Promise<RefundReading> {
  const { refundId, paymentReference, providerReference } = asked;
  if (providerReference !== undefined) {
    const answer = await askSdk(
      async () => sdk.payments.getRefund({ refundId: providerReference }),
      refundAnswer,
    );
    if (answer.kind === "ok") {
      return answer.value.invoice_id === refundId ? refundReading(answer.value) : UNKNOWN;
    }
    const isUnheardOf = answer.kind === "refused" && answer.status === 404 && isMissing(answer);
    return isUnheardOf ? { kind: "never_seen" } : UNKNOWN;
  }
  if (paymentReference === undefined) return UNKNOWN;
  const order = await readOrder(sdk, paymentReference);
  if (order.kind !== "ok") return UNKNOWN;
  const made = ownRefund(order.value, refundId);
  return made === undefined ? { kind: "never_seen" } : refundReading(made);
}

const UNKNOWN = { kind: "unknown" } as const;

function ownRefund(order: Order, refundId: RefundId): Refund | undefined {
  return refundsOf(order).find(({ invoice_id: invoiceId }) => invoiceId === refundId);
}

const REFUND_STATES: Readonly<Record<string, "done" | "pending" | "refused">> = {
  COMPLETED: "done",
  PENDING: "pending",
  FAILED: "refused",
  CANCELLED: "refused",
};

function refundReading({ id, status }: Refund): RefundReading {
  const kind = REFUND_STATES[status];
  if (kind === undefined) return UNKNOWN;
  return kind === "refused"
    ? { kind, failure: `refund_${status.toLowerCase()}` }
    : { kind, providerReference: id };
}
