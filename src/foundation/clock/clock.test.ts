import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  addHours,
  addMinutes,
  addMs,
  addSeconds,
  earlier,
  epochMs,
  instant,
  later,
  msBetween,
  stoppedClock,
  systemClock,
} from "./index.ts";

const moments = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(9998, 11) }).map(instant);

describe("an instant", () => {
  test("is text of one length, whose order is the order of time", () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(a).toHaveLength(24);
        expect(a < b).toBe(epochMs(a) < epochMs(b));
        expect([earlier(a, b), later(a, b)]).toEqual([a, b].toSorted());
        expect(addMs(a, msBetween(a, b))).toBe(b);
      }),
    );
  });

  test("is the same however it was written", () => {
    const written = ["2026-11-22T13:40:00+09:00", "2026-11-22T04:40:00Z", 1_795_322_400_000];
    expect(new Set(written.map(instant))).toEqual(new Set(["2026-11-22T04:40:00.000Z"]));
    expect(() => instant("tomorrow")).toThrow(RangeError);
  });

  test("adds each unit as what it is", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1000, max: 1000 }), (moment, n) => {
        expect(addHours(moment, n)).toBe(addMinutes(moment, n * 60));
        expect(addMinutes(moment, n)).toBe(addSeconds(moment, n * 60));
        expect(addSeconds(moment, n)).toBe(addMs(moment, n * 1000));
      }),
    );
  });
});

describe("a clock", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-clock-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  test("that stands goes only where it is put", () => {
    const clock = stoppedClock(instant(0));
    expect(clock.now()).toBe(clock.now());
    clock.moveTo(instant(5));
    expect(clock.now()).toBe(instant(5));
  });

  test("of the system follows its file, by so many milliseconds, from one moment to the next", () => {
    const file = path.join(directory, "offset");
    const clock = systemClock(file);
    for (const offsetMs of [0, 86_400_000, -3_600_000]) {
      writeFileSync(file, `${offsetMs}\n`);
      expect(Math.abs(msBetween(systemClock().now(), clock.now()) - offsetMs)).toBeLessThan(5000);
    }
  });

  test.each(["", "soon"])("of the system goes right with a file that says %j", (text) => {
    const file = path.join(directory, "unreadable");
    writeFileSync(file, text);
    for (const clock of [systemClock(file), systemClock(path.join(directory, "missing"))]) {
      expect(Math.abs(msBetween(systemClock().now(), clock.now()))).toBeLessThan(5000);
    }
  });
});
