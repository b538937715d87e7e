import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { endEarly, isRunning, isSpent, startBucket, type Bucket, type BucketId } from "./bucket.ts";
import { dataAhead, latestEnd } from "./line-state.ts";
import type { Moment } from "./moment.ts";
import { advance, headOfQueue, nextStep, takeStep } from "./timeline.ts";

export interface ProjectedBucket {
  readonly bucketId: BucketId;
  readonly starts: Moment;
  /** Exclusive. */
  readonly ends: Moment;
}

/**
 * When each bucket that has not begun will start and end, in their order, if nothing more is
 * bought. What waits for data to run out, or for a first use, starts `latest`; so does everything
 * after it. A bucket behind one that never ends is left out.
 */
export function projectQueue(buckets: readonly Bucket[], at: Instant): readonly ProjectedBucket[] {
  const projected: ProjectedBucket[] = [];
  let isCertain = true;
  let current = advance(buckets, at).buckets;
  for (;;) {
    const waiting = current.find((bucket) => bucket.state === "awaiting_first_use");
    if (waiting !== undefined) {
      const begun = startBucket(waiting, firstUseBound(waiting, at));
      projected.push(onFirstUse(begun));
      current = replaced(current, begun);
      isCertain = false;
      continue;
    }
    const head = headOfQueue(current);
    if (head === undefined) return projected;
    isCertain &&= !mayStartSooner(head, current);
    const started = runUntilTurn(current, head.bucketId);
    if (started === undefined) return projected;
    current = started;
    const now = current.find((bucket) => bucket.bucketId === head.bucketId)!;
    if (isRunning(now)) projected.push(inTurn(now, isCertain ? "at" : "latest"));
  }
}

function firstUseBound(bucket: Bucket, at: Instant): Instant {
  const { startTrigger } = bucket.terms;
  if (bucket.firstUseBy !== undefined) return bucket.firstUseBy;
  return startTrigger.kind === "first_use" ? addHours(at, 24 * startTrigger.withinDays) : at;
}

function mayStartSooner(head: Bucket, buckets: readonly Bucket[]): boolean {
  if (head.queueOn !== "expiry_or_depletion") return false;
  const ahead = buckets.filter((bucket) => isRunning(bucket) && !isSpent(bucket));
  return ahead.length > 0 && ahead.every((bucket) => bucket.terms.allowance.kind === "capped");
}

function runUntilTurn(
  buckets: readonly Bucket[],
  bucketId: BucketId,
): readonly Bucket[] | undefined {
  let current = buckets;
  for (;;) {
    const step = nextStep(current);
    if (step === undefined) return undefined;
    current = takeStep(current, step);
    if (step.bucketId === bucketId) return current;
  }
}

function onFirstUse(begun: Bucket): ProjectedBucket {
  return {
    bucketId: begun.bucketId,
    starts: { kind: "on_first_use", by: begun.startsAt! },
    ends: { kind: "latest", at: begun.endsAt! },
  };
}

function inTurn(started: Bucket, kind: "at" | "latest"): ProjectedBucket {
  return {
    bucketId: started.bucketId,
    starts: { kind, at: started.startsAt! },
    ends: { kind, at: started.endsAt! },
  };
}

export interface StartedNow {
  readonly buckets: readonly Bucket[];
  /** What the buckets that had to end still held; all of it is gone for good. */
  readonly lost: Loss;
}

export interface Loss {
  /** Zero when nothing measurable was left. */
  readonly bytes: Bytes;
  readonly hasUnlimited: boolean;
  /** The latest end that was given up; absent when nothing ran. */
  readonly until?: Instant;
}

/**
 * The next queued plan starts now, and what runs ends for good (Trip.com's "early termination",
 * done by the holder). The others keep their order. Refuses a bucket that is not queued or not
 * next: `bucket_not_queued`, `bucket_not_next`.
 */
export function startQueuedNow(
  buckets: readonly Bucket[],
  bucketId: BucketId,
  at: Instant,
): Outcome<StartedNow, "bucket_not_queued" | "bucket_not_next"> {
  const now = advance(buckets, at).buckets;
  const wanted = now.find((bucket) => bucket.bucketId === bucketId);
  if (wanted?.state !== "queued") return refused("bucket_not_queued");
  if (headOfQueue(now) !== wanted) return refused("bucket_not_next");
  const ended = now.map((bucket) =>
    isRunning(bucket) ? endEarly(bucket, { by: bucketId, at }) : bucket,
  );
  return done({
    buckets: replaced(ended, startBucket(wanted, at)),
    lost: lossOf(now.filter(isRunning), at),
  });
}

/** What goes when these buckets end now. */
export function lossOf(ending: readonly Bucket[], at: Instant): Loss {
  const until = latestEnd(ending);
  return {
    bytes: bytes(ending.reduce((sum, bucket) => sum + (dataAhead(bucket, at) ?? 0), 0)),
    hasUnlimited: ending.some((bucket) => bucket.terms.allowance.kind === "unlimited"),
    ...(until === undefined ? {} : { until }),
  };
}

function replaced(buckets: readonly Bucket[], by: Bucket): readonly Bucket[] {
  return buckets.map((bucket) => (bucket.bucketId === by.bucketId ? by : bucket));
}
