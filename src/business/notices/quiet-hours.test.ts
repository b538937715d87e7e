import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, HOUR_MS, instant, msBetween } from "../../foundation/clock/index.ts";
import { beforeQuiet, endOfQuiet, quietLength, type QuietHours } from "./quiet-hours.ts";

// Zones whose clocks do all that clocks do: none, by an hour, by half of one, in the south, at 2 or
// at midnight, and with offsets that are no whole hours.
const ZONES = [
  ...["Asia/Tokyo", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"],
  ...["America/St_Johns", "Asia/Kathmandu", "America/Santiago", "Africa/Casablanca"],
];

const anyQuiet: fc.Arbitrary<QuietHours> = fc.record({
  zone: fc.constantFrom(...ZONES),
  fromHour: fc.oneof(fc.constant(22), fc.nat(23)),
  untilHour: fc.oneof(fc.constant(8), fc.nat(23)),
});
const anyMoment = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => instant(date));

test("a moment moves to shortly before the quiet, by no more than its length", () => {
  fc.assert(
    fc.property(anyMoment, anyQuiet, (moment, quiet) => {
      const moved = beforeQuiet(moment, quiet);
      expect(moved <= moment).toBe(true);
      expect(isQuiet(moved, quiet)).toBe(false);
      if (!isQuiet(moment, quiet) && !isQuiet(addMinutes(moment, 15), quiet)) {
        expect(moved).toBe(moment);
      }
      if (moved === moment) return;
      expect(isQuiet(addMinutes(moved, 15), quiet)).toBe(true);
      const lengthMs = (quietLength(quiet) + 1.25) * HOUR_MS;
      expect(msBetween(moved, moment)).toBeLessThanOrEqual(lengthMs);
    }),
    { numRuns: 150 },
  );
});

test("the quiet ends at its hour on the clocks of the place, whatever the season", () => {
  fc.assert(
    fc.property(anyMoment, anyQuiet, (moment, quiet) => {
      const end = endOfQuiet(moment, quiet);
      expect(end !== undefined).toBe(isQuiet(moment, quiet));
      if (end === undefined) return;
      expect(end > moment).toBe(true);
      expect(isQuiet(end, quiet)).toBe(false);
      expect(isQuiet(addMinutes(end, -1), quiet)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["the night before the clocks go forward", "2026-03-08T09:30:00Z", "2026-03-08T02:45:00.000Z"],
  ["the night before they go back", "2026-11-01T10:30:00Z", "2026-11-01T01:45:00.000Z"],
])("in New York, %s, it is the evening all the same", (_night, at, evening) => {
  const quiet = { zone: "America/New_York", fromHour: 22, untilHour: 8 };
  expect(beforeQuiet(instant(at), quiet)).toBe(evening);
});

// Asks another calendar than the rule does: that of the engine.
function isQuiet(moment: string, { zone, fromHour, untilHour }: QuietHours): boolean {
  const shown = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hour: "numeric",
    hourCycle: "h23",
  }).format(new Date(moment));
  const hour = Number(shown);
  if (fromHour <= untilHour) return hour >= fromHour && hour < untilHour;
  return hour >= fromHour || hour < untilHour;
}
