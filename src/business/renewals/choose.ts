import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Picture } from "./next-step.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import { canTake, isWaitingForCarrier, WAIT_SECONDS } from "./renewal.ts";
import { changeRenewal, renewalOf, stepRenewal, type RenewalKey } from "./renewals-store.ts";
import { wantRefund } from "./want-refund.ts";

export type ChoiceRefusal = "order_unknown" | "too_late" | "promise_still_runs";

/** Cancels an order that is not paid. Money that comes later goes back by itself. */
export async function cancelRenewal(
  act: Act,
  key: RenewalKey,
): Promise<Outcome<null, ChoiceRefusal>> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture === undefined) return refused("order_unknown");
    const { renewal } = picture;
    if (renewal.state === "cancelled") return done(null);
    // One that joined another one's checkout goes with it, or with nothing.
    if (!canTake("renewal.cancelled", renewal.state) || picture.lead !== undefined) {
      return refused("too_late", { facts: { state: renewal.state } });
    }
    await turn.write(
      {
        name: "renewal.cancelled",
        thing: key.renewalId,
        before: { state: renewal.state },
        after: { state: "cancelled" },
      },
      [
        stepRenewal(act, renewal, "renewal.cancelled", {
          dueAt: act.clock.now(),
          retryAt: undefined,
          tries: 0,
        }),
      ],
    );
    return done(null);
  });
}

/** Past the promise: the customer would rather wait than have the money back by itself. */
export async function chooseToWait(
  act: Act,
  key: RenewalKey,
): Promise<Outcome<null, ChoiceRefusal>> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture === undefined) return refused("order_unknown");
    const { renewal } = picture;
    if (!isWaitingForCarrier(renewal))
      return refused("too_late", { facts: { state: renewal.state } });
    if (!isPastPromise(act, picture)) return refused("promise_still_runs");
    const now = act.clock.now();
    await turn.write(
      { name: "renewal.wait_chosen", thing: key.renewalId, after: { state: renewal.state } },
      [
        changeRenewal(act, renewal, {
          pastPromiseChoice: "wait",
          waitUntil: addSeconds(now, WAIT_SECONDS),
          dueAt: now,
        }),
      ],
    );
    return done(null);
  });
}

/**
 * The customer wants all the money back for a plan that has not come. Before the promise is missed
 * only where the carrier can take back what it may just have granted; afterwards always.
 */
export async function chooseRefund(
  act: Act,
  outside: Outside,
  key: RenewalKey,
): Promise<Outcome<null, ChoiceRefusal>> {
  const renewal = await renewalOf(act, key);
  if (renewal === undefined) return refused("order_unknown");
  const wanted = await wantRefund(act, outside, { ...key, shownYen: renewal.totalYen });
  if (wanted.ok) return wanted;
  if (wanted.refusal === "promise_still_runs") return refused(wanted.refusal);
  return refused("too_late", { facts: { state: renewal.state } });
}

function isPastPromise(act: Act, { renewal }: Picture): boolean {
  return renewal.promisedAt !== undefined && renewal.promisedAt <= act.clock.now();
}
