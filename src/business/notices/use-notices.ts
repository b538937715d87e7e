import { later, type Instant } from "../../foundation/clock/index.ts";
import { bytes, MEGABYTE } from "../../foundation/money/index.ts";
import {
  addsOnlyDays,
  boundOf,
  isRunning,
  LOW_DATA_BYTES,
  orderOf,
  projectQueue,
  type Bucket,
} from "../buckets/index.ts";
import { dailyWindow } from "../catalogue/index.ts";
import type { Notice, NoticeName } from "./notice.ts";

/** Plans smaller than this have their parts alone. */
const LOW_FROM_BYTES = bytes(1000 * MEGABYTE);

const PARTS = [
  { name: "used_50", perCent: 50 },
  { name: "used_80", perCent: 80 },
  { name: "used_90", perCent: 90 },
  { name: "used_100", perCent: 100 },
] as const;

/**
 * How far the data is used: of all plans with a fixed amount that run together, since together they
 * run dry; of a daily plan only that the day is used up. Says the lowest mark that was passed.
 */
export function useNotices(buckets: readonly Bucket[]): readonly Notice[] {
  const running = buckets.filter((bucket) => isRunning(bucket) && !addsOnlyDays(bucket));
  const daily = running.filter(({ terms }) => terms.allowance.kind === "daily");
  if (running.some(({ dataTotalBytes }) => dataTotalBytes === undefined)) return [];
  return daily.length > 0 ? dayNotices(running, daily) : poolNotices(buckets, running);
}

/** How much of a pool is left, at most, for each mark to be passed; the lowest last. */
export function marksOf(totalBytes: number): readonly { name: NoticeName; leftBytes: number }[] {
  const parts = PARTS.map(({ name, perCent }) => ({
    name,
    leftBytes: Math.floor((totalBytes * (100 - perCent)) / 100),
  }));
  const low = { name: "low_data" as const, leftBytes: LOW_DATA_BYTES };
  const marks = totalBytes >= LOW_FROM_BYTES ? [...parts, low] : parts;
  return marks.toSorted((a, b) => b.leftBytes - a.leftBytes);
}

function poolNotices(buckets: readonly Bucket[], running: readonly Bucket[]): readonly Notice[] {
  const newest = running.toSorted(byStart).at(-1);
  if (newest === undefined) return [];
  const pool = running.filter((bucket) => ranWith(bucket, newest));
  const total = sum(pool.map(({ dataTotalBytes }) => dataTotalBytes ?? 0));
  const left = sum(
    pool.map(({ dataTotalBytes, dataUsedBytes }) =>
      Math.max(0, (dataTotalBytes ?? 0) - dataUsedBytes),
    ),
  );
  const marks = marksOf(total);
  const passed = total === 0 ? -1 : marks.findLastIndex(({ leftBytes }) => left <= leftBytes);
  const mark = marks[passed];
  // What waits is told as paid but cut off, which says more.
  if (mark === undefined || (left === 0 && buckets.some(isQueued))) return [];
  const causeOf = (name: NoticeName) => `${name}:${newest.bucketId}`;
  const measured = pool.map((bucket) => bucket.measuredAt ?? startOf(bucket));
  return [
    {
      name: mark.name,
      cause: causeOf(mark.name),
      at: measured.reduce(later),
      unlessTold: marks.slice(passed + 1).map(({ name }) => causeOf(name)),
      facts: { bucketId: newest.bucketId, leftBytes: bytes(left) },
    },
  ];
}

function dayNotices(running: readonly Bucket[], daily: readonly Bucket[]): readonly Notice[] {
  if (running.some(({ state }) => state === "active")) return [];
  const resets = daily.flatMap(({ terms, depletedAt, bucketId, endsAt }) => {
    if (terms.allowance.kind !== "daily" || depletedAt === undefined) return [];
    const { opensAt, closesAt } = dailyWindow(terms.allowance.resetZone, depletedAt);
    // On its last day nothing comes back any more: the end is told instead.
    return endsAt !== undefined && endsAt <= closesAt
      ? []
      : [{ bucketId, opensAt, closesAt, depletedAt }];
  });
  const [first] = resets.toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1));
  if (first === undefined) return [];
  return [
    {
      name: "day_used",
      cause: `day_used:${first.bucketId}:${first.opensAt}`,
      at: first.depletedAt,
      until: first.closesAt,
      unlessTold: [],
      facts: { bucketId: first.bucketId, moment: first.closesAt },
    },
  ];
}

/** A plan waits while the line has used up what ran; a daily plan recovers by itself. */
export function offlineNotices(buckets: readonly Bucket[], now: Instant): readonly Notice[] {
  const running = buckets.filter(isRunning);
  const isCutOff = running.every(
    ({ state, terms }) => state === "depleted" && terms.allowance.kind === "capped",
  );
  const [head] = buckets.filter(isQueued).toSorted((a, b) => orderOf(a) - orderOf(b));
  const isAwaited = buckets.some(({ state }) => state === "awaiting_first_use");
  if (running.length === 0 || !isCutOff || head === undefined || isAwaited) return [];
  const depleted = running.flatMap(({ depletedAt }) => depletedAt ?? []).reduce(later);
  const starts = projectQueue(buckets, now).find(({ bucketId }) => bucketId === head.bucketId);
  const until = starts === undefined ? undefined : boundOf(starts.starts);
  return [
    {
      name: "offline",
      cause: `offline:${head.bucketId}:${depleted}`,
      at: later(depleted, head.grantedAt),
      ...(until === undefined ? {} : { until }),
      unlessTold: [],
      facts: { bucketId: head.bucketId, ...(until === undefined ? {} : { moment: until }) },
    },
  ];
}

function isQueued({ state }: Bucket): boolean {
  return state === "queued";
}

// What was used up before the newest began has had its own news.
function ranWith({ depletedAt, bucketId }: Bucket, newest: Bucket): boolean {
  return bucketId === newest.bucketId || depletedAt === undefined || depletedAt > startOf(newest);
}

function startOf({ startsAt, grantedAt }: Bucket): Instant {
  return startsAt ?? grantedAt;
}

function byStart(a: Bucket, b: Bucket): number {
  if (startOf(a) !== startOf(b)) return startOf(a) < startOf(b) ? -1 : 1;
  return a.bucketId < b.bucketId ? -1 : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
