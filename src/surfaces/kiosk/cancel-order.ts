import {
  cancelRenewal,
  outsideOf,
  readOrder,
  stopAttempt,
  type StopRefusal,
} from "../../business/renewals/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { stopCash } from "./cash.ts";
import type { AtKiosk } from "./ground.ts";
import { openOrder } from "./line-key.ts";
import { readOrderView, type OrderView } from "./show-order.ts";

/** Cancels an unpaid order of this machine; a sum that stands on the reader is taken off first. */
export async function cancelOrder(
  at: AtKiosk,
  key: string,
): Promise<Outcome<OrderView, StopRefusal | "order_unknown" | "too_late">> {
  const { act, ground } = at;
  const opened = await openOrder(at, key);
  if (!opened.ok) return opened;
  const renewal = opened.value;
  await stopCash(at, renewal);
  const attempt = (await readOrder(act, renewal))?.openAttempt;
  if (attempt?.kind === "terminal") {
    const { attemptId } = attempt;
    const stopped = await stopAttempt(act, outsideOf(ground), { ...renewal, attemptId });
    if (!stopped.ok) return stopped;
  }
  const cancelled = await cancelRenewal(act, renewal);
  ground.nudge();
  if (cancelled.ok) return done(await readOrderView(at, renewal));
  return refused(cancelled.refusal === "order_unknown" ? "order_unknown" : "too_late", {
    ...(cancelled.facts === undefined ? {} : { facts: cancelled.facts }),
  });
}
