import fc from "fast-check";
import { expect, it } from "vitest";
import { addHours, instant } from "../../foundation/clock/index.ts";
import { countDailyWindows, dailyResets, dailyWindow } from "./daily-windows.ts";

it("opens the day of a UTC+8 plan at 01:00 in Japan", () => {
  const window = dailyWindow("+08:00", instant("2027-01-05T00:30+09:00"));
  expect(window.opensAt).toBe(instant("2027-01-04T01:00+09:00"));
  expect(window.closesAt).toBe(instant("2027-01-05T01:00+09:00"));
});

it("lists the begun first day and the cut last one", () => {
  const windows = dailyResets(
    "Asia/Tokyo",
    instant("2027-01-01T22:00+09:00"),
    instant("2027-01-03T10:00+09:00"),
  );
  expect(windows.map((window) => window.closesAt)).toEqual([
    instant("2027-01-02T00:00+09:00"),
    instant("2027-01-03T00:00+09:00"),
    instant("2027-01-03T10:00+09:00"),
  ]);
});

it("covers the whole time without gap, and counts what it lists", () => {
  const zones = fc.constantFrom("Asia/Tokyo", "+08:00", "Europe/Berlin", "America/New_York");
  const moments = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
    .map((date) => instant(date));
  fc.assert(
    fc.property(zones, moments, fc.nat(24 * 40), (zone, from, hours) => {
      const until = addHours(from, hours);
      const windows = dailyResets(zone, from, until);
      expect(countDailyWindows(zone, from, until)).toBe(windows.length);
      let at = from;
      for (const window of windows) {
        expect(window.opensAt).toBe(at);
        expect(window.closesAt > at).toBe(true);
        at = window.closesAt;
      }
      expect(at).toBe(until);
    }),
  );
});
