import { addSeconds, type Instant } from "../../../../foundation/clock/index.ts";
import { SLOW_REFUND_SECONDS } from "../sentinels.ts";
import type { Payment } from "./payment.ts";

export interface Refund {
  readonly id: string;
  readonly reference: string;
  readonly paymentId: string;
  readonly amountYen: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: "pending" | "done" | "failed";
  readonly failure?: "refund_declined";
  readonly createdAt: Instant;
  readonly due?: Instant;
  readonly doneAt?: Instant;
}

export type RefundRefusal =
  | "payment_not_succeeded"
  | "method_not_refundable"
  | "refund_exceeds_payment";

export interface RefundWish {
  readonly id: string;
  readonly reference: string;
  readonly amountYen: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Refuses what was never received, what goes back to no konbini, and more than is left. */
export function decideRefund(
  payment: Payment,
  earlier: readonly Refund[],
  wish: RefundWish,
  now: Instant,
): Refund | RefundRefusal {
  if (payment.status !== "succeeded") return "payment_not_succeeded";
  if (payment.method === "konbini") return "method_not_refundable";
  if (wish.amountYen > payment.receivedYen - refundedYen(earlier)) return "refund_exceeds_payment";
  const begun = { ...wish, paymentId: payment.id, createdAt: now };
  if (payment.behaviour === "refund_fails") {
    return { ...begun, status: "failed", failure: "refund_declined" };
  }
  if (payment.behaviour === "refund_slow") {
    return { ...begun, status: "pending", due: addSeconds(now, SLOW_REFUND_SECONDS) };
  }
  return { ...begun, status: "done", doneAt: now };
}

export function settleRefund(refund: Refund, now: Instant): Refund {
  if (refund.due === undefined || refund.due > now) return refund;
  const { due: doneAt, ...rest } = refund;
  return { ...rest, status: "done", doneAt };
}

/** What was given back or is on its way; a failed refund takes nothing. */
export function refundedYen(refunds: readonly Refund[]): number {
  return refunds
    .filter((refund) => refund.status !== "failed")
    .reduce((sum, refund) => sum + refund.amountYen, 0);
}
