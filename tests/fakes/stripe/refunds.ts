import type { Bank } from "./bank.ts";
import { behaviourOfCard } from "./cards.ts";
import { invalid } from "./faults.ts";
import { newRefund, type Charge, type Intent, type Refund, type Words } from "./things.ts";

/** How long a slow refund takes, and after how long one may come back. */
export const SLOW_REFUND_SECONDS = 60;

export function createRefund(
  bank: Bank,
  wanted: { payment_intent: string; amount?: number | undefined; metadata: Words },
): Refund {
  const intent = bank.find<Intent>("payment_intent", wanted.payment_intent);
  if (intent.status !== "succeeded" || intent.latest_charge === null) {
    throw invalid("This PaymentIntent does not have a successful charge to refund.", {
      code: "payment_intent_unexpected_state",
    });
  }
  const charge = bank.find<Charge>("charge", intent.latest_charge);
  const left = charge.amount - charge.amount_refunded;
  const amount = wanted.amount ?? left;
  if (charge["_isHeld"] === true) {
    throw invalid("The charge has been charged back; cannot issue a refund.", {
      code: "charge_disputed",
    });
  }
  if (left === 0) {
    throw invalid("Charge has already been refunded.", { code: "charge_already_refunded" });
  }
  if (amount > left) {
    const message = `Refund amount (¥${amount}) is greater than unrefunded amount on charge (¥${left})`;
    throw invalid(message, { param: "amount" });
  }
  return giveBack(bank, charge, { amount, metadata: wanted.metadata });
}

function giveBack(bank: Bank, charge: Charge, wanted: { amount: number; metadata: Words }): Refund {
  const behaviour = behaviourOf(charge);
  const now = bank.now();
  const isPending = behaviour === "pending_then_done";
  const isKonbini = charge.payment_method_details.type === "konbini";
  const status = isKonbini ? "requires_action" : isPending ? "pending" : "succeeded";
  const unbooked = newRefund(charge, wanted, { now, status, booked: null });
  const booked = bank.book({
    ...{ category: "refund", type: "refund", amount: -wanted.amount, fee: 0 },
    source: unbooked.id,
  });
  const refund: Refund = { ...unbooked, balance_transaction: booked.id };
  bank.shelf.put(refund, behaviour === undefined ? undefined : now + SLOW_REFUND_SECONDS);
  changeCharge(bank, charge.id, wanted.amount);
  bank.tell("refund.created", refund);
  bank.tell("charge.refunded", bank.find<Charge>("charge", charge.id));
  return refund;
}

/** What the clock does with a refund whose card wants it so. */
export function settleRefund(bank: Bank, before: Refund): void {
  if (before.status === "pending") {
    const { pending_reason: _, ...rest } = before;
    const refund = { ...rest, status: "succeeded" as const };
    bank.shelf.put(refund);
    return bank.tell("refund.updated", refund);
  }
  const refund: Refund = { ...before, status: "failed", failure_reason: "declined" };
  bank.shelf.put(refund);
  bank.book({
    ...{ category: "refund_failure", type: "refund_failure", amount: refund.amount, fee: 0 },
    source: refund.id,
  });
  changeCharge(bank, refund.charge, -refund.amount);
  bank.tell("refund.failed", refund);
}

function behaviourOf(charge: Charge) {
  const { _number: number } = charge.payment_method_details as { _number?: string };
  return behaviourOfCard(number ?? "")?.refund;
}

function changeCharge(bank: Bank, id: string, refundedYen: number): void {
  const charge = bank.find<Charge>("charge", id);
  const refunded = charge.amount_refunded + refundedYen;
  bank.shelf.put({ ...charge, amount_refunded: refunded, refunded: refunded === charge.amount });
}
