import { writeBatch, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  importReport,
  isSpreadsheetDamage,
  knowColumns,
  mayWrite,
  openInspection,
  readBytesCell,
  readInstantCell,
  type ColumnRefusal,
  type CommonProblem,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type KnownRow,
  type Table,
} from "../../foundation/tables/index.ts";
import { bucketsOfLines, type Bucket } from "../buckets/index.ts";
import { dailyWindow } from "../catalogue/index.ts";
import { linesByClaims, readIccid, type Claim } from "../lines/index.ts";
import { forgottenBefore, putAreas, type LineArea } from "./areas-store.ts";
import { putHours, putWindows, type WindowRow } from "./import-usage-store.ts";
import { hourOf } from "./measurement.ts";
import type { UsageRow } from "./usage-store.ts";

export const USAGE_COLUMNS = {
  iccid: ["SIM", "SIM番号", "SIMカード番号", "sim number"],
  hour: ["日時", "時間", "date", "time"],
  reference: ["参照番号", "卸参照番号", "carrier reference"],
  area: ["エリア", "都道府県コード", "prefecture"],
  used: ["使用量", "使用データ量", "bytes", "volume"],
} as const;

type UsageColumn = keyof typeof USAGE_COLUMNS;

const USAGE_COLUMNS_NEEDED: readonly UsageColumn[] = ["iccid", "hour", "used"];

export type UsageProblem =
  | CommonProblem
  | "iccid_unreadable"
  | "line_unknown"
  | "no_bucket_then"
  | "in_the_future";

/**
 * Takes in what lines used, by hour, for their charts and daily windows. An hour belongs to the
 * bucket that ran then, of several to the one that the reference names or that started last.
 * Importing an hour again replaces
 * it. What is left of a bucket comes with the bucket, not from here.
 */
