import type { Instant } from "../../foundation/clock/index.ts";
import { isId, type Id } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { transfersFor, type Transfer } from "../ledger/index.ts";
import type { ReportRow } from "../payments/index.ts";

/** A row of a report as it is kept: once per provider and reference. */
export interface StoredRow extends ReportRow {
  readonly provider: string;
  readonly rowId: Id<"report_row">;
  readonly state: "new" | "matched" | "different";
  readonly lookedAt?: Instant;
}

/** The same movement, told again. Files know seconds where interfaces know milliseconds. */
export function isSameMovement(one: ReportRow, other: ReportRow): boolean {
  return one.kind === other.kind && one.grossYen === other.grossYen && one.feeYen === other.feeYen;
}

/**
 * Our own ids as the provider gives them back; what is none of ours is left out. A payout stands
 * for the refund that it pays.
 */
export function ownIds({ attemptId, payoutId, refundId = payoutId }: ReportRow): {
  readonly attemptId?: string;
  readonly refundId?: string;
} {
  return {
    ...(attemptId !== undefined && isId(attemptId) ? { attemptId } : {}),
    ...(refundId !== undefined && isId(refundId) ? { refundId } : {}),
  };
}

/**
 * What a row books by itself, once: what the provider keeps, and what it pays out. Payments and
 * refunds are booked by their own verbs; a report never books those.
 */
export function transfersOfRow(row: StoredRow): readonly Transfer[] {
  const of = { rowId: row.rowId, provider: row.provider, at: row.at };
  const booked: Transfer[] = [];
  // Of a fee the whole row is what was kept.
  const keptYen = row.kind === "fee" ? row.feeYen - row.grossYen : row.feeYen;
  if (keptYen !== 0) {
    const what = keptYen > 0 ? "fee_kept" : "fee_returned";
    booked.push(...transfersFor({ ...of, what, totalYen: yen(Math.abs(keptYen)) }));
  }
  if (row.kind === "payout" && row.grossYen !== 0) {
    const what = row.grossYen < 0 ? "payout_arrived" : "payout_returned";
    booked.push(...transfersFor({ ...of, what, totalYen: yen(Math.abs(row.grossYen)) }));
  }
  return booked;
}
