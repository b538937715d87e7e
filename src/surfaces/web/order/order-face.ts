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

/** Seconds until the page looks again by itself; undefined where nothing is awaited. */
export function refreshOf(face: OrderFace): number | undefined {
  if (face === "working" || face === "checking") return 2;
  if (face === "late" || face === "refunding") return 15;
  return face === "unpaid" ? 8 : undefined;
}
