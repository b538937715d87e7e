import { isDeepStrictEqual } from "node:util";
import { lastSeqs, writeBatch, type Act, type Batch } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  type ColumnRefusal,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type KnownRow,
  type KnownTable,
  type Table,
} from "../../foundation/tables/index.ts";
import { plansByCodes, type Plan } from "../catalogue/index.ts";
import { linesByClaims, linesByIds, type LineId } from "../lines/index.ts";
import type { Bucket } from "./bucket.ts";
import { bucketsOfLines, insertBucket, updateBucket } from "./buckets-store.ts";
import { decideBucket } from "./decide-import.ts";
import {
  BUCKET_COLUMNS,
  BUCKET_COLUMNS_NEEDED,
  readBucketRow,
  type BucketColumn,
  type BucketDraft,
  type BucketProblem,
} from "./import-row.ts";

/**
 * Takes in what runs on lines today: running, waiting and past buckets. A bucket is known again by
 * the carrier's reference, else by its plan and its start (or its place in the queue). It keeps
 * the terms it was first imported with.
 */
export async function importBuckets(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<BucketProblem>, ColumnRefusal>> {
  const known = knowColumns(table, BUCKET_COLUMNS, BUCKET_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<BucketColumn, BucketProblem>(known.value);
  const wanted = await readWanted(act, known.value, notes);
  const changes = await decideAll(act, wanted, notes);
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => writeChanges(act, batch, changes));
  return done(importReport(known.value, notes, countKinds(changes)));
}

type Row = KnownRow<BucketColumn>;
type Notes = Inspection<BucketColumn, BucketProblem>;

interface Wanted {
  readonly row: Row;
  readonly draft: BucketDraft;
  readonly lineId: LineId;
  readonly plan: Plan;
}

const READ_AT_ONCE = 2000;

async function readWanted(
  act: Act,
  table: KnownTable<BucketColumn>,
  notes: Notes,
): Promise<readonly Wanted[]> {
  const drafts = table.rows.flatMap((row) => {
    const draft = readBucketRow(row, notes);
    return draft === undefined ? [] : [{ row, draft }];
  });
  const plans = await plansByCodes(act, [...new Set(drafts.map(({ draft }) => draft.planCode))]);
  const wanted: Wanted[] = [];
  for (const chunk of chunksOf(drafts, READ_AT_ONCE)) {
    const lineIds = await linesByClaims(
      act,
      chunk.map(({ draft }) => draft.claim),
    );
    const lines = await linesByIds(act, [...new Set(lineIds.values())]);
    const networks = new Map(lines.map((line) => [line.lineId, line.network]));
    for (const { row, draft } of chunk) {
      const lineId = lineIds.get(`${draft.claim.kind} ${draft.claim.value}`);
      const plan = plans.get(draft.planCode);
      if (lineId === undefined) notes.refuse(row, draft.claim.kind as BucketColumn, "line_unknown");
      if (plan === undefined) notes.refuse(row, "plan", "plan_unknown");
      if (lineId === undefined || plan === undefined) continue;
      // A bucket may have been bought before the line moved to another network.
      if (networks.get(lineId) !== plan.network) notes.warn(row, "plan", "plan_of_other_network");
      wanted.push({ row, draft, lineId, plan });
    }
  }
  return wanted;
}

interface Change {
  readonly kind: "created" | "updated" | "unchanged";
  readonly before?: Bucket;
  readonly after: Bucket;
}

async function decideAll(
  act: Act,
  wanted: readonly Wanted[],
  notes: Notes,
): Promise<readonly Change[]> {
  const now = act.clock.now();
  const seen = new Map<string, number>();
  const places = new Map<string, string>();
  const changes: Change[] = [];
  for (const chunk of chunksOf(wanted, READ_AT_ONCE)) {
    const stored = await bucketsOfLines(act, [...new Set(chunk.map(({ lineId }) => lineId))]);
    for (const bucket of [...stored.values()].flat()) takePlace(places, bucket);
    for (const one of chunk) {
      const existing = stored.get(one.lineId) ?? [];
      const decided = decideBucket({ ...one, existing, now });
      inspect(one.row, decided.after, notes);
      const firstRow = seen.get(identityOf(decided.after));
      if (firstRow !== undefined) notes.refuse(one.row, "plan", "twice_in_file", { firstRow });
      if (!takePlace(places, decided.after)) {
        notes.refuse(one.row, "queue_order", "queue_place_taken");
      }
      seen.set(identityOf(decided.after), one.row.row);
      if (!notes.isBad(one.row)) changes.push({ ...decided, kind: kindOf(decided) });
    }
  }
  return changes;
}

function inspect(row: Row, bucket: Bucket, notes: Notes): void {
  const { startsAt, endsAt, dataTotalBytes, dataUsedBytes } = bucket;
  if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt) {
    notes.refuse(row, "valid_until", "end_before_start");
  }
  if (bucket.state === "active" && startsAt === undefined) {
    notes.refuse(row, "starts_at", "missing");
  }
  if (dataTotalBytes !== undefined && dataUsedBytes > dataTotalBytes) {
    notes.warn(row, "data_used", "used_beyond_total");
  }
}

/** False when another bucket of the line has the place. */
function takePlace(places: Map<string, string>, bucket: Bucket): boolean {
  if (bucket.queueOrder === undefined) return true;
  const place = `${bucket.lineId} ${bucket.queueOrder}`;
  const holder = places.get(place) ?? bucket.bucketId;
  places.set(place, holder);
  return holder === bucket.bucketId;
}

function identityOf(bucket: Bucket): string {
  const { lineId, planId, carrierReference, startsAt, queueOrder } = bucket;
  if (carrierReference !== undefined) return `${lineId} ${carrierReference}`;
  return `${lineId} ${planId} ${startsAt} ${queueOrder}`;
}

function kindOf({ before, after }: Omit<Change, "kind">): Change["kind"] {
  if (before === undefined) return "created";
  return isDeepStrictEqual(before, after) ? "unchanged" : "updated";
}

// A statement of forty is still planned quickly; a line's events keep their order.
const WRITE_AT_ONCE = 40;

async function writeChanges(act: Act, batch: Batch, changes: readonly Change[]): Promise<void> {
  const written = changes.filter((change) => change.kind !== "unchanged");
  const seqs = new Map(
    await lastSeqs(act, [...new Set(written.map((change) => change.after.lineId))]),
  );
  for (const chunk of chunksOf(written, WRITE_AT_ONCE)) {
    const news = chunk.map(({ kind, after }) => {
      const { lineId: line, bucketId: thing, state, startsAt, endsAt } = after;
      const seq = (seqs.get(line) ?? 0) + 1;
      seqs.set(line, seq);
      const name = kind === "created" ? "bucket.imported" : "bucket.changed";
      return { name, line, seq, thing, after: { state, startsAt, endsAt } };
    });
    const parts = chunk.map(({ before, after }) =>
      before === undefined ? insertBucket(act, after) : updateBucket(act, before, after),
    );
    await batch.write(news, parts);
  }
}

function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
}
