import { earlier, JST, later, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import {
  addsOnlyDays,
  boundOf,
  dataLeft,
  isRunning,
  isSpent,
  projectQueue,
  startBucket,
  type Bucket,
} from "../buckets/index.ts";
import { countDailyWindows } from "../catalogue/index.ts";
import { BYTES_A_DAY } from "./fit.ts";
import type { Trip } from "./quote-types.ts";

/** How far a line's buckets reach, without a break, if nothing more is bought. */
export interface Coverage {
  /** Later than now when nothing usable runs now. */
  readonly from: Instant;
  readonly until: Instant;
  /** What the trip needs while it is covered; whole days, the first and the last included. */
  readonly neededBytes: Bytes;
  readonly isEnough: boolean;
}

interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly bucket: Bucket;
}

/** Undefined when nothing usable runs or waits. Data that is used up covers nothing. */
export function coverageOf(
  buckets: readonly Bucket[],
  at: Instant,
  trip: Trip,
): Coverage | undefined {
  const stretches = stretchesOf(buckets, at);
  const [first] = stretches;
  if (first === undefined) return undefined;
  const until = stretches.reduce(
    (end, stretch) => (stretch.from <= end ? later(end, stretch.until) : end),
    first.until,
  );
  const horizon = earlier(until, trip.leavesAt);
  const perDay = BYTES_A_DAY[trip.use];
  const neededBytes = bytes(perDay * countDailyWindows(JST, first.from, horizon));
  const usable = stretches.filter((stretch) => stretch.from < horizon);
  const given = usable.reduce((sum, one) => sum + givenBy(one, { at, horizon, perDay }), 0);
  return { from: first.from, until, neededBytes, isEnough: given >= neededBytes };
}

// Whoever travels uses the line at once, so what waits for its first use is counted from now.
function stretchesOf(buckets: readonly Bucket[], at: Instant): readonly Stretch[] {
  const inUse = buckets.map((bucket) =>
    bucket.state === "awaiting_first_use" ? startBucket(bucket, at) : bucket,
  );
  const running = inUse
    .filter((bucket) => isRunning(bucket) && !isSpent(bucket))
    .map((bucket) => ({ bucket, from: at, until: bucket.endsAt ?? FOR_EVER }));
  const waiting = projectQueue(inUse, at).map((one) => ({
    bucket: inUse.find((bucket) => bucket.bucketId === one.bucketId)!,
    from: boundOf(one.starts),
    until: boundOf(one.ends),
  }));
  return [...running, ...waiting].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const FOR_EVER = "9999-01-01T00:00:00.000Z" as Instant;

/** What a day gives beyond its use is lost at the reset, so it counts up to that use only. */
function givenBy(
  { bucket, from, until }: Stretch,
  use: { at: Instant; horizon: Instant; perDay: Bytes },
): number {
  const { allowance } = bucket.terms;
  const left = dataLeft(bucket, use.at);
  if (left === undefined) return Infinity;
  if (allowance.kind !== "daily") return left;
  if (addsOnlyDays(bucket)) return 0;
  const windows = countDailyWindows(allowance.resetZone, from, earlier(until, use.horizon));
  const perWindow = Math.min(allowance.bytesPerDay, use.perDay);
  return Math.min(left, use.perDay) + Math.max(0, windows - 1) * perWindow;
}
