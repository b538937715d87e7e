import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertActivation, type Activation } from "../activation/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { askQuote } from "./ask-quotes.ts";
import type { ChoiceRefusal } from "./choose.ts";
import { decideGrant, newGrantActivation } from "./grant-renewal.ts";
import { takeBackBucket } from "./move-buckets.ts";
import { pictureOf } from "./picture.ts";
import type { QuoteRefusal } from "./quote-types.ts";
import { moveAllocation, replacementOf, takingBack } from "./replacement.ts";
import { isWaitingForCarrier, WATCH_SECONDS, type Renewal } from "./renewal.ts";
import { insertRenewal, stepRenewal, type RenewalKey } from "./renewals-store.ts";
import { moneyOf } from "./money.ts";

export type ReplacementRefusal =
  | ChoiceRefusal
  | QuoteRefusal
  | "line_unknown"
  | "plan_unknown"
  | "plan_costs_other"
  | "line_gone";

/**
 * Past the promise: another plan of the same price takes the place of the one that did not come.
 * The payment moves to it, and whatever the carrier still makes of the first one is taken back.
 */
export async function chooseReplacement(
  act: Act,
  key: RenewalKey,
  planCode: string,
): Promise<Outcome<Renewal, ReplacementRefusal>> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture?.paid === undefined) return refused("order_unknown");
    const { renewal: before, paid } = picture;
    const now = act.clock.now();
    const chosen = await decideReplacement(act, before, planCode);
    if (!chosen.ok) return chosen;
    const { renewal, plan, activation } = chosen.value;
    await turn.write(
      {
        name: "renewal.replaced",
        thing: before.renewalId,
        before: { state: before.state, plan: before.planId },
        after: { state: "cancelled", by: renewal.renewalId, plan: plan.code },
      },
      [
        stepRenewal(act, before, "renewal.replaced", {
          pastPromiseChoice: "replacement",
          watchUntil: addSeconds(now, WATCH_SECONDS),
          dueAt: now,
          retryAt: undefined,
          tries: 0,
        }),
        ...takingBack(act, picture),
        ...(await takeBackBucket(act, picture, "not_activated")),
        ...insertRenewal(act, renewal, { replaces: before.renewalId }),
        moveAllocation(act, renewal, paid),
        ...insertTransfers(act, transfersFor({ what: "replaced", ...moneyOf(before, paid, now) })),
        ...insertTransfers(
          act,
          transfersFor({ what: "replacement_paid", ...moneyOf(renewal, paid, now) }),
        ),
        insertActivation(act, activation),
      ],
    );
    return done(renewal);
  });
}

async function decideReplacement(
  act: Act,
  before: Renewal,
  planCode: string,
): Promise<
  Outcome<
    { readonly renewal: Renewal; readonly plan: Plan; readonly activation: Activation },
    ReplacementRefusal
  >
> {
  if (!isWaitingForCarrier(before)) return refused("too_late", { facts: { state: before.state } });
  const now = act.clock.now();
  if (before.promisedAt === undefined || now < before.promisedAt) {
    return refused("promise_still_runs");
  }
  const asked = await askQuote(act, { lineId: before.lineId, planCode });
  if (!asked.ok) return asked;
  const { plan, quote } = asked.value;
  if (quote.totalYen !== before.totalYen || plan.sellerId !== before.sellerId) {
    return refused("plan_costs_other", { field: "plan" });
  }
  const renewal = replacementOf(act, before, asked.value);
  const decided = await decideGrant(act, renewal, now);
  if (!decided.ok) return decided;
  return done({ renewal, plan, activation: newGrantActivation(renewal, decided.value, now) });
}
