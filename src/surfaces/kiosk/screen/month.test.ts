import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "../../../foundation/clock/index.ts";
import { DAYS_AHEAD_MAX, isDayOpen, monthOf } from "./month.ts";

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));
const anyAsking = fc.record({
  today: anyDay,
  isMondayFirst: fc.boolean(),
  months: fc.integer({ min: -3, max: 15 }),
});

test("every day of the month hangs once, in order, under its weekday", () => {
  fc.assert(
    fc.property(anyAsking, ({ today, isMondayFirst, months }) => {
      const wanted = addMonths(`${today.slice(0, 7)}-01`, months).slice(0, 7);
      const { weeks, year, month } = monthOf(wanted, { today, isMondayFirst });
      const days = weeks.flat().flatMap((day) => (day === undefined ? [] : [day]));
      expect(days.map(({ day }) => day)).toEqual(days.map((_, i) => i + 1));
      expect(addDays(days.at(-1)!.date, 1).slice(8)).toBe("01");
      expect(days[0]!.date.startsWith(`${year}-${String(month).padStart(2, "0")}`)).toBe(true);
      for (const week of weeks) {
        expect(week).toHaveLength(7);
        week.forEach((day, column) => {
          if (day === undefined) return;
          // 2 January 2000 was a Sunday.
          const weekday = (daysBetween("2000-01-02", day.date) + 7 * 3000) % 7;
          expect(column).toBe(isMondayFirst ? (weekday + 6) % 7 : weekday);
        });
      }
    }),
    { numRuns: 40 },
  );
});

test("one may leave today and for a year, and turn to no month without such a day", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 800 }), (today, days) => {
      const date = addDays(today, days);
      expect(isDayOpen(date, today)).toBe(days >= 0 && days <= DAYS_AHEAD_MAX);
      const asked = { today, isMondayFirst: false };
      const { before, after, weeks } = monthOf(date.slice(0, 7), asked);
      expect(weeks.flat().some((day) => day?.isOpen)).toBe(true);
      for (const month of [before, after]) {
        if (month === undefined) continue;
        expect(
          monthOf(month, asked)
            .weeks.flat()
            .some((day) => day?.isOpen),
        ).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("what is no day or no month is today's", () => {
  const asked = { today: "2026-11-27", isMondayFirst: true };
  for (const junk of [undefined, "", "2026-13", "../", "9999-99", "２０２６"]) {
    expect(monthOf(junk, asked)).toMatchObject({ year: 2026, month: 11, after: "2026-12" });
    expect(isDayOpen(junk ?? "", asked.today)).toBe(false);
  }
  const marked = monthOf(undefined, asked)
    .weeks.flat()
    .filter((day) => day?.isToday);
  expect(marked).toMatchObject([{ date: "2026-11-27", day: 27, isOpen: true }]);
});
