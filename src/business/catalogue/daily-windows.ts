import {
  addDays,
  addMs,
  daysBetween,
  localDate,
  startOfDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";

/** One day's allowance of a daily plan; `closesAt` is exclusive and opens the next. */
export interface DailyWindow {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/**
 * The window that is open at a moment, in the plan's own reset zone: a plan that resets at
 * midnight UTC+8 opens its day at 01:00 in Japan (domain A.1, Keepgo).
 */
export function dailyWindow(resetZone: Zone, at: Instant): DailyWindow {
  const date = localDate(at, resetZone);
  return {
    opensAt: startOfDate(date, resetZone),
    closesAt: startOfDate(addDays(date, 1), resetZone),
  };
}

/** Every window between start and exclusive end; the first and the last may be cut short. */
export function dailyResets(
  resetZone: Zone,
  from: Instant,
  until: Instant,
): readonly DailyWindow[] {
  const windows: DailyWindow[] = [];
  for (let at = from; at < until;) {
    const whole = dailyWindow(resetZone, at);
    const closesAt = whole.closesAt < until ? whole.closesAt : until;
    windows.push({ opensAt: at, closesAt });
    at = closesAt;
  }
  return windows;
}

/** How many windows those are, without making them. */
export function countDailyWindows(resetZone: Zone, from: Instant, until: Instant): number {
  if (until <= from) return 0;
  return daysBetween(localDate(from, resetZone), localDate(addMs(until, -1), resetZone)) + 1;
}
