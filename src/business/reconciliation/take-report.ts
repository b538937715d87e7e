import { onLine, type Act } from "../../foundation/act/index.ts";
import { addMs, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bookId } from "../ledger/index.ts";
import type { ReportRow } from "../payments/index.ts";
import { subjectOf, type FoundDifference } from "./difference.ts";
import { isSameMovement, type StoredRow } from "./report-row.ts";
import { insertReport, insertRows, rowsOf, type TakenReport } from "./reports-store.ts";
import { writeDifferences } from "./write-differences.ts";

export interface Told {
  readonly provider: string;
  readonly source: "file" | "fetch";
  readonly rows: readonly ReportRow[];
  /** The time it tells of; without it, from the first of its rows to the last. */
  readonly covers?: { readonly from: Instant; readonly until: Instant };
}

export interface Taken {
  readonly rows: number;
  /** Rows that no report had told before. */
  readonly added: number;
}

/**
 * Keeps what a report tells: all its rows in one statement, each movement once however often it
 * is told. A movement told otherwise than before keeps what it was, and is a difference.
 */
export async function takeReport(act: Act, told: Told): Promise<Taken> {
  const { provider, source } = told;
  return onLine(act, bookId(`provider:${provider}`), async (turn) => {
    const known = await rowsOf(
      act,
      provider,
      told.rows.map(({ reference }) => reference),
    );
    const { fresh, changed } = sortOut(told, known);
    const report: TakenReport = {
      ...{ reportId: newId(), provider, source, rowCount: told.rows.length },
      ...coverage(told),
    };
    const counts = { rows: told.rows.length, added: fresh.length };
    await turn.write(
      { name: "report.taken", thing: report.reportId, after: { provider, source, ...counts } },
      [insertReport(act, report), ...insertRows(report.reportId, fresh)],
    );
    await writeDifferences(act, turn, provider, changed);
    return counts;
  });
}

function sortOut({ provider, rows }: Told, known: ReadonlyMap<string, StoredRow>) {
  const seen = new Map(known);
  const fresh: StoredRow[] = [];
  const changed: FoundDifference[] = [];
  for (const row of rows) {
    const before = seen.get(row.reference);
    if (before === undefined) {
      const stored: StoredRow = { ...row, provider, rowId: newId(), state: "new" };
      seen.set(row.reference, stored);
      fresh.push(stored);
    } else if (!isSameMovement(before, row)) {
      changed.push({
        kind: "report_changed",
        subject: subjectOf.retold(row.reference),
        rowId: before.rowId,
        hereYen: before.grossYen - before.feeYen,
        thereYen: row.grossYen - row.feeYen,
      });
    }
  }
  return { fresh, changed };
}

function coverage({ covers, rows }: Told): Pick<TakenReport, "covers"> {
  if (covers !== undefined) return { covers };
  const times = rows.map(({ at }) => at).toSorted();
  const [from, last] = [times[0], times.at(-1)];
  if (from === undefined || last === undefined) return {};
  return { covers: { from, until: addMs(last, 1) } };
}
