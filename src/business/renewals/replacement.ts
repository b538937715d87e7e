import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { insertActivation } from "../activation/index.ts";
import { insertAllocation, type Attempt } from "../payments/index.ts";
import type { askQuote } from "./ask-quotes.ts";
import type { Picture } from "./next-step.ts";
import { newRevoke } from "./record-carrier-answer.ts";
import type { Renewal } from "./renewal.ts";

/** The order that takes over from one that is paid: its money, its payer, and a promise of its own. */
export function replacementOf(
  act: Act,
  before: Renewal,
  chosen: Extract<Awaited<ReturnType<typeof askQuote>>, { ok: true }>["value"],
): Renewal {
  const { plan, quote } = chosen;
  const now = act.clock.now();
  return {
    ...keptOf(before),
    renewalId: newId(),
    bucketId: newId(),
    number: newHumanCode(10),
    planId: plan.planId,
    terms: plan.terms,
    refundRule: plan.terms.refundRule,
    quote,
    totalYen: quote.totalYen,
    taxYen: quote.taxYen,
    state: "paid",
    placedAt: now,
    paidAt: now,
    promiseSeconds: quote.promiseSeconds,
    promisedAt: addSeconds(now, quote.promiseSeconds),
    replacesId: before.renewalId,
    dueAt: now,
    tries: 0,
  };
}

// A checkout over several stays with the orders that it was opened for.
function keptOf(before: Renewal) {
  const { fulfilledAt: _, pastPromiseChoice: __, waitUntil: ___, retryAt: ____, ...rest } = before;
  const { checkoutYen: _____, joined: ______, receiptIssuedAt: _______, ...own } = rest;
  // What was documented before is answered by a return, and what comes now has its own receipt.
  const { receiptOn, ...alone } = own;
  return receiptOn === undefined || before.fulfilledAt !== undefined ? alone : own;
}

/** What the carrier may have granted of the old plan is taken back. */
export function takingBack(act: Act, { activations }: Picture) {
  const grant = activations.findLast((a) => a.operation !== "revoke");
  const mayStand = grant?.sentAt !== undefined && grant.state !== "refused";
  return mayStand ? [insertActivation(act, newRevoke(grant, act.clock.now()))] : [];
}

/** The payment of the old order pays the new one. */
export function moveAllocation(act: Act, renewal: Renewal, paid: Attempt) {
  return insertAllocation(act, {
    lineId: renewal.lineId,
    allocationId: newId(),
    checkoutId: renewal.checkoutId,
    renewalId: renewal.renewalId,
    amountYen: renewal.totalYen,
    attemptId: paid.attemptId,
  });
}
