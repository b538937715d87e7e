import {
  daysBetween,
  earlier,
  JST,
  localDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { familyOf, type Bucket } from "../buckets/index.ts";
import { countDailyWindows } from "../catalogue/index.ts";

export interface SupplyQuestion {
  /** What of the price is kept, without tax: deferred and earned together. */
  readonly netYen: Yen;
  readonly bucket: Bucket;
  /** All buckets of the line: the days of one end where those of its extension begin. */
  readonly among: readonly Bucket[];
  readonly at: Instant;
}

/**
 * How much of a price is earned at an instant: of a capped plan by the data used, of a daily or
 * unlimited one by the days gone by in its own zone, all of it when the bucket is over. Rounded
 * down; never less later, never more than the price.
 */
export function recognisedYen({ netYen, bucket, among, at }: SupplyQuestion): Yen {
  if (bucket.state === "queued" || bucket.state === "awaiting_first_use") return yen(0);
  const { startsAt, endsAt, dataTotalBytes: totalBytes = 0 } = bucket;
  const isOver = bucket.state !== "active" && bucket.state !== "depleted";
  if (isOver || startsAt === undefined || (endsAt !== undefined && endsAt <= at)) return netYen;
  if (at < startsAt) return yen(0);
  if (bucket.terms.allowance.kind === "capped" && totalBytes > 0) {
    return shareOf(netYen, Math.min(bucket.dataUsedBytes, totalBytes), totalBytes);
  }
  const { gone, all } = daysOf(bucket, among, at);
  return shareOf(netYen, gone, all);
}

// Bytes times yen leave the safe whole numbers.
function shareOf(amount: Yen, part: number, whole: number): Yen {
  if (whole <= 0) return yen(0);
  return yen(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)));
}

function daysOf(bucket: Bucket, among: readonly Bucket[], at: Instant) {
  const from = bucket.extension?.from ?? bucket.startsAt!;
  const until = endOfOwnDays(bucket, among, from);
  if (at <= from || until === undefined) return { gone: 0, all: 0 };
  const zone = zoneOf(bucket);
  const all = countDailyWindows(zone, from, until);
  if (until <= at) return { gone: all, all };
  return { gone: daysBetween(localDate(from, zone), localDate(earlier(at, until), zone)), all };
}

/** All buckets of a family end together: each has its days from the end before it to the next. */
function endOfOwnDays(
  bucket: Bucket,
  among: readonly Bucket[],
  from: Instant,
): Instant | undefined {
  const family = familyOf(bucket);
  const later = among
    .filter((one) => one.state !== "revoked" && one.extension?.bucketId === family)
    .map(({ extension }) => extension!.from)
    .filter((next) => next > from);
  return [...later, ...(bucket.endsAt === undefined ? [] : [bucket.endsAt])].toSorted()[0];
}

function zoneOf({ terms: { allowance, clock } }: Bucket): Zone {
  if (allowance.kind === "daily") return allowance.resetZone;
  return clock.kind === "zone_calendar" ? clock.zone : JST;
}
