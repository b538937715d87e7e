import {
  cancelRenewal,
  outsideOf,
  readOrder,
  stopAttempt,
  type StopRefusal,
} from "../../business/renewals/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openOrder } from "./line-key.ts";

/**
 * Ends what a customer left open at this machine: the payment is closed at its provider, so that it
 * cannot be paid late, and then the order. Money that came meanwhile stays (`payment_came`); what
 * nobody can say is `not_known_yet`, and the order is worked on whoever looks.
 */
export async function leaveOrder(
  at: AtKiosk,
  key: string,
): Promise<Outcome<null, StopRefusal | "order_unknown">> {
  const { act, ground } = at;
  const opened = await openOrder(at, key);
  if (!opened.ok) return opened;
  const renewal = opened.value;
  const attempt = (await readOrder(act, renewal))?.openAttempt;
  if (attempt !== undefined) {
    const { attemptId } = attempt;
    const stopped = await stopAttempt(act, outsideOf(ground), { ...renewal, attemptId });
    if (!stopped.ok) return stopped;
  }
  const cancelled = await cancelRenewal(act, renewal);
  ground.nudge();
  if (cancelled.ok) return done(null);
  return refused(cancelled.refusal === "order_unknown" ? "order_unknown" : "payment_came");
}
