import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { countDailyWindows, dailyWindow, type LineState } from "../catalogue/index.ts";
import { addsOnlyDays, dataLeft, isRunning, type Bucket } from "./bucket.ts";
import { advance } from "./timeline.ts";

/**
 * What a line is at an instant, for the renewal table of a plan with `graceDays`. Grace counts 24
 * hours times its days from the last exclusive end: b-mobile's two days after the 21st are the
 * 22nd and the 23rd. A plan waiting for its first use makes a line `unstarted` again.
 */
export function lineState(buckets: readonly Bucket[], at: Instant, graceDays: number): LineState {
  const now = advance(buckets, at).buckets;
  const running = now.filter(isRunning);
  if (running.some((bucket) => bucket.state === "active" && !addsOnlyDays(bucket))) return "active";
  if (running.length > 0) return "depleted";
  if (now.some((bucket) => bucket.state === "awaiting_first_use")) return "unstarted";
  const endedAt = lastEndOf(now);
  if (endedAt === undefined) return "unstarted";
  return at < addHours(endedAt, 24 * graceDays) ? "grace" : "expired";
}

/** The exclusive end of the last bucket that ran out; undefined when none ever did. */
export function lastEndOf(buckets: readonly Bucket[]): Instant | undefined {
  return latestEnd(buckets.filter((bucket) => bucket.state === "expired"));
}

export function latestEnd(buckets: readonly Bucket[]): Instant | undefined {
  return buckets
    .flatMap((bucket) => bucket.endsAt ?? [])
    .toSorted()
    .at(-1);
}

/**
 * The running buckets in the order in which use empties them: unlimited first, then the nearest
 * end, then the oldest (povo, domain A.1). Depleted ones are left out.
 */
export function consumptionOrder(buckets: readonly Bucket[], at: Instant): readonly Bucket[] {
  return advance(buckets, at)
    .buckets.filter((bucket) => bucket.state === "active" && !addsOnlyDays(bucket))
    .toSorted(byUse);
}

function byUse(a: Bucket, b: Bucket): number {
  const isFree = (bucket: Bucket): boolean => bucket.terms.allowance.kind === "unlimited";
  if (isFree(a) !== isFree(b)) return isFree(a) ? -1 : 1;
  return (
    compare(a.endsAt ?? FOR_EVER, b.endsAt ?? FOR_EVER) ||
    compare(a.startsAt ?? a.grantedAt, b.startsAt ?? b.grantedAt) ||
    compare(a.bucketId, b.bucketId)
  );
}

const FOR_EVER = "9999";

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Data the line can use now over all running buckets, of this day for daily plans; undefined when
 * one of them is unlimited.
 */
export function lineDataLeft(buckets: readonly Bucket[], at: Instant): Bytes | undefined {
  let left = 0;
  for (const bucket of advance(buckets, at).buckets.filter(isRunning)) {
    const own = dataLeft(bucket, at);
    if (own === undefined) return undefined;
    left += own;
  }
  return bytes(left);
}

/**
 * Everything a running bucket can still give until its end: for a daily plan this day's rest and
 * each later day's allowance; undefined when unlimited.
 */
export function dataAhead(bucket: Bucket, at: Instant): Bytes | undefined {
  const left = dataLeft(bucket, at);
  const { allowance } = bucket.terms;
  if (left === undefined || allowance.kind !== "daily" || addsOnlyDays(bucket)) return left;
  if (bucket.endsAt === undefined || bucket.dataTotalBytes === undefined) return left;
  const { closesAt } = dailyWindow(allowance.resetZone, at);
  const laterDays = countDailyWindows(allowance.resetZone, closesAt, bucket.endsAt);
  return bytes(left + laterDays * bucket.dataTotalBytes);
}

/** When a line that is slow now gets its next day's data; undefined unless a daily plan is empty. */
export function nextRefillAt(buckets: readonly Bucket[], at: Instant): Instant | undefined {
  return advance(buckets, at)
    .buckets.flatMap((bucket) => {
      const { allowance } = bucket.terms;
      if (bucket.state !== "depleted" || allowance.kind !== "daily") return [];
      const { closesAt } = dailyWindow(allowance.resetZone, at);
      return bucket.endsAt !== undefined && bucket.endsAt <= closesAt ? [] : [closesAt];
    })
    .toSorted()[0];
}
