import type {
  DisputeReading,
  NextAction,
  PaymentFailure,
  PaymentReading,
  RefundReading,
} from "../../../business/payments/index.ts";
import { earlier, type Instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { momentOf } from "./moments.ts";
import type { Dispute, Intent, Session, Slip, StripeFailure, StripeRefund } from "./objects.ts";

/** In the metadata of a session that we closed ourselves; Stripe calls both ends `expired`. */
export const CLOSED_BY = "closed_by";

/** What a hosted page says of its attempt, at `now`. */
export function readingOfSession(session: Session, now: Instant): PaymentReading {
  const { payment_intent: intent } = session;
  if (session.status === "expired") {
    const failure = CLOSED_BY in session.metadata ? "cancelled" : "expired";
    return { kind: "failed", failure, isFinal: true };
  }
  if (intent !== null && typeof intent !== "string") {
    // A page that is complete takes no other try; one that is open does.
    const isFinal = session.status === "complete";
    const isDeclined = intent.status === "requires_payment_method" && hasFailed(intent);
    if (isDeclined) return { kind: "failed", failure: failureOf(intent), isFinal };
    if (intent.status === "succeeded" || isFinal) return readingOfIntent(intent, now);
  }
  if (session.status === "complete") return { kind: "unknown" };
  return { kind: "pending", providerReference: session.id, next: nextOfSession(session) };
}

/** What an intent says of its attempt: a slip, a reader, or a page that is done. */
export function readingOfIntent(intent: Intent, now: Instant): PaymentReading {
  const providerReference = intent.id;
  switch (intent.status) {
    case "succeeded":
      if (intent.currency !== "jpy") {
        return { kind: "mismatched", providerReference, what: "currency" };
      }
      return {
        kind: "succeeded",
        providerReference,
        amountYen: yen(intent.amount_received),
        at: paidAtOf(intent, now),
      };
    case "canceled":
      return { kind: "failed", failure: "cancelled", isFinal: true };
    case "requires_payment_method":
      // It was confirmed by us and by nobody else: what has failed stays so.
      return { kind: "failed", failure: failureOf(intent), isFinal: true };
    case "requires_action":
      return { kind: "pending", providerReference, ...nextOfIntent(intent) };
    case "requires_confirmation":
    case "requires_capture":
    case "processing":
      return { kind: "pending", providerReference };
  }
}

export function nextOfSession({ url }: Session): NextAction {
  return url === null ? { kind: "none" } : { kind: "redirect", url };
}

export function nextOfSlip(slip: Slip): Extract<NextAction, { kind: "slip" }> {
  const chains = CHAINS.flatMap((chain) => {
    const codes = slip.stores[chain];
    if (codes == null) return [];
    const { payment_code: paymentCode, confirmation_number: confirmation } = codes;
    return [
      { chain, paymentCode, ...(confirmation == null ? {} : { confirmationNumber: confirmation }) },
    ];
  });
  return {
    kind: "slip",
    chains,
    payBy: momentOf(slip.expires_at),
    ...(slip.hosted_voucher_url === null ? {} : { voucherUrl: slip.hosted_voucher_url }),
  };
}

const CHAINS = ["familymart", "lawson", "ministop", "seicomart"] as const;

function nextOfIntent({ next_action: next }: Intent): { next?: NextAction } {
  const slip = next?.konbini_display_details;
  return slip === undefined ? {} : { next: nextOfSlip(slip) };
}

export function isOfKonbini({ latest_charge: charge }: Intent): boolean {
  if (charge === null || typeof charge === "string") return false;
  return charge.payment_method_details?.type === "konbini";
}

export function isDisputed({ latest_charge: charge }: Intent): boolean {
  return charge !== null && typeof charge !== "string" && charge.disputed;
}

// A charge for a slip may be as old as the slip: the money came when Stripe booked it.
function paidAtOf(intent: Intent, now: Instant): Instant {
  const { latest_charge: charge } = intent;
  if (charge === null || typeof charge === "string") return now;
  if (!isOfKonbini(intent)) return earlier(momentOf(charge.created), now);
  const { balance_transaction: booked } = charge;
  return booked === null || typeof booked === "string"
    ? now
    : earlier(momentOf(booked.created), now);
}

export function hasFailed({ last_payment_error: error }: Intent): boolean {
  return error != null;
}

/** Codes of docs.stripe.com/error-codes; all other errors of a card are its bank's no. */
const FAILURES: Readonly<Record<string, PaymentFailure>> = {
  authentication_failure: "authentication_failed",
  authentication_required: "authentication_failed",
  payment_intent_authentication_failure: "authentication_failed",
  payment_intent_payment_attempt_expired: "expired",
  payment_method_customer_decline: "declined",
  payment_method_provider_decline: "declined",
  payment_method_provider_timeout: "provider_down",
  processing_error: "provider_down",
};

export function failureOf({ last_payment_error: error }: Intent): PaymentFailure {
  return error == null ? "abandoned" : paymentFailureOf(error);
}

export function paymentFailureOf({ type, code }: StripeFailure): PaymentFailure {
  return FAILURES[code ?? ""] ?? (type === "card_error" ? "declined" : "provider_refused");
}

/** `requires_action` waits for the payer's bank account; the money has not left. */
export function refundReadingOf(refund: StripeRefund): RefundReading {
  const providerReference = refund.id;
  switch (refund.status) {
    case "succeeded":
      return { kind: "done", providerReference };
    case "failed":
    case "canceled":
      return { kind: "refused", failure: refund.failure_reason ?? refund.status };
    default:
      return { kind: "pending", providerReference };
  }
}

const DISPUTES: Readonly<Record<string, DisputeReading["state"]>> = {
  won: "won",
  lost: "lost",
  // An inquiry that came to nothing, and a dispute that was settled before it was one.
  warning_closed: "won",
  prevented: "won",
};

export function disputeReadingOf(dispute: Dispute): DisputeReading {
  const dueBy = dispute.evidence_details?.due_by;
  return {
    reference: dispute.id,
    state: DISPUTES[dispute.status] ?? "open",
    amountYen: yen(dispute.amount),
    reason: dispute.reason,
    openedAt: momentOf(dispute.created),
    ...(dueBy == null ? {} : { respondBy: momentOf(dueBy) }),
  };
}
