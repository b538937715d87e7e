import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
} from "../../../foundation/clock/index.ts";

export interface MonthDay {
  readonly date: LocalDate;
  readonly day: number;
  readonly isOpen: boolean;
  readonly isToday: boolean;
}

/** A month as it hangs on the wall: whole weeks, with gaps before its first and after its last day. */
export interface Month {
  readonly year: number;
  readonly month: number;
  readonly weeks: readonly (readonly (MonthDay | undefined)[])[];
  /** `2026-11`; absent where no day could be chosen. */
  readonly before?: string;
  readonly after?: string;
}

/** As far ahead as a trip may end. */
export const DAYS_AHEAD_MAX = 365;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/u;

/** `wanted` as `2026-11`; whatever is no month in which a day can be chosen is that of today. */
export function monthOf(
  wanted: string | undefined,
  of: { readonly today: LocalDate; readonly isMondayFirst: boolean },
): Month {
  const { today } = of;
  const last = addDays(today, DAYS_AHEAD_MAX);
  const isWithin = (month: string) => month >= today.slice(0, 7) && month <= last.slice(0, 7);
  const isMeant = wanted !== undefined && MONTH.test(wanted) && isWithin(wanted);
  const shown = isMeant ? wanted : today.slice(0, 7);
  const first: LocalDate = `${shown}-01`;
  const [before, after] = [-1, 1].map((months) => addMonths(first, months).slice(0, 7));
  return {
    year: Number(shown.slice(0, 4)),
    month: Number(shown.slice(5)),
    weeks: weeksOf(daysFrom(first, { today, last }), of.isMondayFirst),
    ...(isWithin(before!) ? { before: before! } : {}),
    ...(isWithin(after!) ? { after: after! } : {}),
  };
}

/** Whether somebody may leave on this day, as the calendar shows it. */
export function isDayOpen(date: string, today: LocalDate): boolean {
  const { weeks } = monthOf(date.slice(0, 7), { today, isMondayFirst: false });
  return weeks.flat().some((day) => day?.date === date && day.isOpen);
}

function daysFrom(
  first: LocalDate,
  { today, last }: { readonly today: LocalDate; readonly last: LocalDate },
): readonly MonthDay[] {
  const days: MonthDay[] = [];
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) {
    const isOpen = date >= today && date <= last;
    days.push({ date, day: days.length + 1, isOpen, isToday: date === today });
  }
  return days;
}

function weeksOf(days: readonly MonthDay[], isMondayFirst: boolean) {
  const gaps = (weekdayOf(days[0]!.date) + (isMondayFirst ? 6 : 0)) % 7;
  const cells: (MonthDay | undefined)[] = [...Array.from({ length: gaps }, () => undefined)];
  cells.push(...days);
  while (cells.length % 7 !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const A_SUNDAY = "1970-01-04";

function weekdayOf(date: LocalDate): number {
  return ((daysBetween(A_SUNDAY, date) % 7) + 7) % 7;
}
