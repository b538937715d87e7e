import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { ReportRow } from "../payments/index.ts";
import type { PayoutBalance } from "./judge-payouts.ts";
import type { Found, Verdict } from "./judge-row.ts";
import { ownIds, type StoredRow } from "./report-row.ts";

interface ReportTables {
  reports: {
    report_id: string;
    provider: string;
    source: "file" | "fetch";
    row_count: number;
    from_at: Instant | null;
    until_at: Instant | null;
    actor_kind: string;
    actor_id: string;
    at: Instant;
  };
  report_rows: RowRow;
}

interface RowRow {
  provider: string;
  reference: string;
  row_id: string;
  report_id: string;
  kind: ReportRow["kind"];
  of_reference: string | null;
  attempt_id: string | null;
  refund_id: string | null;
  gross_yen: number;
  fee_yen: number;
  net_yen: number;
  at: Instant;
  state: StoredRow["state"];
  found_line_id: string | null;
  found_attempt_id: string | null;
  found_refund_id: string | null;
  looked_at: Instant | null;
}

export interface TakenReport {
  readonly reportId: Id<"report">;
  readonly provider: string;
  readonly source: "file" | "fetch";
  readonly rowCount: number;
  /** The time of whose movements it tells; absent of a file without rows. */
  readonly covers?: { readonly from: Instant; readonly until: Instant };
}

export function insertReport(act: Act, report: TakenReport): Part {
  return part(
    tables(act)
      .insertInto("reports")
      .values({
        report_id: report.reportId,
        provider: report.provider,
        source: report.source,
        row_count: report.rowCount,
        from_at: report.covers?.from ?? null,
        until_at: report.covers?.until ?? null,
        actor_kind: act.actor.kind,
        actor_id: act.actor.id,
        at: act.clock.now(),
      }),
  );
}

/** New rows of a report, however many, as one part. */
export function insertRows(reportId: string, rows: readonly StoredRow[]): readonly Part[] {
  if (rows.length === 0) return [];
  const column = (of: (row: StoredRow) => unknown) => rows.map((row) => of(row) ?? null);
  return [
    {
      text: `insert into report_rows (provider, reference, row_id, report_id, kind, of_reference,
          attempt_id, refund_id, gross_yen, fee_yen, net_yen, at, state)
        select p, r, i, $1::uuid, k, o, a, f, g, e, n, t, 'new' from unnest($2::text[], $3::text[],
          $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::bigint[], $10::bigint[],
          $11::bigint[], $12::timestamptz[]) as u (p, r, i, k, o, a, f, g, e, n, t)`,
      values: [
        reportId,
        column(({ provider }) => provider),
        column(({ reference }) => reference),
        column(({ rowId }) => rowId),
        column(({ kind }) => kind),
        column(({ ofReference }) => ofReference),
        column((row) => ownIds(row).attemptId),
        column((row) => ownIds(row).refundId),
        column(({ grossYen }) => grossYen),
        column(({ feeYen }) => feeYen),
        column(({ netYen }) => netYen),
        column(({ at }) => at),
      ],
      expects: "one",
    },
  ];
}

/** Those of the references that are known already, by reference. */
export async function rowsOf(
  act: Act,
  provider: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, StoredRow>> {
  if (references.length === 0) return new Map();
  const { rows } = await act.database.run({
    text: `select * from report_rows where provider = $1 and reference = any($2::text[])`,
    values: [provider, references],
  });
  return new Map((rows as RowRow[]).map((row) => [row.reference, readRow(row)]));
}

/** Rows that do not match yet and were not looked at since `since`, oldest first. */
export async function rowsToLookAt(
  act: Act,
  provider: string,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): Promise<readonly StoredRow[]> {
  const rows = await tables(act)
    .selectFrom("report_rows")
    .selectAll()
    .where("provider", "=", provider)
    .where("state", "<>", "matched")
    .where((where) => where.or([where("looked_at", "is", null), where("looked_at", "<", since)]))
    .orderBy("at")
    .orderBy("reference")
    .limit(limit)
    .execute();
  return rows.map(readRow);
}

/** A row that tells of a payment or refund of ours, whether or not it agrees. */
export interface TellingRow {
  readonly id: string;
  readonly reference: string;
  readonly at: Instant;
  readonly isMatched: boolean;
}

/** The rows that tell of each of these payments and refunds, by their ids. */
export async function rowsTelling(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TellingRow[]>> {
  const { rows } = await act.database.run({
    text: `select found_attempt_id as id, reference, at, state = 'matched' as "isMatched"
        from report_rows
        where found_attempt_id = any($1::uuid[]) and kind = 'payment' and gross_yen > 0
      union all
      select found_refund_id, reference, at, state = 'matched' from report_rows
        where found_refund_id = any($1::uuid[]) and kind = 'refund' and gross_yen < 0`,
    values: [ids],
  });
  return Map.groupBy(rows as TellingRow[], ({ id }) => id);
}

export interface LookedAt {
  readonly row: StoredRow;
  readonly verdict: Verdict;
}

/** Writes down what rows were found to be. */
export function markLookedAt(act: Act, provider: string, looked: readonly LookedAt[]): Part {
  const found = (of: (found: Found) => string | undefined) =>
    looked.map(({ verdict }) => of(verdict.found) ?? null);
  return {
    text: `update report_rows as r set state = u.state, found_line_id = u.line,
        found_attempt_id = u.attempt, found_refund_id = u.refund, looked_at = $7
      from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[])
        as u (reference, state, line, attempt, refund)
      where r.provider = $1 and r.reference = u.reference`,
    values: [
      provider,
      looked.map(({ row }) => row.reference),
      looked.map(({ verdict }) => verdict.is),
      found(({ lineId }) => lineId),
      found(({ attemptId }) => attemptId),
      found(({ refundId }) => refundId),
      act.clock.now(),
    ],
    expects: "one",
  };
}

/** Each payout with what was left of all movements up to it. */
export async function payoutBalances(
  act: Act,
  provider: string,
): Promise<readonly PayoutBalance[]> {
  const { rows } = await act.database.run({
    text: `select reference, row_id as "rowId", gross_yen as "grossYen", balance as "balanceYen"
      from (select *, (sum(gross_yen - fee_yen) over (
          order by at, kind = 'payout', reference))::bigint as balance
        from report_rows where provider = $1) as movements
      where kind = 'payout' order by at, reference`,
    values: [provider],
  });
  return rows as PayoutBalance[];
}

/** From when until when a provider's reports tell; undefined when none does. */
export async function coverageOf(
  act: Act,
  provider: string,
): Promise<{ readonly from: Instant; readonly until: Instant } | undefined> {
  const { rows } = await act.database.run({
    text: `select min(from_at) as from, max(until_at) as until from reports where provider = $1`,
    values: [provider],
  });
  const [{ from, until }] = rows as [{ from: Instant | null; until: Instant | null }];
  return from === null || until === null ? undefined : { from, until };
}

function readRow(row: RowRow): StoredRow {
  return {
    provider: row.provider,
    reference: row.reference,
    rowId: row.row_id as Id<"report_row">,
    kind: row.kind,
    grossYen: row.gross_yen,
    feeYen: row.fee_yen,
    netYen: row.net_yen,
    at: row.at,
    state: row.state,
    ...(row.of_reference === null ? {} : { ofReference: row.of_reference }),
    ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id }),
    ...(row.refund_id === null ? {} : { refundId: row.refund_id }),
    ...(row.looked_at === null ? {} : { lookedAt: row.looked_at }),
  };
}

function tables(act: Act) {
  return act.database.tables<ReportTables>();
}
