import {
  earlier,
  epochMs,
  instant,
  JST,
  nextMidnight,
  type Instant,
} from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import {
  advance,
  consumptionOrder,
  dataLeft,
  isRunning,
  nextChangeAt,
  startBucket,
  type Bucket,
} from "../buckets/index.ts";
import type { JourneyNeed } from "./trip.ts";

/** A line on its way through a trip. */
export interface Stand {
  readonly at: Instant;
  readonly buckets: readonly Bucket[];
  /** What the day that has begun still takes at full speed. */
  readonly owedBytes: Bytes;
  /** How many days of the trip have been supplied or given up. */
  readonly daysBegun: number;
  readonly slowDays: number;
}

/** Where a line arrives that nobody buys anything for. */
export type Way =
  | { readonly kind: "arrived"; readonly stand: Stand }
  | {
      readonly kind: "stopped";
      readonly why: "gap" | "data";
      readonly stand: Stand;
      /** As it stood at the last day's use before that, a good moment to buy; none within this way. */
      readonly eve?: Stand;
    };

/**
 * The moments at which the days of a trip are supplied: the middle of what belongs to it of each
 * day in Japan. All that a day takes is counted at that moment.
 */
export function daysOf({ from, until }: JourneyNeed): readonly Instant[] {
  const days: Instant[] = [];
  for (let at = from; at < until;) {
    const next = earlier(nextMidnight(at, JST), until);
    days.push(instant(Math.floor((epochMs(at) + epochMs(next)) / 2)));
    at = next;
  }
  return days;
}

/** Follows a line until the departure, or to the moment at which it would not do any more. */
export function travel(start: Stand, need: JourneyNeed, days: readonly Instant[]): Way {
  const isBegun = start.at >= need.from;
  let stand = isBegun ? { ...start, buckets: inUse(start.buckets, start.at) } : start;
  let eve: Stand | undefined;
  for (;;) {
    const used = use(stand, need);
    if (used === undefined) return stopped("data", stand, eve);
    if (used.at > start.at && stand.owedBytes > 0) eve = used;
    stand = used;
    if (stand.at >= need.until) return { kind: "arrived", stand };
    if (stand.at >= need.from && !stand.buckets.some(isRunning)) return stopped("gap", stand, eve);
    stand = goOn(stand, need, days);
  }
}

function stopped(why: "gap" | "data", stand: Stand, eve: Stand | undefined): Way {
  const isBefore = eve !== undefined && eve.at < stand.at;
  return { kind: "stopped", why, stand, ...(isBefore ? { eve } : {}) };
}

// To the next thing that happens: a day takes its data, a plan starts or ends, the departure.
function goOn(stand: Stand, need: JourneyNeed, days: readonly Instant[]): Stand {
  const day = days[stand.daysBegun] ?? need.until;
  const change = nextChangeAt(stand.buckets, stand.at);
  const arrival = stand.at < need.from ? need.from : need.until;
  const at = earlier(earlier(day, arrival), change ?? need.until);
  const isDay = at === days[stand.daysBegun];
  const buckets = advance(stand.buckets, at).buckets;
  return {
    ...stand,
    at,
    buckets: at >= need.from ? inUse(buckets, at) : buckets,
    ...(isDay ? { owedBytes: need.bytesPerDay, daysBegun: stand.daysBegun + 1 } : {}),
  };
}

/** Whoever travels uses the line at once: nothing waits for its first use. */
function inUse(buckets: readonly Bucket[], at: Instant): readonly Bucket[] {
  return buckets.map((bucket) =>
    bucket.state === "awaiting_first_use" ? startBucket(bucket, at) : bucket,
  );
}

// Takes what the day owes from what runs; undefined when that cannot be done.
function use(stand: Stand, need: JourneyNeed): Stand | undefined {
  let { buckets, owedBytes } = stand;
  while (owedBytes > 0) {
    const next = consumptionOrder(buckets, stand.at)[0];
    if (next === undefined) break;
    const taken = takenFrom(next, owedBytes, stand.at);
    owedBytes = bytes(owedBytes - taken.bytes);
    buckets = advance(
      buckets.map((bucket) => (bucket.bucketId === next.bucketId ? taken.bucket : bucket)),
      stand.at,
    ).buckets;
    buckets = inUse(buckets, stand.at);
  }
  if (owedBytes === 0) return { ...stand, buckets, owedBytes };
  if (need.speed === "full" || !isSlowPossible(buckets)) return undefined;
  return { ...stand, buckets, owedBytes: bytes(0), slowDays: stand.slowDays + 1 };
}

function takenFrom(
  bucket: Bucket,
  wanted: Bytes,
  at: Instant,
): { readonly bytes: Bytes; readonly bucket: Bucket } {
  const left = dataLeft(bucket, at);
  if (left === undefined || bucket.dataTotalBytes === undefined) return { bytes: wanted, bucket };
  const taken = bytes(Math.min(left, wanted));
  const dataUsedBytes = bytes(bucket.dataTotalBytes - left + taken);
  return { bytes: taken, bucket: { ...bucket, dataUsedBytes, measuredAt: at } };
}

/** Whether something still goes through what is used up: it is throttled and not cut off. */
function isSlowPossible(buckets: readonly Bucket[]): boolean {
  return buckets.filter(isRunning).some(({ terms: { allowance } }) => {
    return allowance.kind === "unlimited" || allowance.throttleKbps > 0;
  });
}
