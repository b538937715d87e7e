import { addDays, type LocalDate } from "../../foundation/clock/index.ts";
import { isHoliday, openSpans, type Span } from "./hours.ts";

export interface DayHours {
  readonly date: LocalDate;
  readonly isHoliday: boolean;
  readonly spans: readonly Span[];
}

/** Seven days from a date on, each with its hours; undefined when the hours cannot be read. */
export function weekFrom(
  date: LocalDate,
  hours: string | undefined,
): readonly DayHours[] | undefined {
  if (hours === undefined) return undefined;
  const days = Array.from({ length: 7 }, (_, i) => addDays(date, i));
  const week = days.map((day) => ({ date: day, spans: openSpans(hours, day) }));
  if (week.some(({ spans }) => spans === undefined)) return undefined;
  return week.map((day) => ({
    date: day.date,
    isHoliday: isHoliday(day.date),
    spans: day.spans ?? [],
  }));
}
