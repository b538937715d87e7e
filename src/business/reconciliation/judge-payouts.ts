import { subjectOf, type FoundDifference } from "./difference.ts";

/** A payout, and what was left on our balance at the provider after it, by its own rows. */
export interface PayoutBalance {
  readonly reference: string;
  readonly rowId: string;
  readonly grossYen: number;
  readonly balanceYen: number;
}

/**
 * Payouts, oldest first, of more than the rows before them account for. Less than all may be paid
 * out: providers hold money back for days. What was short once is not held against the next.
 */
export function judgePayouts(payouts: readonly PayoutBalance[]): readonly FoundDifference[] {
  const found: FoundDifference[] = [];
  let lowestYen = 0;
  for (const { reference, rowId, grossYen, balanceYen } of payouts) {
    if (balanceYen >= lowestYen) continue;
    found.push({
      kind: "payout_differs",
      subject: subjectOf.payout(reference),
      rowId,
      // What the rows account for, beside what was paid out.
      hereYen: grossYen - (balanceYen - lowestYen),
      thereYen: grossYen,
    });
    lowestYen = balanceYen;
  }
  return found;
}
