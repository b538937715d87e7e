import type {
  DisputeReading,
  NextAction,
  PaymentFailure,
  PaymentReading,
  RefundReading,
} from "../../../business/payments/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { PaymentAnswer, RefundAnswer, SessionAnswer } from "./answers.ts";
import { chainOf } from "./methods.ts";

// What the customer has to act on for days is `authorized` there, long before any money has moved.
const PAID_LATER = ["konbini", "bank_transfer", "pay_easy"];

/** Which amount counts as received, when the customer's wallet pays in another currency. */
interface Charged {
  readonly amount: number;
}

export function readingOfPayment(payment: PaymentAnswer, charged?: Charged): PaymentReading {
  const providerReference = paymentReference(payment.id);
  switch (payment.status) {
    case "captured":
    case "refunded": {
      const received = receivedOf(payment, charged);
      if (received === undefined) return { kind: "unknown" };
      const disputes = disputesOf(payment);
      return {
        kind: "succeeded",
        providerReference,
        amountYen: yen(received),
        at: instant(payment.captured_at ?? payment.created_at),
        ...(disputes.length === 0 ? {} : { disputes }),
      };
    }
    case "pending":
    case "authorized": {
      const next = slipOf(payment);
      return { kind: "pending", providerReference, ...(next === undefined ? {} : { next }) };
    }
    case "cancelled":
    case "expired":
    case "failed":
      return { kind: "failed", failure: FAILURES[payment.status], isFinal: true };
  }
}

const FAILURES = {
  cancelled: "cancelled",
  expired: "expired",
  failed: "declined",
} as const satisfies Partial<Record<PaymentAnswer["status"], PaymentFailure>>;

/** A try that failed leaves the page open for another; money on its way outlives the page. */
export function readingOfSession(session: SessionAnswer): PaymentReading {
  const providerReference = sessionReference(session.id);
  const isOpen = session.status === "pending" && !session.expired;
  const next: NextAction = { kind: "redirect", url: session.session_url };
  if (session.payment != null) {
    const reading = readingOfPayment(session.payment, session);
    if (reading.kind !== "failed" || session.status === "completed") {
      const waits = reading.kind === "pending" && reading.next === undefined && isOpen;
      return reading.kind === "pending"
        ? { ...reading, providerReference, ...(waits ? { next } : {}) }
        : reading;
    }
    if (isOpen) return { ...reading, isFinal: false };
  }
  if (isOpen) return { kind: "pending", providerReference, next };
  if (session.status === "completed") return { kind: "unknown" };
  const failure = session.status === "cancelled" ? "cancelled" : "expired";
  return { kind: "failed", failure, isFinal: true };
}

/** Of several payments under one order number the one that matters: paid before open before over. */
export function decisiveOf(payments: readonly PaymentAnswer[]): PaymentAnswer | undefined {
  const RANKS: readonly PaymentAnswer["status"][][] = [
    ["captured", "refunded"],
    ["authorized", "pending"],
    ["cancelled", "expired", "failed"],
  ];
  return RANKS.map((rank) => payments.find(({ status }) => rank.includes(status))).find(Boolean);
}

export function slipOf(payment: PaymentAnswer): Extract<NextAction, { kind: "slip" }> | undefined {
  const { payment_details: details, payment_deadline: deadline } = payment;
  if (details == null || deadline == null || !PAID_LATER.includes(details.type)) return undefined;
  // The till would ask for more than the order says: KOMOJU's own fee, on top, from the customer.
  if (payment.total !== payment.amount) return undefined;
  const { receipt, confirmation_code: confirmation, instructions_url: voucherUrl } = details;
  return {
    kind: "slip",
    payBy: instant(deadline),
    chains:
      receipt == null
        ? []
        : [
            {
              chain: chainOf(details.store ?? details.type),
              paymentCode: receipt,
              ...(confirmation == null ? {} : { confirmationNumber: confirmation }),
            },
          ],
    ...(voucherUrl == null ? {} : { voucherUrl }),
  };
}

export function refundReading(payment: PaymentAnswer, refund: RefundAnswer): RefundReading {
  return { kind: "done", providerReference: refundReference(payment.id, refund.id) };
}

export function paymentReference(id: string): string {
  return `payments/${id}`;
}

export function refundReference(paymentId: string, id: string): string {
  return `${paymentReference(paymentId)}/refunds/${id}`;
}

export function sessionReference(id: string): string {
  return `sessions/${id}`;
}

function receivedOf(payment: PaymentAnswer, charged: Charged | undefined): number | undefined {
  if (payment.currency === "JPY") return payment.total - payment.payment_method_fee;
  return charged?.amount;
}

// A bank that took its money back: KOMOJU books it as a refund of its own, and it is decided.
function disputesOf(payment: PaymentAnswer): readonly DisputeReading[] {
  return (payment.refunds ?? [])
    .filter(({ chargeback }) => chargeback === true)
    .map((refund) => ({
      reference: refundReference(payment.id, refund.id),
      state: "lost",
      amountYen: yen(refund.amount),
      reason: "chargeback",
      openedAt: instant(refund.created_at),
    }));
}
