import {
  addDays,
  addHours,
  addMinutes,
  earlier,
  firstOfMonth,
  JST,
  later,
  localDate,
  nextMidnight,
  startOfDate,
  type Instant,
  type LocalDate,
  type Zone,
} from "../../foundation/clock/index.ts";
import {
  addsOnlyDays,
  advance,
  connectedUntil,
  dataLeft,
  isRunning,
  isSpent,
  type Bucket,
} from "../buckets/index.ts";
import type { PlanTerms } from "../catalogue/index.ts";
import type { Trigger } from "./auto-renewal.ts";

/** Whoever is to be charged at a time hears of it so long before. */
export const ANNOUNCED_HOURS = 24;

/**
 * By clock time nothing is charged in the last half hour before the line's end: for a plan that
 * ends with the day that is 23:30 in Japan on the day before the new one's first day, so that the
 * carrier has it before midnight.
 */
export const CUT_OFF_MINUTES = 30;

/** So long after its moment, an announced charge that nobody could make is not made any more. */
const STILL_HOURS = 12;

export const RETRY_MINUTES = 60;

/** Something to renew for, true of a line as it stands. */
export interface Wanted {
  readonly cause: string;
  /** When it is charged, unless it is told too late for that. */
  readonly at: Instant;
  /** Of a time: the end that it comes before. */
  readonly end?: Instant;
}

/** What a line is to be renewed for, if anything; `buckets` as stored. */
export function wantedOn(
  buckets: readonly Bucket[],
  trigger: Trigger,
  now: Instant,
): Wanted | undefined {
  const current = advance(buckets, now).buckets;
  if (current.some(({ state }) => state === "awaiting_first_use")) return undefined;
  return trigger.kind === "data"
    ? wantedByData(current, trigger.perCentLeft, now)
    : wantedByTime(current, trigger.hoursBefore, now);
}

function wantedByTime(
  current: readonly Bucket[],
  hoursBefore: number,
  now: Instant,
): Wanted | undefined {
  const end = connectedUntil(current, now);
  if (end === undefined) return undefined;
  const at = earlier(addHours(end, -hoursBefore), addMinutes(end, -CUT_OFF_MINUTES));
  return { cause: `end:${end}`, at, end };
}

// A plan that waits is paid for already, and starts in one tap; a daily plan recovers by itself.
// What is left is measured by the plan that came last: by all that ever ran together it would seem
// little at once after a small plan, and be bought again and again.
function wantedByData(
  current: readonly Bucket[],
  perCentLeft: number,
  now: Instant,
): Wanted | undefined {
  const running = current.filter((bucket) => isRunning(bucket) && !addsOnlyDays(bucket));
  const [newest] = running.toSorted((a, b) => (startOf(a) > startOf(b) ? -1 : 1));
  const isPool = running.every(({ terms }) => terms.allowance.kind === "capped");
  if (newest === undefined || !isPool) return undefined;
  if (current.some(({ state }) => state === "queued")) return undefined;
  const total = newest.dataTotalBytes ?? 0;
  const left = sumOf(running.map((bucket) => dataLeft(bucket, now) ?? 0));
  if (left * 100 > total * perCentLeft) return undefined;
  return { cause: `data:${newest.bucketId}`, at: now };
}

function startOf({ startsAt, grantedAt }: Bucket): Instant {
  return startsAt ?? grantedAt;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

export interface Announcement {
  /** When it is to be told. */
  readonly tellAt: Instant;
  /** When it is charged if it is told at `now`. */
  readonly chargeAt: Instant;
  /** It would be charged after the line's end: this one is its holder's to buy. */
  readonly isTooLate: boolean;
}

/** When a wanted charge is told and made: a day apart by time, at once by data. */
export function announcementOf(
  { at, end }: Wanted,
  terms: Pick<PlanTerms, "clock" | "renewalTable">,
  now: Instant,
): Announcement {
  if (end === undefined) {
    return { tellAt: at, chargeAt: pastWaste(now, terms), isTooLate: false };
  }
  const tellAt = addHours(at, -ANNOUNCED_HOURS);
  const chargeAt = pastWaste(later(at, addHours(now, ANNOUNCED_HOURS)), terms);
  return { tellAt, chargeAt, isTooLate: chargeAt > addMinutes(end, -CUT_OFF_MINUTES) };
}

/** When a charge that failed is made once more: in an hour, but before the end while it can be. */
export function retryAfter(
  now: Instant,
  { end }: Pick<Wanted, "end">,
  terms: Pick<PlanTerms, "clock" | "renewalTable">,
): Instant {
  const inAnHour = addMinutes(now, RETRY_MINUTES);
  const last = end === undefined ? now : addMinutes(end, -CUT_OFF_MINUTES);
  return now < last ? earlier(inAnHour, last) : pastWaste(inAnHour, terms);
}

/**
 * A plan that is counted by calendar days and begins at once would spend its first day in what is
 * left of it: after 23:30 it is charged after midnight, by the plan's own clock. Every other
 * clock counts from the start, so nothing is wasted.
 */
export function pastWaste(
  at: Instant,
  { clock, renewalTable }: Pick<PlanTerms, "clock" | "renewalTable">,
): Instant {
  const zone = zoneOf(clock);
  if (zone === undefined || !BEGINS_AT_ONCE.includes(renewalTable.active.mode)) return at;
  const midnight = nextMidnight(at, zone);
  return at > addMinutes(midnight, -CUT_OFF_MINUTES) ? midnight : at;
}

const BEGINS_AT_ONCE: readonly string[] = ["start_now", "replace", "stack"];

function zoneOf(clock: PlanTerms["clock"]): Zone | undefined {
  switch (clock.kind) {
    case "jst_calendar":
    case "month_end":
    case "months":
      return JST;
    case "zone_calendar":
      return clock.zone;
    case "rolling_24h":
    case "rolling_to_midnight":
      return undefined;
  }
}

/** Whether an announced occasion is still what the line needs, at `now`. */
export function isStillWanted(
  { cause, chargeAt }: { readonly cause: string; readonly chargeAt: Instant },
  { buckets, trigger }: { readonly buckets: readonly Bucket[]; readonly trigger: Trigger },
  now: Instant,
): "yes" | "needless" | "too_late" {
  const wanted = wantedOn(buckets, trigger, now);
  const end = cause.startsWith("end:") ? cause.slice("end:".length) : undefined;
  const current = advance(buckets, now).buckets;
  const isCovered =
    end === undefined
      ? wanted?.cause !== cause && current.some((one) => isRunning(one) && !isSpent(one))
      : (connectedUntil(current, now) ?? end) > end || current.some(isWaiting);
  if (isCovered) return "needless";
  // However often it is put off, of a line that ended long ago it is its holder's to buy.
  const meant = end === undefined ? chargeAt : earlier(chargeAt, end as Instant);
  return now < addHours(meant, STILL_HOURS) ? "yes" : "too_late";
}

function isWaiting({ state }: Bucket): boolean {
  return state === "awaiting_first_use";
}

/** The first moment after a day in Japan. */
export function endOfDay(date: LocalDate): Instant {
  return startOfDate(addDays(date, 1), JST);
}

/** The calendar month in Japan around a moment; `until` is exclusive. */
export function monthAround(at: Instant): { readonly from: Instant; readonly until: Instant } {
  const date = localDate(at, JST);
  const [from, until] = [0, 1].map((months) => startOfDate(firstOfMonth(date, months), JST));
  return { from: from!, until: until! };
}
