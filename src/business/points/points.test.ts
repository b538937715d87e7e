import { spawnSync } from "node:child_process";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMinutes, instant, JST, localDate, startOfDate } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { isHoliday, isHours, openSpans } from "./hours.ts";
import { isOpenAt, openingAt } from "./opening.ts";
import {
  POINT_KINDS,
  POINT_PAYMENTS,
  POINT_SERVICES,
  type PointId,
  type PointPayment,
} from "./point.ts";
import { fitting, indexPoints, type IndexedPoint } from "./point-index.ts";
import { metresBetween, walkingMinutes } from "./walking.ts";

const HOURS = [
  "24/7",
  "Mo-Fr 09:00-18:00; PH off",
  "Mo-Su 05:00-25:00",
  "Mo-Sa 10:00-20:00; Su,PH 10:00-18:00",
  "Tu-Su 11:00-14:00,17:00-22:00; Jan 1-3 off",
  "Mo-Su 22:00-06:00",
  "off",
];
const hours = fc.constantFrom(...HOURS);
const moments = fc
  .integer({ min: 0, max: 730 * 24 * 60 })
  .map((minutes) => addMinutes(instant("2026-01-01T00:00:00Z"), minutes));

describe("hours", () => {
  test.each([
    [
      "Mo-Fr 09:00-18:00; PH off",
      "2026-11-24T00:00:00Z",
      { kind: "open", until: "2026-11-24T09:00:00.000Z" },
    ],
    [
      "Mo-Fr 09:00-18:00; PH off",
      "2026-11-23T00:00:00Z",
      { kind: "closed", opensAt: "2026-11-24T00:00:00.000Z" },
    ],
    [
      "Mo-Su 22:00-06:00",
      "2026-11-22T15:30:00Z",
      { kind: "open", until: "2026-11-22T21:00:00.000Z" },
    ],
    ["24/7", "2026-11-22T15:30:00Z", { kind: "always" }],
    ["off", "2026-11-22T15:30:00Z", { kind: "closed" }],
    ["nobody knows", "2026-11-22T15:30:00Z", { kind: "unknown" }],
    [undefined, "2026-11-22T15:30:00Z", { kind: "unknown" }],
    ['Mo-Fr 09:00-18:00 "by appointment"', "2026-11-24T00:00:00Z", { kind: "closed" }],
  ] as const)("%s at %s", (text, at, opening) => {
    expect(openingAt(text, instant(at))).toEqual(opening);
  });

  test("what is open stays so until the moment told, and is closed then; and the other way round", () => {
    fc.assert(
      fc.property(hours, moments, fc.double({ min: 0, max: 1, noNaN: true }), (text, at, share) => {
        const opening = openingAt(text, at);
        if (opening.kind === "open") {
          expect(opening.until > at).toBe(true);
          expect(isOpenAt(text, opening.until)).toBe(false);
          expect(isOpenAt(text, between(at, opening.until, share))).toBe(true);
        }
        if (opening.kind === "closed" && opening.opensAt !== undefined) {
          expect(opening.opensAt > at).toBe(true);
          expect(isOpenAt(text, opening.opensAt)).toBe(true);
          expect(isOpenAt(text, between(at, opening.opensAt, share))).toBe(false);
        }
      }),
    );
  });

  test("know every holiday of 2026, also the one between two others", () => {
    const days = Array.from({ length: 365 }, (_, i) =>
      localDate(addMinutes(startOfDate("2026-01-01", JST), i * 1440), JST),
    );
    // Cabinet Office, 国民の祝日について.
    expect(days.filter(isHoliday)).toEqual([
      ...["2026-01-01", "2026-01-12", "2026-02-11", "2026-02-23", "2026-03-20", "2026-04-29"],
      ...["2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06", "2026-07-20", "2026-08-11"],
      ...["2026-09-21", "2026-09-22", "2026-09-23", "2026-10-12", "2026-11-03", "2026-11-23"],
    ]);
    expect(openSpans("Mo-Fr 09:00-18:00; PH off", "2026-09-22")).toEqual([]);
    expect(openSpans("Mo-Fr 09:00-18:00", "2026-09-22")).toEqual([{ from: 540, to: 1080 }]);
  });

  test("are the same wherever the machine stands", () => {
    const program = `
      const { openingAt } = await import(${JSON.stringify(path.join(import.meta.dirname, "opening.ts"))});
      const from = Date.parse("2026-03-06T00:00:00Z");
      const hours = ${JSON.stringify(HOURS)};
      const all = hours.flatMap((one) => Array.from({ length: 120 }, (_, i) =>
        openingAt(one, new Date(from + i * 3600_000).toISOString())));
      console.log(JSON.stringify(all));`;
    const said = ["Asia/Tokyo", "UTC", "America/New_York", "Pacific/Kiritimati"].map((TZ) => {
      const args = ["--input-type=module", "--no-warnings", "-e", program];
      return spawnSync(process.execPath, args, { env: { TZ } }).stdout.toString();
    });
    expect(said[0]!.length).toBeGreaterThan(10_000);
    expect(new Set(said).size).toBe(1);
  });

  test("are refused when they are no hours", () => {
    expect(HOURS.every(isHours)).toBe(true);
    for (const text of ["", "Mo-Xx 9", "平日 9:00", "a".repeat(600)])
      expect(isHours(text)).toBe(false);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => openingAt(text, instant("2026-11-22T00:00:00Z"))).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe("the nearest points", () => {
  const point = fc
    .record({
      latitude: fc.double({ min: 24, max: 46, noNaN: true }),
      longitude: fc.double({ min: 123, max: 146, noNaN: true }),
      kind: fc.constantFrom(...POINT_KINDS),
      does: fc.subarray([...POINT_SERVICES]),
      payments: fc.subarray([...POINT_PAYMENTS]),
      languages: fc.subarray([...LANGUAGES]),
      hasWifi: fc.boolean(),
      needsId: fc.boolean(),
      hours: fc.option(hours, { nil: undefined }),
    })
    .map(({ latitude, longitude, hours: text, ...rest }): IndexedPoint => ({
      ...rest,
      pointId: newId<"point">() satisfies PointId,
      place: { latitude, longitude },
      ...(text === undefined ? {} : { hours: text }),
    }));
  const filter = fc.record(
    {
      kinds: fc.subarray([...POINT_KINDS], { minLength: 1 }),
      payments: fc.subarray([...POINT_PAYMENTS] as PointPayment[], { minLength: 1 }),
      hasWifi: fc.constant(true as const),
      asksNoId: fc.constant(true as const),
      openAt: moments,
    },
    { requiredKeys: [] },
  );

  test("are those that a look at all of them finds", () => {
    const from = fc.record({
      latitude: fc.double({ min: 24, max: 46, noNaN: true }),
      longitude: fc.double({ min: 123, max: 146, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), filter, from, (points, wanted, place) => {
        const near = indexPoints(points).nearest(place, { filter: wanted, limit: 5 });
        const all = points
          .filter(fitting(wanted))
          .map((one) => metresBetween(place, one.place))
          .toSorted((a, b) => a - b)
          .slice(0, 5);
        expect(near.map(({ metres }) => metres)).toEqual(all);
      }),
    );
  });

  test("end where nobody walks any more, and there may be none", () => {
    const tokyo = { latitude: 35.6812, longitude: 139.7671 };
    const shinjuku = { latitude: 35.6896, longitude: 139.7006 };
    expect(metresBetween(tokyo, shinjuku)).toBeGreaterThan(6000);
    expect(metresBetween(tokyo, shinjuku)).toBeLessThan(6200);
    expect(walkingMinutes(80)).toBe(2);
    expect(walkingMinutes(0)).toBe(0);
    expect(indexPoints([]).nearest(tokyo, { limit: 20 })).toEqual([]);
  });
});

function between(from: string, to: string, share: number) {
  const [a, b] = [Date.parse(from), Date.parse(to)];
  return instant(Math.floor(a + (b - 1 - a) * share));
}
