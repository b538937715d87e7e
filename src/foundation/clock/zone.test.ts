import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  atHour,
  instant,
  isZone,
  JST,
  localDate,
  nextMidnight,
  startOfDate,
  startOfDay,
} from "./index.ts";

const moments = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2099, 11) });
const fixed = fc.constantFrom(JST, "+08:00", "+00:00", "-03:30", "+14:00");

describe("a zone of one offset", () => {
  it("answers as the calendar does", () => {
    fc.assert(
      fc.property(moments, fixed, (ms, zone) => {
        const calendar = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const moment = instant(ms);
        expect(localDate(moment, zone)).toBe(calendar.toPlainDate().toString());
        expect(startOfDay(moment, zone)).toBe(instant(calendar.startOfDay().epochMilliseconds));
        const tomorrow = calendar.startOfDay().add({ days: 1 });
        expect(nextMidnight(moment, zone)).toBe(instant(tomorrow.epochMilliseconds));
        const date = localDate(moment, zone);
        expect(startOfDate(date, zone)).toBe(startOfDay(moment, zone));
        const evening = calendar.withPlainTime({ hour: 22 });
        expect(atHour(date, 22, zone)).toBe(instant(evening.epochMilliseconds));
      }),
    );
  });
});

describe("a zone with summer time", () => {
  it("has days of 23 and 25 hours", () => {
    const zone = "Europe/Berlin";
    const spring = startOfDate("2026-03-29", zone);
    expect(nextMidnight(spring, zone)).toBe(instant(Date.parse(spring) + 23 * 3_600_000));
    expect(atHour("2026-03-29", 8, zone)).toBe(instant(Date.parse(spring) + 7 * 3_600_000));
    const autumn = startOfDate("2026-10-25", zone);
    expect(atHour("2026-10-25", 22, zone)).toBe(instant(Date.parse(autumn) + 23 * 3_600_000));
    expect(nextMidnight(autumn, zone)).toBe(instant(Date.parse(autumn) + 25 * 3_600_000));
  });
});

it("keeps a month's last day when the next month is shorter", () => {
  expect(addMonths("2028-01-31", 1)).toBe("2028-02-29");
  expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
});

it("knows a zone from a word", () => {
  expect(isZone("Asia/Tokyo")).toBe(true);
  expect(isZone("+08:00")).toBe(true);
  expect(isZone("Atlantis/Ys")).toBe(false);
});
