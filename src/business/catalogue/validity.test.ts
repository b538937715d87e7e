import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addHours,
  DAY_MS,
  instant,
  JST,
  localDate,
  msBetween,
  startOfDay,
  type Instant,
} from "../../foundation/clock/index.ts";
import type { Duration, ValidityClock } from "./plan.ts";
import { endOfValidity, extendValidity } from "./validity.ts";

const jst = (text: string): Instant => instant(`${text}+09:00`);
const days = (count: number): Duration => ({ unit: "days", count });
const months = (count: number): Duration => ({ unit: "months", count });

const calendar: ValidityClock = { kind: "jst_calendar" };
const rolling: ValidityClock = { kind: "rolling_24h" };
const monthly: ValidityClock = { kind: "months" };

describe("the end of a validity", () => {
  it("Sakura: ten days from 1 January, early or late, last until 10 January 23:59", () => {
    for (const time of ["00:00", "23:59"]) {
      const end = endOfValidity(calendar, days(10), jst(`2027-01-01T${time}`));
      expect(end).toBe(jst("2027-01-11T00:00"));
    }
  });

  it("b-mobile: one day bought at 22:00 is two hours", () => {
    const end = endOfValidity(calendar, days(1), jst("2027-01-24T22:00"));
    expect(end).toBe(jst("2027-01-25T00:00"));
  });

  it("Nomad: seven days from 1 January 16:00 end on 8 January 16:00", () => {
    expect(endOfValidity(rolling, days(7), jst("2027-01-01T16:00"))).toBe(jst("2027-01-08T16:00"));
  });

  it("povo: 24 hours times N are served until the midnight after them", () => {
    const povo: ValidityClock = { kind: "rolling_to_midnight" };
    expect(endOfValidity(povo, days(1), jst("2027-01-01T16:00"))).toBe(jst("2027-01-03T00:00"));
    expect(endOfValidity(povo, days(1), jst("2027-01-01T00:00"))).toBe(jst("2027-01-02T00:00"));
  });

  it("IIJmio: a coupon lasts until the end of the month three months later", () => {
    const iijmio: ValidityClock = { kind: "month_end", monthsAfter: 3 };
    for (const day of ["2026-11-01T00:00", "2026-11-30T23:59"]) {
      expect(endOfValidity(iijmio, months(3), jst(day))).toBe(jst("2027-03-01T00:00"));
    }
  });

  it("Keepgo: a day of UTC+8 ends at 01:00 in Japan", () => {
    const keepgo: ValidityClock = { kind: "zone_calendar", zone: "+08:00" };
    expect(endOfValidity(keepgo, days(1), jst("2027-01-01T00:30"))).toBe(jst("2027-01-01T01:00"));
    expect(endOfValidity(keepgo, days(1), jst("2027-01-01T01:00"))).toBe(jst("2027-01-02T01:00"));
  });

  it("counts calendar days, not hours, where clocks are moved", () => {
    const newYork: ValidityClock = { kind: "zone_calendar", zone: "America/New_York" };
    const start = instant("2027-03-14T05:00:00Z");
    expect(msBetween(start, endOfValidity(newYork, days(1), start))).toBe(23 * 3_600_000);
  });

  it("knows the leap day", () => {
    expect(endOfValidity(calendar, days(1), jst("2028-02-29T10:00"))).toBe(jst("2028-03-01T00:00"));
    expect(endOfValidity(monthly, months(12), jst("2028-02-29T10:00"))).toBe(
      jst("2029-02-28T00:00"),
    );
  });

  it("rolls a month at the same time of day", () => {
    const end = endOfValidity(rolling, months(1), jst("2027-01-28T16:20"));
    expect(end).toBe(jst("2027-02-28T16:20"));
  });

  it("rolls to the end of a month that has no such day, so that a later start ends no sooner", () => {
    for (const start of ["2027-01-29T16:20", "2027-01-30T00:00", "2027-01-31T23:59"]) {
      expect(endOfValidity(rolling, months(1), jst(start))).toBe(jst("2027-03-01T00:00"));
    }
  });
});

describe("the extension of a validity", () => {
  it("keeps the anchor day of monthly periods over repeated extension", () => {
    const anchor = "2027-01-31";
    const ends = [endOfValidity(monthly, months(1), jst("2027-01-31T16:00"))];
    for (let i = 0; i < 3; i++) {
      ends.push(extendValidity(ends.at(-1)!, monthly, months(1), anchor));
    }
    expect(ends.map((end) => localDate(end, JST))).toEqual([
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
      "2027-05-31",
    ]);
  });

  it("lets a monthly period that was moved by days start from where it was moved to", () => {
    const end = extendValidity(jst("2027-02-10T00:00"), monthly, months(1), "2027-01-31");
    expect(end).toBe(jst("2027-03-10T00:00"));
  });

  it("does not count the begun last day again", () => {
    const end = extendValidity(jst("2027-01-08T16:00"), calendar, days(3));
    expect(end).toBe(jst("2027-01-12T00:00"));
  });
});

const anyClock: fc.Arbitrary<ValidityClock> = fc.oneof(
  fc.constantFrom<ValidityClock>(
    calendar,
    rolling,
    monthly,
    { kind: "rolling_to_midnight" },
    { kind: "zone_calendar", zone: "+08:00" },
    { kind: "zone_calendar", zone: "Europe/Berlin" },
  ),
  fc.nat(6).map((monthsAfter): ValidityClock => ({ kind: "month_end", monthsAfter })),
);
const anyDuration: fc.Arbitrary<Duration> = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map(days),
  fc.integer({ min: 1, max: 14 }).map(months),
);
const anyMoment = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2033-01-01"), noInvalidDate: true })
  .map((date) => instant(date));

describe("every clock", () => {
  it("ends after it started, and never earlier for a later start", () => {
    fc.assert(
      fc.property(anyClock, anyDuration, anyMoment, fc.nat(90 * 24), (clock, length, at, hours) => {
        const end = endOfValidity(clock, length, at);
        const later = endOfValidity(clock, length, addHours(at, hours));
        expect(end > at && later >= end).toBe(true);
      }),
    );
  });

  it("moves the end forward by an extension, by at least the full count of days", () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 1, max: 90 }), anyMoment, (clock, count, oldEnd) => {
        const end = extendValidity(oldEnd, clock, days(count));
        const isByMonth = clock.kind === "month_end";
        const hourOfSummerTimeMs = 3_600_000;
        const isEnough = msBetween(oldEnd, end) >= count * DAY_MS - hourOfSummerTimeMs;
        expect(end > oldEnd && (isByMonth || isEnough)).toBe(true);
      }),
    );
  });

  it("ends at a midnight of Japan unless it rolls or has another zone", () => {
    fc.assert(
      fc.property(anyClock, anyDuration, anyMoment, (clock, length, at) => {
        fc.pre(clock.kind !== "rolling_24h" && clock.kind !== "zone_calendar");
        const end = endOfValidity(clock, length, at);
        expect(startOfDay(end, JST)).toBe(end);
      }),
    );
  });

  it("gives a calendar day for each day of the duration, the first one begun", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), anyMoment, (count, at) => {
        const end = endOfValidity(calendar, days(count), at);
        const lengthMs = msBetween(startOfDay(at, JST), end);
        expect(lengthMs).toBe(count * DAY_MS);
      }),
    );
  });
});
