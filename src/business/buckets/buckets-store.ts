import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import { bucketRow, changedColumns, readBucket, type BucketRow } from "./bucket-row.ts";
import type { Bucket } from "./bucket.ts";
import { dueAtOf } from "./timeline.ts";

interface BucketTables {
  buckets: BucketRow;
}

/** All buckets of a line as stored, those that are over included, oldest first. */
export async function bucketsOfLine(act: Act, lineId: string): Promise<readonly Bucket[]> {
  const rows = await tables(act)
    .selectFrom("buckets")
    .selectAll()
    .where("line_id", "=", lineId)
    .orderBy("granted_at")
    .orderBy("bucket_id")
    .execute();
  return rows.map(readBucket);
}

/** The same for many lines, by line id; a line without buckets is absent. */
export async function bucketsOfLines(
  act: Act,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Bucket[]>> {
  if (lineIds.length === 0) return new Map();
  const rows = await tables(act)
    .selectFrom("buckets")
    .selectAll()
    .where("line_id", "in", [...lineIds])
    .orderBy("granted_at")
    .orderBy("bucket_id")
    .execute();
  return Map.groupBy(rows.map(readBucket), (bucket) => bucket.lineId as string);
}

/** Lines with a plan that waits with us and that no renewal is going to order. */
export async function linesWithUnorderedPlans(act: Act): Promise<readonly string[]> {
  const rows = await tables(act)
    .selectFrom("buckets")
    .select("line_id")
    .distinct()
    .where("state", "=", "queued")
    .where("held_by", "=", "us")
    .where("renewal_id", "is", null)
    .orderBy("line_id")
    .execute();
  return rows.map((row) => row.line_id);
}

/** Gives a bucket its renewal; undoes its statement when it moved or has one. */
export function giveToRenewal(act: Act, bucket: Bucket, renewalId: string): Part {
  return part(
    tables(act)
      .updateTable("buckets")
      .set({ renewal_id: renewalId })
      .where("line_id", "=", bucket.lineId)
      .where("bucket_id", "=", bucket.bucketId)
      .where("state", "=", bucket.state)
      .where("renewal_id", "is", null),
  );
}

export function insertBucket(act: Act, bucket: Bucket): Part {
  return part(tables(act).insertInto("buckets").values(bucketRow(bucket)));
}

/** Writes what differs; undoes its statement when the bucket is no longer in the state `before`. */
export function updateBucket(act: Act, before: Bucket, after: Bucket): Part {
  return part(
    tables(act)
      .updateTable("buckets")
      .set({ ...changedColumns(before, after), claimed_until: null })
      .where("line_id", "=", before.lineId)
      .where("bucket_id", "=", before.bucketId)
      .where("state", "=", before.state),
  );
}

/** Like `updateBucket`, and only if nothing was measured since `before` was read. */
export function updateMeasured(act: Act, before: Bucket, after: Bucket): Part {
  return part(
    tables(act)
      .updateTable("buckets")
      .set({ ...changedColumns(before, after), claimed_until: null })
      .where("line_id", "=", before.lineId)
      .where("bucket_id", "=", before.bucketId)
      .where("state", "=", before.state)
      .where("data_used_bytes", "=", before.dataUsedBytes)
      .where("measured_at", "is not distinct from", before.measuredAt ?? null),
  );
}

/** Has a bucket looked at: for a queued one whose turn has come while its start is not written. */
export function wakeBucket(act: Act, bucket: Bucket, dueAt: Instant): Part {
  return part(
    tables(act)
      .updateTable("buckets")
      .set({ due_at: dueAt, claimed_until: null })
      .where("line_id", "=", bucket.lineId)
      .where("bucket_id", "=", bucket.bucketId),
  );
}

/** Lines of which a bucket is due, under a lease until `leaseUntil`; each once. */
export async function claimDueLines(act: Act, claim: Claim): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `update buckets set claimed_until = $3
      where (line_id, bucket_id) in (
        select line_id, bucket_id from buckets
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit $2 for update skip locked)
      returning line_id as "lineId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return [...new Set((rows as { lineId: string }[]).map((row) => row.lineId))];
}

/** Lets a line's claimed buckets rest until their own next step, unless they moved meanwhile. */
export async function restBuckets(
  act: Act,
  lineId: string,
  buckets: readonly Bucket[],
): Promise<void> {
  await act.database.run({
    text: `update buckets b set due_at = r.due_at, claimed_until = null
      from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as r (bucket_id, state, due_at)
      where b.line_id = $1 and b.bucket_id = r.bucket_id and b.state = r.state
        and b.claimed_until is not null`,
    values: [
      lineId,
      buckets.map((bucket) => bucket.bucketId),
      buckets.map((bucket) => bucket.state),
      buckets.map((bucket) => dueAtOf(bucket) ?? null),
    ],
    isFrequent: true,
  });
}

function tables(act: Act) {
  return act.database.tables<BucketTables>();
}
