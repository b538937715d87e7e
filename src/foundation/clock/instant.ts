declare const instantBrand: unique symbol;

/**
 * A moment in UTC as `2026-11-22T13:40:00.000Z`: always 24 characters, so that two instants
 * compare with `<` and `===`, bind to a timestamptz as they are, and read well in events and logs.
 */
export type Instant = string & { readonly [instantBrand]: true };

/** From epoch milliseconds, a Date or any ISO text; throws on what is no moment. */
export function instant(moment: number | string | Date): Instant {
  return new Date(moment).toISOString() as Instant;
}

export function epochMs(moment: Instant): number {
  return Date.parse(moment);
}

export function msBetween(from: Instant, to: Instant): number {
  return epochMs(to) - epochMs(from);
}

export function addMs(moment: Instant, ms: number): Instant {
  return instant(epochMs(moment) + ms);
}

export function addSeconds(moment: Instant, seconds: number): Instant {
  return addMs(moment, seconds * 1000);
}

export function addMinutes(moment: Instant, minutes: number): Instant {
  return addMs(moment, minutes * MINUTE_MS);
}

export function addHours(moment: Instant, hours: number): Instant {
  return addMs(moment, hours * HOUR_MS);
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
