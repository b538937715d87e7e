import {
  checkLedger,
  reverseTransfer,
  sizeOfBooks,
  type Finding,
  type ReversalWish,
} from "../../business/ledger/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { drawTable, showYen } from "./draw-table.ts";

export interface CheckedLedger {
  readonly text: string;
  readonly isSound: boolean;
}

/** Every invariant over the whole database: what does not hold as a table, or how much does. */
export async function checkBooks(act: Act): Promise<CheckedLedger> {
  const [findings, size] = await Promise.all([checkLedger(act), sizeOfBooks(act)]);
  if (findings.length === 0) {
    const { transfers, accounts } = size;
    return { text: `ledger zero: ${transfers} transfers, ${accounts} accounts\n`, isSound: true };
  }
  const rows = findings.map(({ finding, thing, foundYen, wantedYen }) => [
    finding,
    thing,
    showYen(foundYen),
    showYen(wantedYen),
  ]);
  const kinds = [...new Set(findings.map(({ finding }) => finding))];
  const text = [
    ...drawTable(["finding", "thing", "found", "wanted"], rows, { figures: [2, 3] }),
    "",
    ...drawTable(
      [],
      kinds.map((kind) => [kind, MEANINGS[kind]]),
    ),
    "",
    `${findings.length} findings in ${size.transfers} transfers`,
    "",
  ].join("\n");
  return { text, isSound: false };
}

/** What each finding says of the books. */
const MEANINGS: Readonly<Record<Finding["finding"], string>> = {
  negative_liability: "more was given away than was owed",
  attempt_not_booked: "a payment succeeded for another amount than the books know of",
  checkout_not_shared: "what a checkout over several orders holds is not what they still wait for",
  refund_not_booked: "a refund was decided or done for another amount than the books know of",
  refunds_not_owed: "refunds that are not done are not what the books still owe",
  claim_does_not_hold: "a refund and the claim of its payer say different things",
  renewal_does_not_hold: "a paid order lacks its money in the books, or has given it all away",
  renewal_not_ended: "an order is over and its money is not",
  revenue_too_early: "revenue of a plan that is not supplied yet",
  revenue_not_recognised: "revenue of a plan that has ended is left to be recognised",
  dispute_not_booked: "what providers hold back is not what open disputes question",
  pins_not_booked: "PINs that are sold and not redeemed are not what their seller owes",
  kiosk_cash_does_not_fit: "what a kiosk holds by the books is not what its journal says",
  intake_not_owed: "what was put into a kiosk is not what was bought, given out or is owed",
  intake_not_taken: "money put into a kiosk paid for an order that does not say so",
  agent_does_not_fit: "what an agent's credit is held against is not what the books say it owes",
  books_not_zero: "the sum of all accounts is not zero",
  account_not_in_chart: "an account that the chart does not know, or knows as another kind",
  transfer_of_no_booking:
    "a transfer stands between other accounts than its happening is booked between",
  reversal_does_not_fit:
    "a reversal is of another amount or between other accounts than what it takes back",
  transfers_not_append_only: "what is booked could be changed: somebody altered rights or rules",
  report_row_not_booked: "fees or payouts in the books are not what the provider's report says",
  matched_row_does_not_fit: "a row matched a payment or refund that the books know otherwise now",
  receivable_does_not_fit: "what a provider owes is not what its rows leave there",
};

/** Takes a booked transfer back, for the person at the machine. */
export async function reverseBooked(
  act: Act,
  wish: ReversalWish,
): Promise<Outcome<string, string>> {
  const reversed = await reverseTransfer(act, wish);
  if (!reversed.ok) return reversed;
  const { amountYen, debitAccount, creditAccount } = reversed.value;
  return done(`reversed ${showYen(amountYen)}: ${debitAccount} from ${creditAccount}\n`);
}

/** What a refusal means for whoever typed the command. */
export const LEDGER_REFUSALS: Readonly<Record<string, string>> = {
  transfer_unknown: "no such transfer",
  already_reversed: "it is reversed already; its reversal can be reversed in turn",
  why_missing: "say why, with --why",
  seller_unknown: "no such seller; `-` is for what belongs to none",
  days_reversed: "--to lies before --from",
};
