import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant, type Instant } from "../../foundation/clock/index.ts";
import {
  ALARM_CAUSES,
  ALARM_MINUTES,
  ALARMS_A_DAY,
  nextAlarm,
  type AlarmBook,
  type AlarmCause,
  type Seen,
} from "./alarm.ts";

const START = instant("2026-03-01T00:00:00.000Z");
const EMPTY: AlarmBook = { faults: [], day: "2026-03-01" as AlarmBook["day"], mailsToday: 0 };

const seen = fc.oneof(
  { weight: 8, arbitrary: fc.subarray([...ALARM_CAUSES.filter((one) => one !== "silent")]) },
  { weight: 2, arbitrary: fc.constant<Seen>(["silent"]) },
  { weight: 1, arbitrary: fc.constant<Seen>("stopped") },
);
const life = fc.array(fc.record({ seen, minutes: fc.integer({ min: 1, max: 180 }) }), {
  maxLength: 60,
});

test("each cause is told once when it has lasted and once when it is over, within the day's bound", () => {
  fc.assert(
    fc.property(life, (steps) => {
      let book = EMPTY;
      let now: Instant = START;
      const told = new Set<AlarmCause>();
      const since = new Map<AlarmCause, Instant>();
      const mails = new Map<string, number>();
      for (const step of steps) {
        now = addMinutes(now, step.minutes);
        const next = nextAlarm(book, step.seen, now);
        book = next.book;
        const causes: readonly string[] = step.seen === "stopped" ? [] : step.seen;
        const isSilent = causes.includes("silent");
        for (const cause of ALARM_CAUSES) {
          if (causes.includes(cause)) since.set(cause, since.get(cause) ?? now);
          else if (!isSilent) since.delete(cause);
        }
        const { failed = [], well = [] } = next.alarm ?? {};
        for (const cause of failed) {
          expect([told.has(cause), causes.includes(cause)]).toEqual([false, true]);
          expect(addMinutes(since.get(cause)!, ALARM_MINUTES[cause]) <= now).toBe(true);
          told.add(cause);
        }
        for (const cause of well) {
          expect([told.has(cause), causes.includes(cause), isSilent]).toEqual([true, false, false]);
          told.delete(cause);
        }
        if (step.seen === "stopped") told.clear();
        const count = (mails.get(book.day) ?? 0) + (failed.length > 0 ? 1 : 0);
        mails.set(book.day, count);
        expect(count).toBeLessThanOrEqual(ALARMS_A_DAY);
        // Whatever lasts is told, unless the day is full.
        for (const cause of causes as readonly AlarmCause[]) {
          const isOld = addMinutes(since.get(cause)!, ALARM_MINUTES[cause]) <= now;
          if (isOld && count < ALARMS_A_DAY) expect(told.has(cause)).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});
