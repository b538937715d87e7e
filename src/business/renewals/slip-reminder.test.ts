import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addHours, addMinutes, addSeconds, instant } from "../../foundation/clock/index.ts";
import { slipReminder, slipReminderAt } from "./slip-reminder.ts";

const at = (time: string) => instant(`2026-11-${time}:00Z`);
const slip = (issuedAt: string, payBy: string) => ({ issuedAt: at(issuedAt), payBy: at(payBy) });

describe("in Japan, the reminder of a slip", () => {
  // Japan's clock is nine hours ahead of what stands here.
  it.each([
    ["a day before it is over", "22T03:00", "25T03:00", "24T03:00"],
    ["not in the night, but the evening before", "22T17:00", "25T17:00", "24T12:45"],
    ["not at ten at night", "22T13:00", "25T13:00", "24T12:45"],
    ["not before eight in the morning", "22T22:59", "25T22:59", "24T12:45"],
    ["at eight in the morning", "22T23:00", "25T23:00", "24T23:00"],
    ["three hours before, when it was issued later", "24T06:00", "25T03:00", "25T00:00"],
    ["three hours before, and yet before the night", "24T06:00", "24T17:00", "24T12:45"],
    ["never, when the night is all that is left", "24T13:00", "24T22:00", undefined],
    ["never, when it is over within four hours", "24T03:00", "24T06:59", undefined],
    ["in good time, when there are four", "24T03:00", "24T07:00", "24T04:00"],
  ])("comes %s", (_when, issuedAt, payBy, expected) => {
    const reminder = slipReminderAt({ slip: slip(issuedAt, payBy), zone: "Asia/Tokyo" });
    expect(reminder).toBe(expected === undefined ? undefined : at(expected));
  });
});

test("the night is the reader's own", () => {
  const of = (zone: string) => slipReminderAt({ slip: slip("22T03:00", "25T03:00"), zone });
  expect(of("Asia/Tokyo")).toBe(at("24T03:00"));
  // 22:00 of the evening before in New York, 04:00 in Paris.
  expect(of("America/New_York")).toBe(at("24T02:45"));
  expect(of("Europe/Paris")).toBe(at("23T20:45"));
});

describe("when nobody worked at its moment", () => {
  const own = slip("22T03:00", "25T03:00");
  const stands = (now: string, more = {}) =>
    slipReminder({ viewerZone: "Asia/Tokyo", ...more }, own, at(now));

  it.each([
    ["24T02:59", { kind: "waits", until: at("24T03:00") }],
    ["24T03:00", { kind: "due" }],
    ["24T12:59", { kind: "due" }],
    ["24T13:00", { kind: "waits", until: at("24T23:00") }],
    ["24T22:59", { kind: "waits", until: at("24T23:00") }],
    ["24T23:00", { kind: "due" }],
    ["25T02:30", { kind: "due" }],
    ["25T02:31", { kind: "none" }],
    ["25T03:00", { kind: "none" }],
    ["26T03:00", { kind: "none" }],
  ])("at %s it is %o", (now, expected) => {
    expect(stands(now)).toEqual(expected);
  });

  it("is not sent in the morning when the slip is over by then", () => {
    const short = slip("22T03:00", "24T23:20");
    expect(slipReminder({ viewerZone: "Asia/Tokyo" }, short, at("24T14:00"))).toEqual({
      kind: "none",
    });
  });

  it("is never sent twice, and by Japan's clock where the reader's is not known", () => {
    expect(stands("24T03:00", { remindedAt: at("24T03:00") })).toEqual({ kind: "none" });
    expect(stands("24T13:00", { viewerZone: "Mars/Olympus" })).toEqual(stands("24T13:00"));
    expect(slipReminder({}, own, at("24T13:00"))).toEqual(stands("24T13:00"));
  });
});

test("on any slip it comes by day, while there is time, and its moment finds it due", () => {
  const anySlip = fc.record({
    issuedMs: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
    minutes: fc.integer({ min: 1, max: 14 * 24 * 60 }),
    zone: fc.constantFrom(
      ...["Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata"],
      ...["Pacific/Auckland", "Pacific/Kiritimati", "-03:30"],
    ),
  });
  fc.assert(
    fc.property(anySlip, ({ issuedMs, minutes, zone }) => {
      const issuedAt = instant(issuedMs);
      const own = { issuedAt, payBy: addMinutes(issuedAt, minutes) };
      const reminder = slipReminderAt({ slip: own, zone });
      if (reminder === undefined) return;
      expect(reminder >= addHours(issuedAt, 1)).toBe(true);
      expect(reminder <= addHours(own.payBy, -3)).toBe(true);
      const stands = (now: typeof reminder) => slipReminder({ viewerZone: zone }, own, now);
      expect(stands(addSeconds(reminder, -1))).toEqual({ kind: "waits", until: reminder });
      // A worker is a little late; it is still day then.
      expect(stands(reminder)).toEqual({ kind: "due" });
      expect(stands(addMinutes(reminder, 14))).toEqual({ kind: "due" });
      const later = stands(addHours(reminder, 12));
      if (later.kind === "waits") expect(stands(later.until)).toEqual({ kind: "due" });
    }),
    { numRuns: 2000 },
  );
});
