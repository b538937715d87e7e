import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import type { PlanId } from "../catalogue/index.ts";
import type { Renewal, RenewalState } from "./renewal.ts";

/** Within this time after a payment, the same line is not sold to again without a word. */
const JUST_PAID_MINUTES = 15;
const SAME_PLAN_HOURS = 24;

const UNDER_WAY: readonly RenewalState[] = [
  "draft",
  "awaiting_payment",
  "paid",
  "activating",
  "activation_unknown",
];
const PAID_FOR: readonly RenewalState[] = ["active", "queued", "completed"];

export type Duplicate =
  /** Stop: continue that order, or say explicitly that a second one is meant. */
  | {
      readonly kind: "stop";
      readonly why: "under_way" | "just_paid" | "unpaid_slip";
      readonly order: Renewal;
    }
  /** Worth a line on the page, no more. */
  | { readonly kind: "note"; readonly why: "same_plan_today"; readonly order: Renewal };

/** Looks at every channel's renewals of the line, newest first (domain B.7). */
export function findDuplicate(
  recent: readonly Renewal[],
  wish: { readonly planId: PlanId },
  now: Instant,
): Duplicate | undefined {
  const underWay = recent.find(
    (order) => UNDER_WAY.includes(order.state) && isStillMeant(order, now),
  );
  if (underWay !== undefined) {
    return {
      kind: "stop",
      why: isSlip(underWay, now) ? "unpaid_slip" : "under_way",
      order: underWay,
    };
  }
  const paid = recent.find((order) => PAID_FOR.includes(order.state) && order.paidAt !== undefined);
  if (paid?.paidAt !== undefined && now < addMinutes(paid.paidAt, JUST_PAID_MINUTES)) {
    return { kind: "stop", why: "just_paid", order: paid };
  }
  const samePlan = recent.find(
    (order) =>
      PAID_FOR.includes(order.state) &&
      order.planId === wish.planId &&
      order.paidAt !== undefined &&
      now < addMinutes(order.paidAt, SAME_PLAN_HOURS * 60),
  );
  return samePlan === undefined
    ? undefined
    : { kind: "note", why: "same_plan_today", order: samePlan };
}

/**
 * A later order of the line that is under way or was just paid: paying this one too would most
 * likely pay twice. An order whose payment failed may be forgotten, and placed anew.
 */
export function supersededBy(
  recent: readonly Renewal[],
  order: Renewal,
  now: Instant,
): Renewal | undefined {
  const later = recent.filter(
    (one) => one.renewalId !== order.renewalId && order.placedAt < one.placedAt,
  );
  const duplicate = findDuplicate(later, order, now);
  return duplicate?.kind === "stop" ? duplicate.order : undefined;
}

function isStillMeant(order: Renewal, now: Instant): boolean {
  return order.paidAt !== undefined || now < order.payBy;
}

// Only a slip leaves more than an hour to pay.
function isSlip(order: Renewal, now: Instant): boolean {
  return order.state === "awaiting_payment" && addMinutes(now, 60) < order.payBy;
}
