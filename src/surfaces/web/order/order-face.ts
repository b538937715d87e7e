import type { Order } from "../../../business/renewals/index.ts";
import type { OrderFace } from "./texts/index.ts";

/** How an order looks to its customer: every state has exactly one face. */
export function faceOf(order: Order): OrderFace {
  const { renewal, openAttempt } = order;
  switch (renewal.state) {
    case "draft":
    case "awaiting_payment":
      if (openAttempt?.next?.kind === "slip") return "slip";
      return openAttempt !== undefined && isOnItsWay(openAttempt) ? "checking" : "unpaid";
    case "payment_failed":
      return "failed";
    case "payment_expired":
    case "cancelled":
      return order.refunds.length === 0 ? "over" : refundFace(order);
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
      return refundFace(order);
    case "refunded":
      return "refunded";
  }
}

function refundFace({ refunds, claims }: Order): OrderFace {
  if (claims.some(({ state }) => state === "open")) return "claim";
  const isBack = refunds.length > 0 && refunds.every(({ state }) => state === "done");
  return isBack ? "refunded" : "refunding";
}

/** The customer has done his part: the money is between the provider and us. */
function isOnItsWay({ state, next, heardAt }: NonNullable<Order["openAttempt"]>): boolean {
  if (heardAt !== undefined || isLeftToProvider(next)) return true;
  return state === "approved" || state === "capturing";
}

function isLeftToProvider(next: NonNullable<Order["openAttempt"]>["next"]): boolean {
  return next === undefined || next.kind === "none";
}

/** Changes whenever the page would look different; the island waits for that. */
export function tokenOf(order: Order): string {
  const claims = [...order.claims, ...order.disputes].map(({ state }) => state);
  return [order.renewal.state, order.renewal.pastPromiseChoice, ...claims, faceOf(order)].join(" ");
}

const SOON_SECONDS = 30;

/**
 * Seconds until the page looks again by itself, where no script runs; undefined where nothing is
 * awaited, or where somebody may be filling in a form that a new page would take from him.
 */
export function refreshOf(order: Order): number | undefined {
  const face = faceOf(order);
  // A provider may review a payment for hours.
  if (face === "checking") return order.openAttempt?.next?.kind === "none" ? 15 : 2;
  if (face === "refunding") return 15;
  if (face !== "working") return undefined;
  const { promiseSeconds } = order.renewal;
  const waited = promiseSeconds - (order.promiseLeftSeconds ?? promiseSeconds);
  return waited < SOON_SECONDS ? 2 : 10;
}

const AWAITED: readonly OrderFace[] = [
  ...(["unpaid", "slip", "failed", "checking", "working", "late", "refunding", "claim"] as const),
];

/** Whether news of the order can change its page; a script listens for them. */
export function isAwaited(order: Order): boolean {
  return AWAITED.includes(faceOf(order));
}
