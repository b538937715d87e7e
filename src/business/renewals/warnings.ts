import {
  HOUR_MS,
  JST,
  localDate,
  MINUTE_MS,
  msBetween,
  nextMidnight,
  startOfDate,
  firstOfMonth,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import {
  allowedBytes,
  boundOf,
  isRunning,
  isSpent,
  latestEnd,
  lineState,
  lossOf,
  nextRefillAt,
  projectQueue,
  type Bucket,
  type Moment,
} from "../buckets/index.ts";
import type { PlanTerms, RenewalMode } from "../catalogue/index.ts";
import { coverageOf } from "./quote-coverage.ts";
import type { QuoteWarning, Trip } from "./quote-types.ts";

/** A placement seen from both sides. */
export interface Picture {
  readonly mode: RenewalMode;
  readonly terms: PlanTerms;
  readonly paidAt: Instant;
  readonly before: readonly Bucket[];
  readonly after: readonly Bucket[];
  readonly created: Bucket;
  readonly starts: Moment;
  readonly ends: Moment;
  readonly trip?: Trip;
}

/** What the customer must know before paying, most serious first; empty when all is plain. */
export function warningsOf(picture: Picture): readonly QuoteWarning[] {
  return [...lossWarnings(picture), ...startWarnings(picture), ...tripWarnings(picture)];
}

/** Only what is gone for good: `data_lost` and `days_lost`. */
export function lossWarnings(picture: Picture): readonly QuoteWarning[] {
  const { mode, paidAt, before, after, created } = picture;
  const isEnded = (bucket: Bucket): boolean =>
    after.some((b) => b.bucketId === bucket.bucketId && b.endedEarly?.by === created.bucketId);
  const ended = before.filter((bucket) => isRunning(bucket) && isEnded(bucket));
  const carried = carriedInto(created);
  const lost = lossOf(ended, paidAt);
  const lostBytes = bytes(Math.max(0, lost.bytes - carried));
  const movesOver = (bucket: Bucket): boolean =>
    carried > 0 && bucket.terms.allowance.kind === "capped";
  const isGivenUp = ended.some((bucket) => !isSpent(bucket) && !movesOver(bucket));
  const endBefore = lineEnd(before, paidAt);
  const endAfter = lineEnd(after, paidAt);
  const isShorter = endBefore !== undefined && (endAfter === undefined || endAfter < endBefore);
  const until = isShorter ? endBefore : isGivenUp ? lost.until : undefined;
  return [
    ...(lostBytes === 0 ? [] : [{ name: "data_lost", bytes: lostBytes, mode } as const]),
    ...(until === undefined ? [] : [{ name: "days_lost", until, mode } as const]),
  ];
}

/** The last instant, exclusive, at which the line has a bucket, the queue included. */
export function lineEnd(buckets: readonly Bucket[], at: Instant): Instant | undefined {
  const waiting = projectQueue(buckets, at).map((one) => boundOf(one.ends));
  const running = latestEnd(buckets.filter(isRunning));
  return [...waiting, ...(running === undefined ? [] : [running])].toSorted().at(-1);
}

function carriedInto(created: Bucket): number {
  const own = allowedBytes(created.terms);
  if (own === undefined || created.dataTotalBytes === undefined) return 0;
  return Math.max(0, created.dataTotalBytes - own);
}

function startWarnings(picture: Picture): readonly QuoteWarning[] {
  const { starts, after, paidAt } = picture;
  const short = shortFirstDay(picture);
  const resetsAt =
    lineState(after, paidAt, 0) === "depleted" ? nextRefillAt(after, paidAt) : undefined;
  const isLater = starts.kind === "latest" || (starts.kind === "at" && starts.at > paidAt);
  return [
    ...(isLater ? [{ name: "starts_later", startsAt: starts } as const] : []),
    ...(starts.kind === "on_first_use"
      ? [{ name: "first_use_deadline", by: starts.by } as const]
      : []),
    ...(short === undefined ? [] : [short]),
    ...(resetsAt === undefined ? [] : [{ name: "slow_until_reset", resetsAt } as const]),
  ];
}

const SHORT_DAY_HOURS = 6;

// The late-evening trap (domain A.2 no. 2): what is left of a counted day may be next to nothing.
function shortFirstDay(picture: Picture): QuoteWarning | undefined {
  const { created, starts, ends, mode, before } = picture;
  const isExtending = mode === "extend" && before.some(isRunning);
  if (starts.kind !== "at" || isExtending) return undefined;
  const counted = firstCounted(created.terms, starts.at);
  if (counted === undefined && mode !== "refill_today") return undefined;
  const { closesAt, zone } = counted ?? { closesAt: boundOf(ends), zone: JST };
  const over = mode === "refill_today" ? boundOf(ends) : closesAt;
  const leftMs = msBetween(starts.at, over);
  if (leftMs >= SHORT_DAY_HOURS * HOUR_MS) return undefined;
  return { name: "first_day_short", minutesLeft: Math.floor(leftMs / MINUTE_MS), zone };
}

function firstCounted(
  { clock }: PlanTerms,
  at: Instant,
): { closesAt: Instant; zone: Zone } | undefined {
  switch (clock.kind) {
    case "jst_calendar":
    case "months":
      return { closesAt: nextMidnight(at, JST), zone: JST };
    case "zone_calendar":
      return { closesAt: nextMidnight(at, clock.zone), zone: clock.zone };
    case "month_end":
      return { closesAt: startOfDate(firstOfMonth(localDate(at, JST), 1), JST), zone: JST };
    case "rolling_24h":
    case "rolling_to_midnight":
      return undefined;
  }
}

function tripWarnings({ before, after, paidAt, trip }: Picture): readonly QuoteWarning[] {
  if (trip === undefined || trip.leavesAt <= paidAt) return [];
  const present = coverageOf(before, paidAt, trip);
  const future = coverageOf(after, paidAt, trip);
  const isCovered =
    present !== undefined &&
    present.from === paidAt &&
    present.until >= trip.leavesAt &&
    present.isEnough;
  return [
    ...(isCovered ? [{ name: "trip_already_covered", until: present.until } as const] : []),
    ...(future !== undefined && future.until < trip.leavesAt
      ? [{ name: "ends_before_trip", until: future.until } as const]
      : []),
    ...(future !== undefined && !future.isEnough ? [shortOf(future.neededBytes)] : []),
  ];
}

function shortOf(neededBytes: Bytes): QuoteWarning {
  return { name: "not_enough_data", neededBytes };
}
