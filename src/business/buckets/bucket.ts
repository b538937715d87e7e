import {
  addHours,
  localDate,
  JST,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { bytes, MEGABYTE, type Bytes } from "../../foundation/money/index.ts";
import { dailyWindow, endOfValidity, type PlanId, type PlanTerms } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";

export type BucketId = Id<"bucket">;

export const BUCKET_STATES = [
  "queued",
  "awaiting_first_use",
  "active",
  "depleted",
  "expired",
  "lapsed",
  "revoked",
] as const;
export type BucketState = (typeof BUCKET_STATES)[number];

/**
 * A granted plan (TM Forum: bucket). A queued one stores its place in the order and what starts
 * it, never instants: when the bucket before it moves, it moves.
 */
export interface Bucket {
  readonly lineId: LineId;
  readonly bucketId: BucketId;
  readonly planId: PlanId;
  readonly renewalId?: string;
  readonly state: BucketState;
  /** The plan as it was granted, with the rule's overrides of duration and clock applied. */
  readonly terms: PlanTerms;
  readonly queueOn?: "expiry" | "expiry_or_depletion";
  readonly queueOrder?: number;
  readonly grantedAt: Instant;
  readonly startsAt?: Instant;
  /** Exclusive. */
  readonly endsAt?: Instant;
  readonly firstUseBy?: Instant;
  /**
   * For daily plans the allowance of one day. Absent for unlimited, and for the extension of a
   * daily plan, which adds days and not a second allowance to each day.
   */
  readonly dataTotalBytes?: Bytes;
  /** For daily plans what went through the window that was open at `measuredAt`. */
  readonly dataUsedBytes: Bytes;
  readonly measuredAt?: Instant;
  readonly depletedAt?: Instant;
  /** Who starts it when its turn comes: the carrier's own queue, or we. */
  readonly heldBy: "carrier" | "us";
  /** The carrier's own name for what it granted. */
  readonly carrierReference?: string;
  /**
   * Its days were added to the bucket that began the family; all of a family end together. `from`
   * is the end they were counted from, so that taking one back can count the others anew.
   */
  readonly extension?: { readonly bucketId: BucketId; readonly from: Instant };
  /** Ended before its time to make room for another; `endsAt` is the end it had. */
  readonly endedEarly?: { readonly by: BucketId; readonly endsAt?: Instant };
}

export function isRunning(bucket: Bucket): boolean {
  return bucket.state === "active" || bucket.state === "depleted";
}

/** Paid for and not over: running, queued or waiting for its first use. */
export function isLiving(bucket: Bucket): boolean {
  return isRunning(bucket) || bucket.state === "queued" || bucket.state === "awaiting_first_use";
}

/** Nothing more will come of it at full speed; a depleted daily plan recovers at its reset. */
export function isSpent(bucket: Bucket): boolean {
  return bucket.state === "depleted" && bucket.terms.allowance.kind === "capped";
}

/** True for the extension of a daily plan: the data of its days is counted in the family's first. */
export function addsOnlyDays(bucket: Bucket): boolean {
  return bucket.extension !== undefined && bucket.terms.allowance.kind === "daily";
}

export function familyOf(bucket: Bucket): BucketId {
  return bucket.extension?.bucketId ?? bucket.bucketId;
}

/** The date whose day monthly periods of the bucket keep (31 Jan, 28 Feb, 31 Mar). */
export function anchorOf(bucket: Bucket): LocalDate | undefined {
  if (bucket.terms.clock.kind !== "months" || bucket.startsAt === undefined) return undefined;
  return localDate(bucket.startsAt, JST);
}

/** Bytes a plan gives: in all, or per day for a daily plan; undefined when unlimited. */
export function allowedBytes(terms: PlanTerms): Bytes | undefined {
  switch (terms.allowance.kind) {
    case "capped":
      return terms.allowance.bytes;
    case "daily":
      return terms.allowance.bytesPerDay;
    case "unlimited":
      return undefined;
  }
}

/** So little is low, whatever the plan gave. */
export const LOW_DATA_BYTES = bytes(300 * MEGABYTE);

/** What is left now, of this day for a daily plan; undefined when unlimited. */
export function dataLeft(bucket: Bucket, at: Instant): Bytes | undefined {
  if (addsOnlyDays(bucket)) return bytes(0);
  const total = bucket.dataTotalBytes;
  if (total === undefined) return undefined;
  return bytes(Math.max(0, total - usedNow(bucket, at)));
}

function usedNow(bucket: Bucket, at: Instant): Bytes {
  const { allowance } = bucket.terms;
  if (allowance.kind !== "daily" || bucket.measuredAt === undefined) return bucket.dataUsedBytes;
  const { closesAt } = dailyWindow(allowance.resetZone, bucket.measuredAt);
  return closesAt <= at ? bytes(0) : bucket.dataUsedBytes;
}

/** The bucket as it runs from `at` on, whatever it waited for. */
export function startBucket(bucket: Bucket, at: Instant): Bucket {
  return {
    ...outOfQueue(bucket),
    state: "active",
    startsAt: at,
    endsAt: endOfValidity(bucket.terms.clock, bucket.terms.duration, at),
  };
}

/** The bucket when its turn has come: it runs, or waits for its first use. */
export function startBucketInTurn(bucket: Bucket, at: Instant): Bucket {
  const { startTrigger } = bucket.terms;
  if (startTrigger.kind === "payment") return startBucket(bucket, at);
  return {
    ...outOfQueue(bucket),
    state: "awaiting_first_use",
    firstUseBy: addHours(at, 24 * startTrigger.withinDays),
  };
}

/** The bucket as it stands after making room for another; what it held is gone or moved. */
export function endEarly(bucket: Bucket, end: { by: BucketId; at: Instant }): Bucket {
  const { endsAt } = bucket;
  return {
    ...bucket,
    state: "expired",
    endsAt: end.at,
    endedEarly: { by: end.by, ...(endsAt === undefined ? {} : { endsAt }) },
  };
}

export function outOfQueue(bucket: Bucket): Omit<Bucket, "queueOn" | "queueOrder"> {
  const { queueOn: _on, queueOrder: _order, ...kept } = bucket;
  return kept;
}