export async function importUsage(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<UsageProblem>, ColumnRefusal>> {
  const known = knowColumns(table, USAGE_COLUMNS, USAGE_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<UsageColumn, UsageProblem>(known.value);
  const now = act.clock.now();
  const drafts = known.value.rows.flatMap((row) => readUsageRow(row, now, notes) ?? []);
  const lineIds = await linesByClaims(act, [...claimsIn(drafts).values()]);
  const hours = await assignHours(act, { drafts, lineIds }, notes);
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => {
    for (let i = 0; i < hours.length; i += WRITE_AT_ONCE) {
      await batch.write([], [putHours(hours.slice(i, i + WRITE_AT_ONCE))]);
    }
    const areas = areasOf(drafts, lineIds, forgottenBefore(act));
    if (areas.length > 0) await batch.write([], [putAreas(areas)]);
    const windows = windowsOf(hours, now);
    if (windows.length > 0) await batch.write([], [putWindows(windows)]);
  });
  const written = { created: hours.length, updated: 0, unchanged: 0 };
  return done(importReport(known.value, notes, written));
}

type Row = KnownRow<UsageColumn>;
type Notes = Inspection<UsageColumn, UsageProblem>;

interface Draft {
  readonly row: Row;
  readonly claim: Claim;
  readonly hour: Instant;
  readonly usedBytes: Bytes;
  /** The carrier's name for the bucket; "" when the file does not say. */
  readonly reference: string;
  readonly prefecture?: number;
}

const WRITE_AT_ONCE = 5000;

function readUsageRow(row: Row, now: Instant, notes: Notes): Draft | undefined {
  notes.demand(row, USAGE_COLUMNS_NEEDED);
  if (isSpreadsheetDamage(row.cell("iccid"))) notes.refuse(row, "iccid", "spreadsheet_damage");
  if (notes.isBad(row)) return undefined;
  const value = notes.read(row, "iccid", "iccid_unreadable", readIccid);
  const at = notes.read(row, "hour", "not_a_date", readInstantCell);
  const usedBytes = notes.read(row, "used", "not_a_volume", readBytesCell);
  const prefecture = notes.read(row, "area", "not_one_of", readPrefecture);
  if (at !== undefined && at > now) notes.refuse(row, "hour", "in_the_future");
  if (notes.isBad(row) || !value || at === undefined || usedBytes === undefined) return undefined;
  return {
    row,
    claim: { kind: "iccid", value },
    hour: hourOf(at),
    usedBytes,
    reference: row.cell("reference"),
    ...(prefecture === undefined ? {} : { prefecture }),
  };
}

/** Of a prefecture's or a municipality's code (JIS X 0401, 0402) the prefecture: the rest is too near. */
function readPrefecture(cell: string): number | undefined {
  const code = cell.normalize("NFKC");
  if (!/^(?:\d{1,2}|\d{5}|\d{6})$/.test(code)) return undefined;
  const prefecture = Number(code.slice(0, 2));
  return prefecture >= 1 && prefecture <= 47 ? prefecture : undefined;
}

interface Hour extends UsageRow {
  readonly bucket: Bucket;
}

type LineIds = Awaited<ReturnType<typeof linesByClaims>>;

function claimsIn(drafts: readonly Draft[]): ReadonlyMap<string, Claim> {
  return new Map(drafts.map(({ claim }) => [claim.value, claim]));
}

/** Where each line was last, of what is recent enough to be kept. */
function areasOf(
  drafts: readonly Draft[],
  lineIds: LineIds,
  keptAfter: Instant,
): readonly LineArea[] {
  const latest = new Map<string, LineArea>();
  for (const { claim, hour, prefecture } of drafts) {
    const lineId = lineIds.get(`${claim.kind} ${claim.value}`);
    if (lineId === undefined || prefecture === undefined || hour <= keptAfter) continue;
    const before = latest.get(lineId);
    if (before === undefined || before.seenAt <= hour) {
      latest.set(lineId, { lineId, prefecture, seenAt: hour });
    }
  }
  return [...latest.values()];
}

async function assignHours(
  act: Act,
  { drafts, lineIds }: { readonly drafts: readonly Draft[]; readonly lineIds: LineIds },
  notes: Notes,
): Promise<readonly Hour[]> {
  const buckets = await bucketsOfLines(act, [...new Set(lineIds.values())]);
  const hours = new Map<string, Hour>();
  for (const { row, claim, hour, usedBytes, reference } of drafts) {
    const lineId = lineIds.get(`${claim.kind} ${claim.value}`);
    const bucket = bucketAt(buckets.get(lineId ?? "") ?? [], { hour, reference });
    if (lineId === undefined) notes.refuse(row, "iccid", "line_unknown");
    else if (bucket === undefined) notes.refuse(row, "hour", "no_bucket_then");
    if (lineId === undefined || bucket === undefined) continue;
    const key = `${bucket.bucketId} ${hour}`;
    const sum = bytes((hours.get(key)?.usedBytes ?? 0) + usedBytes);
    hours.set(key, { lineId, bucketId: bucket.bucketId, hour, usedBytes: sum, bucket });
  }
  return [...hours.values()];
}

// An hour is named by its beginning; a bucket may start or end within it.
function bucketAt(
  buckets: readonly Bucket[],
  { hour, reference }: Pick<Draft, "hour" | "reference">,
): Bucket | undefined {
  return buckets
    .filter(({ startsAt, endsAt, carrierReference }) => {
      if (reference !== "" && carrierReference !== reference) return false;
      const hasStarted = startsAt !== undefined && hourOf(startsAt) <= hour;
      return hasStarted && (endsAt === undefined || hour < endsAt);
    })
    .toSorted((a, b) => (a.startsAt! < b.startsAt! ? 1 : -1))[0];
}

function windowsOf(hours: readonly Hour[], now: Instant): readonly WindowRow[] {
  const windows = new Map<string, WindowRow>();
  for (const { lineId, bucketId, hour, usedBytes, bucket } of hours) {
    const { allowance } = bucket.terms;
    if (allowance.kind !== "daily") continue;
    const { opensAt, closesAt } = dailyWindow(allowance.resetZone, hour);
    const key = `${bucketId} ${opensAt}`;
    const sum = bytes((windows.get(key)?.usedBytes ?? 0) + usedBytes);
    const measuredAt = closesAt < now ? closesAt : now;
    windows.set(key, { lineId, bucketId, opensAt, closesAt, usedBytes: sum, measuredAt });
  }
  return [...windows.values()];
}
