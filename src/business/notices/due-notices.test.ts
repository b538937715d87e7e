import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHours, addMinutes, instant, JST } from "../../foundation/clock/index.ts";
import { dueNotices, SCHEDULED_PER_DAY, type Reader } from "./due-notices.ts";
import { CLASS_OF, NOTICES, type Notice } from "./notice.ts";
import { endOfQuiet, USUAL_QUIET } from "./quiet-hours.ts";

const NOON = instant("2026-11-22T03:00:00Z");
const MIDNIGHT = instant("2026-11-22T15:00:00Z");

const reader: Reader = {
  since: addHours(NOON, -1000),
  quiet: { zone: JST, ...USUAL_QUIET },
  isStopped: false,
  told: new Set(),
  leftToday: SCHEDULED_PER_DAY,
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
    const full = { ...reader, leftToday: 0 };
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
  const full = { ...reader, leftToday: 0 };
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

const anyNotice: fc.Arbitrary<Notice> = fc
  .record({
    name: fc.constantFrom(...NOTICES),
    from: fc.integer({ min: -5000, max: 5000 }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    cause: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    unless: fc.constantFrom("a", "b", "c"),
  })
  .map(({ name, from, minutes, cause, unless }) => {
    const at = addMinutes(NOON, from);
    const until = addMinutes(at, minutes);
    return notice({ name, cause, at, until, unlessTold: [unless] });
  });

test("nobody is told twice, too early, too late, too often, nor of anything at night", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyNotice, { selector: ({ cause }) => cause }),
      fc.subarray(["a", "b", "c", "d"]),
      fc.nat(SCHEDULED_PER_DAY),
      fc.integer({ min: 0, max: 3000 }),
      (planned, told, leftToday, minutes) => {
        const now = addMinutes(NOON, minutes);
        const who = { ...reader, told: new Set(told), leftToday };
        const due = dueNotices(planned, who, now);
        const scheduled = due.now.filter(({ name }) => CLASS_OF[name] === "scheduled");
        expect(scheduled.length).toBeLessThanOrEqual(leftToday);
        if (scheduled.length > 0) expect(endOfQuiet(now, reader.quiet)).toBeUndefined();
        if (due.nextAt !== undefined) expect(due.nextAt > now).toBe(true);
        for (const { cause, until, at, name } of due.now) {
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
