import type { Order } from "../../../business/renewals/index.ts";
import type { OrderFace } from "./texts/index.ts";

/** How an order looks to its customer: every state has exactly one face. */
export function faceOf(order: Order): OrderFace {
  const { renewal, openAttempt, refunds } = order;
  switch (renewal.state) {
    case "draft":
    case "awaiting_payment":
      if (openAttempt?.next?.kind === "slip") return "slip";
      if (openAttempt?.heardAt !== undefined) return "checking";
      if (openAttempt !== undefined && openAttempt.next === undefined) return "checking";
      return "unpaid";
    case "payment_failed":
      return "failed";
    case "payment_expired":
    case "cancelled":
      if (refunds.length === 0) return "over";
      return refunds.every((refund) => refund.state === "done") ? "refunded" : "refunding";
    case "paid":
    case "activating":
    case "activation_unknown":
    case "activation_failed":
      return order.may.choose ? "late" : "working";
    case "active":
    case "completed":
      return "done";
    case "queued":
      return "waiting_turn";
    case "refunding":
      return "refunding";
    case "refunded":
      return "refunded";
  }
}

/** Changes whenever the page would look different; the island waits for that. */
export function tokenOf(order: Order): string {
  return [order.renewal.state, order.renewal.pastPromiseChoice, faceOf(order)].join(" ");
}

const SOON_SECONDS = 30;

/**
 * Seconds until the page looks again by itself; undefined where nothing is awaited. Often while
 * an answer is due any moment, rarely where somebody may be filling in a form.
 */
export function refreshOf(order: Order): number | undefined {
  const face = faceOf(order);
  if (face === "working") {
    const { promiseSeconds } = order.renewal;
    const waited = promiseSeconds - (order.promiseLeftSeconds ?? promiseSeconds);
    return waited < SOON_SECONDS ? 2 : 10;
  }
  return REFRESH_SECONDS[face];
}

const REFRESH_SECONDS: Readonly<Partial<Record<OrderFace, number>>> = {
  checking: 2,
  refunding: 15,
  unpaid: 60,
  slip: 60,
  late: 60,
};
