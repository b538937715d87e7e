import {
  addDays,
  addHours,
  addMonths,
  firstOfMonth,
  instant,
  epochMs,
  JST,
  localDate,
  nextMidnight,
  startOfDate,
  startOfDay,
  type Instant,
  type LocalDate,
  type Zone,
} from "../../foundation/clock/index.ts";
import type { Duration, ValidityClock } from "./plan.ts";

/**
 * The exclusive end of a validity that begins at `startsAt`: the first instant not covered.
 *
 * Calendar clocks count the day of the start as day 1, however little is left of it (domain A.2
 * no. 2). `month_end` alone decides its end; the duration says nothing there. `anchor` is the date
 * whose day of the month a run of monthly periods keeps (31 Jan, 28 Feb, 31 Mar).
 */
export function endOfValidity(
  clock: ValidityClock,
  duration: Duration,
  startsAt: Instant,
  anchor?: LocalDate,
): Instant {
  switch (clock.kind) {
    case "jst_calendar":
      return endOfDates(duration, startsAt, JST);
    case "zone_calendar":
      return endOfDates(duration, startsAt, clock.zone);
    case "rolling_24h":
      return afterDuration(duration, startsAt);
    case "rolling_to_midnight":
      return upToMidnight(afterDuration(duration, startsAt), JST);
    case "month_end":
      return startOfDate(firstOfMonth(localDate(startsAt, JST), clock.monthsAfter + 1), JST);
    case "months":
      return startOfDate(anchored(localDate(startsAt, JST), duration, anchor), JST);
  }
}

/**
 * The exclusive end after adding a duration to a validity that still runs until `oldEnd`. A day
 * already begun at the old end (an end at 16:00) is not counted twice by a calendar clock: three
 * days more than "until 8 January 16:00" is until the end of 11 January.
 */
export function extendValidity(
  oldEnd: Instant,
  clock: ValidityClock,
  duration: Duration,
  anchor?: LocalDate,
): Instant {
  switch (clock.kind) {
    case "rolling_24h":
    case "rolling_to_midnight":
      return endOfValidity(clock, duration, oldEnd);
    case "zone_calendar":
      return endOfDates(duration, upToMidnight(oldEnd, clock.zone), clock.zone);
    default:
      return endOfValidity(clock, duration, upToMidnight(oldEnd, JST), anchor);
  }
}

/** The moment itself when it is a midnight of the zone, else the next one. */
export function upToMidnight(moment: Instant, zone: Zone): Instant {
  return startOfDay(moment, zone) === moment ? moment : nextMidnight(moment, zone);
}

function endOfDates(duration: Duration, startsAt: Instant, zone: Zone): Instant {
  const first = localDate(startsAt, zone);
  const past =
    duration.unit === "days" ? addDays(first, duration.count) : addMonths(first, duration.count);
  return startOfDate(past, zone);
}

// A month that rolls keeps its time of day, in Japan. Where the last month has no such day it
// ends with that month (Civil Code, article 143, paragraph 2): who starts later never ends sooner.
function afterDuration(duration: Duration, startsAt: Instant): Instant {
  if (duration.unit === "days") return addHours(startsAt, 24 * duration.count);
  const date = localDate(startsAt, JST);
  const last = addMonths(date, duration.count);
  if (dayOf(last) !== dayOf(date)) return startOfDate(firstOfMonth(last, 1), JST);
  const timeOfDayMs = epochMs(startsAt) - epochMs(startOfDate(date, JST));
  return instant(epochMs(startOfDate(last, JST)) + timeOfDayMs);
}

function anchored(start: LocalDate, duration: Duration, anchor: LocalDate | undefined): LocalDate {
  if (duration.unit === "days") return addDays(start, duration.count);
  const day = anchor === undefined || !keepsAnchor(start, anchor) ? dayOf(start) : dayOf(anchor);
  return onDay(firstOfMonth(start, duration.count), day);
}

// An end that was moved by other rules since (an extension by days) is an anchor of its own.
function keepsAnchor(start: LocalDate, anchor: LocalDate): boolean {
  return onDay(firstOfMonth(start, 0), dayOf(anchor)) === start;
}

function onDay(first: LocalDate, day: number): LocalDate {
  const last = addDays(firstOfMonth(first, 1), -1);
  const wanted = addDays(first, day - 1);
  return wanted < last ? wanted : last;
}

function dayOf(date: LocalDate): number {
  return Number(date.slice(8));
}
