import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import { afterOpenMinutes, isOpenAt } from "./index.ts";

// Midnight in Japan, of a Saturday.
const midnight = instant("2026-11-20T15:00:00Z");
const hours = "Mo-Fr 09:00-12:00,13:00-18:00; Sa 10:00-15:00; PH off";
const anyMoment = fc.nat({ max: 14 * 1440 }).map((minutes) => addMinutes(midnight, minutes));

test("minutes are counted while it is open, over nights, lunch and holidays", () => {
  // Saturday 14:30 and an hour: half is left of the day, the rest on Tuesday; Monday is a holiday.
  expect(afterOpenMinutes(hours, addMinutes(midnight, 870), 60)).toBe("2026-11-24T00:30:00.000Z");
  expect(afterOpenMinutes("24/7", midnight, 90)).toBe(addMinutes(midnight, 90));
  expect(afterOpenMinutes("nonsense (", midnight, 90)).toBe(addMinutes(midnight, 90));
});

test("exactly so many open minutes have passed, and one step at a time is the same", () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 900 }), (from, minutes) => {
      const until = afterOpenMinutes(hours, from, minutes);
      let open = 0;
      for (let at = from; at < until; at = addMinutes(at, 1)) open += isOpenAt(hours, at) ? 1 : 0;
      expect(open).toBe(minutes);
      const half = Math.floor(minutes / 2);
      if (half > 0) {
        const middle = afterOpenMinutes(hours, from, half);
        expect(afterOpenMinutes(hours, middle, minutes - half)).toBe(until);
      }
    }),
    { numRuns: 30 },
  );
});
