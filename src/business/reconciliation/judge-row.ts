import type { Attempt, Refund } from "../payments/index.ts";
import { subjectOf, type DifferenceKind, type FoundDifference } from "./difference.ts";
import type { StoredRow } from "./report-row.ts";

/** What of ours a row may be, and what the books say of it. */
export interface Counterpart {
  readonly attempt?: Attempt | undefined;
  readonly refund?: Refund | undefined;
  readonly bookedYen: number;
  /** Another row that tells of the same payment or refund. */
  readonly toldBy?: string | undefined;
}

export type Verdict =
  | { readonly is: "matched"; readonly found: Found }
  | { readonly is: "different"; readonly found: Found; readonly difference: FoundDifference };

export interface Found {
  readonly lineId?: string;
  readonly attemptId?: string;
  readonly refundId?: string;
}

/** The three-way match of one row: the provider's word, our payment or refund, our books. */
export function judgeRow(row: StoredRow, other: Counterpart): Verdict {
  const found = foundOf(row, other);
  const differs = (kind: DifferenceKind, hereYen?: number): Verdict => ({
    is: "different",
    found,
    difference: {
      kind,
      subject: subjectOf.row(row.reference),
      rowId: row.rowId,
      thereYen: row.grossYen,
      ...found,
      ...(hereYen === undefined ? {} : { hereYen }),
    },
  });
  if (row.grossYen - row.feeYen !== row.netYen) return differs("does_not_add_up");
  switch (row.kind) {
    case "payment":
      return judgePayment(row, other, differs) ?? { is: "matched", found };
    case "refund":
      return judgeRefund(row, other, differs) ?? { is: "matched", found };
    case "fee":
    case "payout":
      return { is: "matched", found };
    case "dispute":
      return judgeDispute(row, other, differs) ?? { is: "matched", found };
    case "other":
      return differs("other_movement");
  }
}

type Differs = (kind: DifferenceKind, hereYen?: number) => Verdict;

function judgePayment(
  { grossYen }: StoredRow,
  { attempt, bookedYen, toldBy }: Counterpart,
  differs: Differs,
): Verdict | undefined {
  if (attempt === undefined) return differs("payment_unknown_here");
  const { amountYen, state } = attempt;
  if (grossYen <= 0) return differs("payment_taken_back", amountYen);
  if (toldBy !== undefined) return differs("duplicate", amountYen);
  if (state !== "succeeded" && state !== "frozen") return differs("late_money", amountYen);
  if (grossYen !== amountYen) return differs("amount_differs", amountYen);
  return bookedYen === amountYen ? undefined : differs("not_booked", bookedYen);
}

function judgeRefund(
  { grossYen }: StoredRow,
  { refund, bookedYen, toldBy }: Counterpart,
  differs: Differs,
): Verdict | undefined {
  if (refund === undefined) return differs("refund_unknown_here");
  const { amountYen, state } = refund;
  if (grossYen >= 0) return differs("refund_came_back", -amountYen);
  if (toldBy !== undefined) return differs("duplicate", -amountYen);
  if (-grossYen !== amountYen) return differs("refund_differs", -amountYen);
  if (state !== "done") return differs("refund_open_here", -amountYen);
  return bookedYen === amountYen ? undefined : differs("not_booked", -bookedYen);
}

// Several disputes may question parts of one payment: each of them is booked with the others.
function judgeDispute(
  { grossYen }: StoredRow,
  { attempt, bookedYen }: Counterpart,
  differs: Differs,
): Verdict | undefined {
  if (attempt === undefined) return differs("other_movement");
  const isBooked = bookedYen >= Math.abs(grossYen);
  return isBooked ? undefined : differs("dispute_open_here", Math.sign(grossYen) * bookedYen);
}

function foundOf({ kind }: StoredRow, { attempt, refund }: Counterpart): Found {
  if (kind === "refund" && refund !== undefined) {
    const { lineId, attemptId, refundId } = refund;
    return { lineId, attemptId, refundId };
  }
  if (attempt === undefined) return {};
  return { lineId: attempt.lineId, attemptId: attempt.attemptId };
}
