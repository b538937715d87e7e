import type { Order } from "../../../business/renewals/index.ts";
import type { AdviceWhy } from "../advise/index.ts";
import { isUnanswered, type Ways } from "../ways/index.ts";
import { faceOf } from "./order-face.ts";

/** Where an order got stuck, for the adviser; undefined while it goes on by itself. */
export function adviceWhyOf(
  order: Order,
  ways: Ways,
  said: "too_late" | undefined,
): AdviceWhy | undefined {
  const face = faceOf(order);
  if (face === "late") return "late";
  if (face === "refunding" || face === "claim" || face === "refunded") return "refunded";
  if (said === "too_late") return "too_late";
  if (!order.may.pay || face === "checking") return undefined;
  const last = order.attempts.at(-1);
  if (ways.offered.length === 0 || (last !== undefined && isUnanswered(last))) {
    return "payments_down";
  }
  return last?.failure === undefined ? undefined : "declined";
}
