import { later, type Instant } from "../../foundation/clock/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import { dailyWindow } from "../catalogue/index.ts";
import { isRunning, isSpent, startBucketInTurn, type Bucket, type BucketId } from "./bucket.ts";

/** What happens to a bucket by time and measurement alone; each is named by its event. */
export const BUCKET_STEPS = [
  "bucket.expired",
  "bucket.lapsed",
  "bucket.refilled",
  "bucket.depleted",
  "bucket.started",
  "bucket.awaits_first_use",
] as const;
export type BucketStepName = (typeof BUCKET_STEPS)[number];

export interface BucketStep {
  readonly name: BucketStepName;
  readonly bucketId: BucketId;
  readonly at: Instant;
}

export interface Advanced {
  /** In the order given. */
  readonly buckets: readonly Bucket[];
  /** Oldest first; none when nothing has become due. */
  readonly steps: readonly BucketStep[];
}

/**
 * What a line's stored buckets are at an instant: ended ones expired, unused ones lapsed, depleted
 * daily ones refilled, queued ones started in their order, each at its own instant however late
 * this is asked. Advancing to t1 and then to t2 is advancing to t2.
 */
export function advance(buckets: readonly Bucket[], at: Instant): Advanced {
  const steps: BucketStep[] = [];
  let current = buckets;
  for (;;) {
    const step = nextStep(current);
    if (step === undefined || step.at > at) return { buckets: current, steps };
    current = takeStep(current, step);
    steps.push(step);
  }
}

/** When something will next happen by itself; undefined when nothing will. */
export function nextChangeAt(buckets: readonly Bucket[], at: Instant): Instant | undefined {
  return nextStep(advance(buckets, at).buckets)?.at;
}

/** When a stored bucket itself asks for attention; a queued one is woken by the one before it. */
export function dueAtOf(bucket: Bucket): Instant | undefined {
  return ownStep(bucket)?.at;
}

/** The earliest step that the buckets as stored are going to take; due or not. */
export function nextStep(buckets: readonly Bucket[]): BucketStep | undefined {
  let first = queueStep(buckets);
  for (const bucket of buckets) {
    const step = ownStep(bucket);
    if (step !== undefined && (first === undefined || isBefore(step, first))) first = step;
  }
  return first;
}

export function takeStep(buckets: readonly Bucket[], step: BucketStep): readonly Bucket[] {
  return buckets.map((bucket) =>
    bucket.bucketId === step.bucketId ? stepped(bucket, step) : bucket,
  );
}

/** The queued bucket whose turn is next. */
export function headOfQueue(buckets: readonly Bucket[]): Bucket | undefined {
  let head: Bucket | undefined;
  for (const bucket of buckets) {
    if (bucket.state !== "queued") continue;
    if (head === undefined || orderOf(bucket) < orderOf(head)) head = bucket;
  }
  return head;
}

export function orderOf(bucket: Bucket): number {
  return bucket.queueOrder ?? 0;
}

// Ends are exclusive: what ends at an instant is over before anything else happens at it.
function isBefore(a: BucketStep, b: BucketStep): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return BUCKET_STEPS.indexOf(a.name) < BUCKET_STEPS.indexOf(b.name);
}

function ownStep(bucket: Bucket): BucketStep | undefined {
  const { bucketId, firstUseBy } = bucket;
  if (bucket.state === "awaiting_first_use") {
    return firstUseBy === undefined
      ? undefined
      : { name: "bucket.lapsed", bucketId, at: firstUseBy };
  }
  if (!isRunning(bucket)) return undefined;
  const change = bucket.state === "active" ? depletion(bucket) : refill(bucket);
  if (bucket.endsAt === undefined) return change;
  const end: BucketStep = { name: "bucket.expired", bucketId, at: bucket.endsAt };
  return change !== undefined && isBefore(change, end) ? change : end;
}

function depletion(bucket: Bucket): BucketStep | undefined {
  const { bucketId, dataTotalBytes, dataUsedBytes, grantedAt, startsAt = grantedAt } = bucket;
  if (dataTotalBytes === undefined || dataUsedBytes < dataTotalBytes) return undefined;
  const at = later(startsAt, bucket.measuredAt ?? startsAt);
  return { name: "bucket.depleted", bucketId, at };
}

function refill(bucket: Bucket): BucketStep | undefined {
  const { allowance } = bucket.terms;
  if (allowance.kind !== "daily" || bucket.depletedAt === undefined) return undefined;
  const { closesAt } = dailyWindow(allowance.resetZone, bucket.depletedAt);
  return { name: "bucket.refilled", bucketId: bucket.bucketId, at: closesAt };
}

function queueStep(buckets: readonly Bucket[]): BucketStep | undefined {
  const head = headOfQueue(buckets);
  if (head === undefined || buckets.some((bucket) => isInTheWay(bucket, head))) return undefined;
  const { startTrigger } = head.terms;
  return {
    name: startTrigger.kind === "first_use" ? "bucket.awaits_first_use" : "bucket.started",
    bucketId: head.bucketId,
    at: buckets.reduce((at, bucket) => later(at, freedAt(bucket) ?? at), head.grantedAt),
  };
}

function isInTheWay(bucket: Bucket, head: Bucket): boolean {
  if (bucket.state === "awaiting_first_use") return true;
  if (!isRunning(bucket)) return false;
  return head.queueOn === "expiry" || !isSpent(bucket);
}

function freedAt(bucket: Bucket): Instant | undefined {
  switch (bucket.state) {
    case "expired":
    case "revoked":
      return bucket.endsAt;
    case "lapsed":
      return bucket.firstUseBy;
    case "depleted":
      return bucket.depletedAt;
    default:
      return undefined;
  }
}

function stepped(bucket: Bucket, step: BucketStep): Bucket {
  switch (step.name) {
    case "bucket.expired":
      return { ...bucket, state: "expired" };
    case "bucket.lapsed":
      return { ...bucket, state: "lapsed" };
    case "bucket.depleted":
      return { ...bucket, state: "depleted", depletedAt: step.at };
    case "bucket.refilled": {
      const { depletedAt: _over, ...kept } = bucket;
      // A new window has let nothing through at the instant it opens.
      return { ...kept, state: "active", dataUsedBytes: bytes(0), measuredAt: step.at };
    }
    case "bucket.started":
    case "bucket.awaits_first_use":
      return startBucketInTurn(bucket, step.at);
  }
}
