import {
  addSeconds,
  JST,
  nextMidnight,
  addCalendarDays,
  type Instant,
} from "../../../src/foundation/clock/index.ts";

export type PaymentStatus =
  | "pending"
  | "authorized"
  | "captured"
  | "cancelled"
  | "expired"
  | "refunded"
  | "failed";

/** A payment as this company keeps it: no card, no name. */
export interface Payment {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly amountYen: number;
  readonly feeYen: number;
  readonly orderNumber: string;
  readonly description?: string;
  readonly locale: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly type: string;
  readonly sessionId?: string;
  readonly slip?: { readonly store: string; readonly email: string; readonly code: string };
  readonly deadline?: Instant;
  readonly createdAt: Instant;
  readonly capturedAt?: Instant;
  readonly refunds: readonly Refund[];
}

export interface Refund {
  readonly id: string;
  readonly amountYen: number;
  readonly description: string;
  readonly createdAt: Instant;
  readonly isChargeback: boolean;
}

export interface Session {
  readonly id: string;
  readonly status: "pending" | "completed" | "cancelled";
  readonly amountYen: number;
  readonly orderNumber: string;
  readonly type: string;
  readonly locale: string;
  readonly returnUrl: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly email?: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The payment that completed it, or is about to. */
  readonly paymentId?: string;
}

export type EventType =
  | "payment.authorized"
  | "payment.captured"
  | "payment.cancelled"
  | "payment.expired"
  | "payment.failed"
  | "payment.refund.created"
  | "payment.refunded";

export interface Change {
  readonly payment: Payment;
  readonly events: readonly EventType[];
}

/** So many days later at 23:59:59 in Japan (komoju.com, konbini expiry days). */
export function slipDeadline(now: Instant, days: number): Instant {
  return addSeconds(nextMidnight(addCalendarDays(now, days, JST), JST), -1);
}

/** Cash at the register: also for a number that is dead, for the till was faster than the news. */
export function register(payment: Payment, now: Instant): Change {
  const isUnpaid = ["authorized", "expired", "cancelled"].includes(payment.status);
  return payment.slip !== undefined && isUnpaid ? capture(payment, now) : unchanged(payment);
}

export function capture(payment: Payment, now: Instant): Change {
  return {
    payment: { ...payment, status: "captured", capturedAt: now },
    events: ["payment.captured"],
  };
}

export function cancelPayment(payment: Payment): Change | "too_late" {
  if (payment.status !== "pending" && payment.status !== "authorized") return "too_late";
  return { payment: { ...payment, status: "cancelled" }, events: ["payment.cancelled"] };
}

/** What the clock has brought about. */
export function expireDue(payment: Payment, now: Instant): Change {
  const isDue = payment.status === "authorized" && (payment.deadline ?? now) < now;
  if (!isDue) return unchanged(payment);
  return { payment: { ...payment, status: "expired" }, events: ["payment.expired"] };
}

export type RefundRefusal = "not_paid" | "not_refundable" | "too_much";

export function refundPayment(
  payment: Payment,
  refund: Refund,
): (Change & { readonly refused?: never }) | { readonly refused: RefundRefusal } {
  if (payment.status !== "captured") return { refused: "not_paid" };
  if (payment.slip !== undefined) return { refused: "not_refundable" };
  const left = payment.amountYen - refundedYen(payment);
  if (refund.amountYen > left) return { refused: "too_much" };
  const isWhole = refund.amountYen === left;
  return {
    payment: {
      ...payment,
      refunds: [...payment.refunds, refund],
      status: isWhole ? "refunded" : "captured",
    },
    events: isWhole ? ["payment.refund.created", "payment.refunded"] : ["payment.refund.created"],
  };
}

export function refundedYen({ refunds }: Payment): number {
  return refunds.reduce((sum, { amountYen }) => sum + amountYen, 0);
}

export function isOpenSession(session: Session, now: Instant): boolean {
  return session.status === "pending" && now < session.expiresAt;
}

function unchanged(payment: Payment): Change {
  return { payment, events: [] };
}
