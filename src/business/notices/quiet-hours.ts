import {
  addDays,
  addMinutes,
  atHour,
  localDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";

/** Whole hours on the clocks of a zone; `untilHour` is exclusive. Equal hours are no quiet at all. */
export interface QuietHours {
  readonly zone: Zone;
  readonly fromHour: number;
  readonly untilHour: number;
}

export const USUAL_QUIET = { fromHour: 22, untilHour: 8 } as const;

/** Longer than this nobody may want quiet, or no scheduled notice would ever find its moment. */
export const QUIET_HOURS_MAX = 14;

export function quietLength({ fromHour, untilHour }: Omit<QuietHours, "zone">): number {
  return (untilHour - fromHour + 24) % 24;
}

// Whoever is worked a little later than due must not end up in the quiet.
const MARGIN_MINUTES = 15;

/** The moment itself by day; else shortly before the quiet hours in which it lies begin. */
export function beforeQuiet(moment: Instant, quiet: QuietHours): Instant {
  for (const { from, until } of spansAround(moment, quiet)) {
    const last = addMinutes(from, -MARGIN_MINUTES);
    if (last <= moment && moment < until) return last;
  }
  return moment;
}

/** When the quiet in which a moment lies is over; undefined when it lies in none. */
export function endOfQuiet(moment: Instant, quiet: QuietHours): Instant | undefined {
  return spansAround(moment, quiet).find(({ from, until }) => from <= moment && moment < until)
    ?.until;
}

function spansAround(moment: Instant, { zone, fromHour, untilHour }: QuietHours) {
  if (fromHour === untilHour) return [];
  const today = localDate(moment, zone);
  return [addDays(today, -1), today, addDays(today, 1)].map((date) => ({
    from: atHour(date, fromHour, zone),
    until: atHour(untilHour > fromHour ? date : addDays(date, 1), untilHour, zone),
  }));
}
