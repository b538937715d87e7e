import type { Instant } from "../../foundation/clock/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import type { PlanId, PlanTerms } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Bucket, BucketId, BucketState } from "./bucket.ts";
import { dueAtOf } from "./timeline.ts";

export interface BucketRow {
  line_id: string;
  bucket_id: string;
  plan_id: string;
  renewal_id: string | null;
  state: string;
  terms: unknown;
  queue_on: string | null;
  queue_order: number | null;
  granted_at: string;
  starts_at: string | null;
  ends_at: string | null;
  first_use_by: string | null;
  data_total_bytes: number | null;
  data_used_bytes: number;
  measured_at: string | null;
  depleted_at: string | null;
  extends_bucket_id: string | null;
  extends_from: string | null;
  ended_by_bucket_id: string | null;
  ended_from: string | null;
  held_by: string;
  carrier_reference: string | null;
  start_promised_at: string | null;
  due_at: string | null;
  claimed_until: string | null;
}

/** A new row; its `due_at` is the bucket's own next step. */
export function bucketRow(bucket: Bucket): BucketRow {
  return {
    line_id: bucket.lineId,
    bucket_id: bucket.bucketId,
    plan_id: bucket.planId,
    renewal_id: bucket.renewalId ?? null,
    terms: JSON.stringify(bucket.terms),
    granted_at: bucket.grantedAt,
    start_promised_at: null,
    claimed_until: null,
    ...changingColumns(bucket),
  };
}

/** Only the columns in which two pictures of a bucket differ, so that none overwrites another's. */
export function changedColumns(before: Bucket, after: Bucket): Partial<BucketRow> {
  const old = changingColumns(before);
  const entries = Object.entries(changingColumns(after)).filter(
    ([column, value]) => old[column as keyof typeof old] !== value,
  );
  const terms = JSON.stringify(after.terms);
  return {
    ...(Object.fromEntries(entries) as Partial<BucketRow>),
    ...(terms === JSON.stringify(before.terms) ? {} : { terms }),
    ...(isStart(before, after) ? { start_promised_at: promisedStart(after) } : {}),
  };
}

export function readBucket(row: BucketRow): Bucket {
  return {
    lineId: row.line_id as LineId,
    bucketId: row.bucket_id as BucketId,
    planId: row.plan_id as PlanId,
    state: row.state as BucketState,
    terms: row.terms as PlanTerms,
    grantedAt: row.granted_at as Instant,
    dataUsedBytes: bytes(row.data_used_bytes),
    heldBy: row.held_by as Bucket["heldBy"],
    ...present("renewalId", row.renewal_id),
    ...present("queueOn", row.queue_on as Bucket["queueOn"] | null),
    ...present("queueOrder", row.queue_order),
    ...present("startsAt", row.starts_at as Instant | null),
    ...present("endsAt", row.ends_at as Instant | null),
    ...present("firstUseBy", row.first_use_by as Instant | null),
    ...present("dataTotalBytes", row.data_total_bytes as Bytes | null),
    ...present("measuredAt", row.measured_at as Instant | null),
    ...present("depletedAt", row.depleted_at as Instant | null),
    ...present("carrierReference", row.carrier_reference),
    ...present("extension", extensionOf(row)),
    ...present("endedEarly", endedEarlyOf(row)),
  };
}

function changingColumns(bucket: Bucket) {
  const { extension, endedEarly } = bucket;
  return {
    state: bucket.state,
    queue_on: bucket.queueOn ?? null,
    queue_order: bucket.queueOrder ?? null,
    starts_at: bucket.startsAt ?? null,
    ends_at: bucket.endsAt ?? null,
    first_use_by: bucket.firstUseBy ?? null,
    data_total_bytes: bucket.dataTotalBytes ?? null,
    data_used_bytes: bucket.dataUsedBytes,
    measured_at: bucket.measuredAt ?? null,
    depleted_at: bucket.depletedAt ?? null,
    extends_bucket_id: extension?.bucketId ?? null,
    extends_from: extension?.from ?? null,
    ended_by_bucket_id: endedEarly?.by ?? null,
    ended_from: endedEarly?.endsAt ?? null,
    held_by: bucket.heldBy,
    carrier_reference: bucket.carrierReference ?? null,
    due_at: dueAtOf(bucket) ?? null,
  };
}

// Each start that we bring about has a promise clock of its own, from the instant of its turn.
function isStart(before: Bucket, after: Bucket): boolean {
  return before.state === "queued" && after.startsAt !== undefined && after.heldBy === "us";
}

function promisedStart(after: Bucket): Instant {
  return addSeconds(after.startsAt!, after.terms.promiseSeconds);
}

function extensionOf(row: BucketRow): Bucket["extension"] | null {
  if (row.extends_bucket_id === null || row.extends_from === null) return null;
  return { bucketId: row.extends_bucket_id as BucketId, from: row.extends_from as Instant };
}

function endedEarlyOf(row: BucketRow): Bucket["endedEarly"] | null {
  if (row.ended_by_bucket_id === null) return null;
  return {
    by: row.ended_by_bucket_id as BucketId,
    ...present("endsAt", row.ended_from as Instant | null),
  };
}

function present<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { [K in Key]?: Value } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
