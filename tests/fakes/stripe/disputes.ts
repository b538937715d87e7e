import type { Bank } from "./bank.ts";
import { unexpectedState } from "./faults.ts";
import { newDispute, type Charge, type Dispute, type Intent } from "./things.ts";

const FEE_YEN = 1300;
const EVIDENCE_DAYS = 14;

/** The payer's bank asks for the money back: Stripe takes it, and holds back refunds. */
export function openDispute(bank: Bank, intent: Intent, reason: string): Dispute {
  if (intent.latest_charge === null) throw unexpectedState("Nothing was paid.");
  const before = bank.find<Charge>("charge", intent.latest_charge);
  const charge: Charge = { ...before, disputed: true, _isHeld: true };
  bank.shelf.put(charge);
  const now = bank.now();
  const left = charge.amount - charge.amount_refunded;
  const booked = bank.book({
    ...{ category: "dispute", type: "adjustment", amount: -left, fee: FEE_YEN },
    source: charge.id,
  });
  const dueBy = now + EVIDENCE_DAYS * 86_400;
  const dispute = newDispute(charge, { now, reason, dueBy, booked });
  bank.shelf.put(dispute);
  bank.shelf.put({ ...booked, source: dispute.id });
  bank.tell("charge.dispute.created", dispute);
  bank.tell("charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export function closeDispute(bank: Bank, before: Dispute, status: "won" | "lost"): Dispute {
  const dispute: Dispute = { ...before, status };
  bank.shelf.put(dispute);
  if (status === "won") {
    const charge = bank.find<Charge>("charge", before.charge);
    bank.shelf.put({ ...charge, _isHeld: false });
    bank.book({
      ...{ category: "dispute_reversal", type: "adjustment", amount: before.amount, fee: 0 },
      source: dispute.id,
    });
    bank.tell("charge.dispute.funds_reinstated", dispute);
  }
  bank.tell("charge.dispute.closed", dispute);
  return dispute;
}
