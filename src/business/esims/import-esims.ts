import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type ImportOptions,
  type Inspection,
  type KnownRow,
  type Table,
} from "../../foundation/tables/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import {
  importLines,
  LINE_COLUMNS,
  LINE_COLUMNS_NEEDED,
  linesByClaims,
  linesByIds,
  readIccid,
  readLpa,
  type LineColumn,
  type LineId,
  type LineImportReport,
  type LineProblem,
  type LpaCode,
} from "../lines/index.ts";
import { recentRenewals } from "../renewals/index.ts";
import { profileOf, putProfiles } from "./esims-store.ts";

export type EsimProblem = LineProblem | "lpa_needs_code" | "line_in_use";

type EsimReport = Omit<LineImportReport, "problems" | "warnings"> & {
  readonly problems: Inspection<LineColumn, EsimProblem>["problems"];
  readonly warnings: Inspection<LineColumn, EsimProblem>["warnings"];
};

/**
 * Takes in eSIMs that nobody has yet: each becomes an unstarted line and an entry of stock. A line
 * that has ever held a plan or an order is somebody's, and refused; a profile that asks for a
 * confirmation code is, too: nothing here could tell it.
 */
export async function importEsims(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<EsimReport, ColumnRefusal>> {
  const known = knowColumns(table, LINE_COLUMNS, [...LINE_COLUMNS_NEEDED, "lpa"]);
  if (!known.ok) return known;
  const notes = openInspection<LineColumn, EsimProblem>(known.value);
  const codes = new Map<number, LpaCode>();
  for (const row of known.value.rows) {
    const lpa = await readRow(act, row, notes);
    if (lpa !== undefined) codes.set(row.row, lpa);
  }
  if (!mayWrite(notes, options)) {
    return done({ ...importReport(known.value, notes, undefined), codesMade: [] });
  }
  const good = { ...table, rows: table.rows.filter(({ row }) => codes.has(row)) };
  const taken = await importLines(act, asEsims(good), options);
  if (!taken.ok) return taken;
  const report = taken.value;
  if (report.isWritten) await stock(act, [...codes.values()]);
  return done({
    ...report,
    rows: known.value.rows.length,
    skipped: report.skipped + known.value.rows.length - codes.size,
    problems: [...notes.problems, ...report.problems].toSorted((a, b) => a.row - b.row),
  });
}

async function readRow(
  act: Act,
  row: KnownRow<LineColumn>,
  notes: Inspection<LineColumn, EsimProblem>,
): Promise<LpaCode | undefined> {
  notes.demand(row, ["lpa"]);
  const lpa = notes.read(row, "lpa", "lpa_unreadable", (cell) => {
    const read = readLpa(cell);
    return read === undefined || read.matchingId === "" ? undefined : read;
  });
  if (lpa === undefined) return undefined;
  if (lpa.needsConfirmationCode) {
    notes.refuse(row, "lpa", "lpa_needs_code");
    return undefined;
  }
  const iccid = readIccid(row.cell("iccid"));
  const claims = [
    { kind: "lpa", value: lpa.value } as const,
    ...(iccid === undefined ? [] : [{ kind: "iccid", value: iccid } as const]),
  ];
  const lines = new Set((await linesByClaims(act, claims)).values());
  for (const lineId of lines) {
    if (!(await isInUse(act, lineId))) continue;
    notes.refuse(row, "iccid", "line_in_use");
    return undefined;
  }
  return lpa;
}

async function isInUse(act: Act, lineId: LineId): Promise<boolean> {
  if ((await profileOf(act, lineId)) !== undefined) return false;
  const [buckets, orders] = await Promise.all([
    bucketsOfLine(act, lineId),
    recentRenewals(act, lineId, instant(0)),
  ]);
  return buckets.length > 0 || orders.length > 0;
}

/** Whatever the file says of the form: what has an activation code is an eSIM. */
function asEsims(table: Table): Table {
  if (table.columns.some((column) => column.trim().toLowerCase() === "form")) return table;
  return {
    ...table,
    columns: [...table.columns, "form"],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, "esim"] })),
  };
}

async function stock(act: Act, codes: readonly LpaCode[]): Promise<void> {
  const claims = codes.map(({ value }) => ({ kind: "lpa", value }) as const);
  const ids = await linesByClaims(act, claims);
  const lines = new Map((await linesByIds(act, [...ids.values()])).map((one) => [one.lineId, one]));
  const profiles = codes.flatMap((code) => {
    const line = lines.get(ids.get(`lpa ${code.value}`)!);
    if (line === undefined) return [];
    const { lineId, sellerId, network } = line;
    const oid = code.oid === undefined ? "" : `$${code.oid}`;
    return [{ lineId, sellerId, network, lpa: code.value + oid, state: "in_stock" as const }];
  });
  if (profiles.length === 0) return;
  await writeHouse(act, { name: "esims.imported", after: { count: profiles.length } }, [
    putProfiles(act, profiles),
  ]);
}
