import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHours, addMinutes, instant, JST } from "../../foundation/clock/index.ts";
import { dueNotices, PER_DAY, type Reader } from "./due-notices.ts";
import { CLASS_OF, NOTICES, type Notice } from "./notice.ts";
import { endOfQuiet, USUAL_QUIET } from "./quiet-hours.ts";

const NOON = instant("2026-11-22T03:00:00Z");
const MIDNIGHT = instant("2026-11-22T15:00:00Z");

const reader: Reader = {
  since: addHours(NOON, -1000),
  quiet: { zone: JST, ...USUAL_QUIET },
  isStopped: false,
  told: new Set(),
  leftToday: PER_DAY,
  arrived: new Set(),
  underway: new Set(),
};

describe("what time alone brings", () => {
  test("waits for its moment, which is asked for", () => {
    const end = notice({ at: addHours(NOON, 3) });
    expect(dueNotices([end], reader, NOON)).toEqual({ now: [], nextAt: addHours(NOON, 3) });
    expect(dueNotices([end], reader, addHours(NOON, 3))).toEqual({ now: [end] });
  });

  test("comes in the evening before rather than at night", () => {
    const end = notice({ at: MIDNIGHT, until: addHours(MIDNIGHT, 20) });
    const evening = instant("2026-11-22T12:45:00Z");
    expect(dueNotices([end], reader, NOON).nextAt).toBe(evening);
    expect(dueNotices([end], reader, evening).now).toEqual([end]);
  });

  test("that could not be told in the evening waits for the morning, if it is true then", () => {
    const morning = instant("2026-11-22T23:00:00Z");
    const end = notice({ at: MIDNIGHT, until: addHours(MIDNIGHT, 20) });
    expect(dueNotices([end], reader, MIDNIGHT)).toEqual({ now: [], nextAt: morning });
    expect(dueNotices([end], reader, morning).now).toEqual([end]);
    expect(dueNotices([{ ...end, until: morning }], reader, MIDNIGHT)).toEqual({ now: [] });
  });

  test("comes no more often than a person bears on one day", () => {
    const end = notice({ until: addHours(NOON, 48) });
    const full = { ...reader, leftToday: { scheduled: 0, incident: 0 } };
    const nextDay = instant("2026-11-22T23:00:00Z");
    expect(dueNotices([end], full, NOON)).toEqual({ now: [], nextAt: nextDay });
    expect(dueNotices([{ ...end, until: addHours(NOON, 2) }], full, NOON)).toEqual({ now: [] });
  });

  test("and is said better by another that is due is left out", () => {
    const first = notice({ unlessTold: ["b"], until: addHours(NOON, 1) });
    const better = notice({ cause: "b", until: addHours(NOON, 2) });
    expect(dueNotices([first, better], reader, NOON).now).toEqual([better]);
  });
});

test("what follows from use or payment goes at once, at night and on a full day", () => {
  const full = { ...reader, leftToday: { scheduled: 0, incident: 0 } };
  const used = notice({ name: "used_80", at: MIDNIGHT });
  expect(dueNotices([used], full, MIDNIGHT).now).toEqual([used]);
});

test("who stopped is told of payments alone", () => {
  const stopped = { ...reader, isStopped: true };
  const late = notice({ name: "late", cause: "late" });
  const others = [notice({}), notice({ name: "used_80", cause: "u" })];
  expect(dueNotices([...others, late], stopped, NOON)).toEqual({ now: [late] });
});

test("what was to be told before somebody asked is no news to them", () => {
  const end = notice({ at: addHours(NOON, -1) });
  expect(dueNotices([end], { ...reader, since: NOON }, NOON)).toEqual({ now: [] });
});

describe("of what many lines suffer from", () => {
  const begun = notice({ name: "incident", cause: "i" });
  const over = notice({ name: "incident_over", cause: "o", onlyAfter: "i" });

  test("is told at once by day, in the morning when it begins at night, also on a full day of reminders", () => {
    const full = { ...reader, leftToday: { scheduled: 0, incident: 1 } };
    expect(dueNotices([begun], full, NOON).now).toEqual([begun]);
    const morning = instant("2026-11-22T23:00:00Z");
    expect(dueNotices([begun], full, MIDNIGHT)).toEqual({ now: [], nextAt: morning });
  });

  test("comes twice a day and no more, its end as often as it began", () => {
    const full = { ...reader, leftToday: { scheduled: 3, incident: 0 } };
    const told = { ...full, arrived: new Set(["i"]) };
    expect(dueNotices([begun], full, NOON)).toEqual({
      now: [],
      nextAt: instant("2026-11-22T23:00:00Z"),
    });
    expect(dueNotices([over], told, NOON)).toEqual({ now: [over] });
  });

  test("its end waits until it is known whether its beginning has arrived", () => {
    expect(dueNotices([over], reader, NOON)).toEqual({ now: [] });
    const underway = { ...reader, underway: new Set(["i"]) };
    expect(dueNotices([over], underway, NOON)).toEqual({ now: [], nextAt: addMinutes(NOON, 5) });
  });
});

const anyNotice: fc.Arbitrary<Notice> = fc
  .record({
    name: fc.constantFrom(...NOTICES),
    from: fc.integer({ min: -5000, max: 5000 }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    cause: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    unless: fc.constantFrom("a", "b", "c"),
    after: fc.constantFrom("a", "b", "c"),
  })
  .map(({ name, from, minutes, cause, unless, after }) => {
    const at = addMinutes(NOON, from);
    const until = addMinutes(at, minutes);
    const behind = name === "incident_over" ? { onlyAfter: after } : {};
    return notice({ name, cause, at, until, unlessTold: [unless], ...behind });
  });

test("nobody is told twice, too early, too late, too often, nor of anything at night", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyNotice, { selector: ({ cause }) => cause }),
      fc.subarray(["a", "b", "c", "d"]),
      fc.record({ scheduled: fc.nat(PER_DAY.scheduled), incident: fc.nat(PER_DAY.incident) }),
      fc.record({
        arrived: fc.subarray(["a", "b", "c", "d"]),
        underway: fc.subarray(["a", "b", "c", "d"]),
      }),
      fc.integer({ min: 0, max: 3000 }),
      (planned, told, leftToday, { arrived, underway }, minutes) => {
        const now = addMinutes(NOON, minutes);
        const come = { arrived: new Set(arrived), underway: new Set(underway) };
        const due = dueNotices(
          planned,
          { ...reader, ...come, told: new Set(told), leftToday },
          now,
        );
        const scheduled = due.now.filter(({ name }) => CLASS_OF[name] === "scheduled");
        expect(scheduled.length).toBeLessThanOrEqual(leftToday.scheduled);
        const begun = due.now.filter(({ name }) => name === "incident");
        expect(begun.length).toBeLessThanOrEqual(leftToday.incident);
        const waking = due.now.filter(({ name }) =>
          ["scheduled", "of_incident"].includes(CLASS_OF[name]),
        );
        if (waking.length > 0) expect(endOfQuiet(now, reader.quiet)).toBeUndefined();
        if (due.nextAt !== undefined) expect(due.nextAt > now).toBe(true);
        for (const { cause, until, at, name, onlyAfter } of due.now) {
          if (onlyAfter !== undefined) expect(arrived).toContain(onlyAfter);
          expect(told).not.toContain(cause);
          expect(until === undefined || now < until).toBe(true);
          if (CLASS_OF[name] !== "scheduled") expect(at <= now).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

function notice(own: Partial<Notice>): Notice {
  return { name: "end_1d", cause: "a", at: NOON, unlessTold: [], facts: {}, ...own };
}
