import { describe, expect, test } from "vitest";
import { jst, queuedBucket, running, terms } from "../../../tests/examples/plans.ts";
import { addHours } from "../../foundation/clock/index.ts";
import { calendarDates } from "./calendar.ts";

const NOW = jst("2026-11-22T12:00");
const END = addHours(NOW, 100);

describe("the calendar of a line", () => {
  test("has its last connected moment, what waits in the queue included, and each start", () => {
    const first = running(terms(), NOW, { endsAt: END });
    const waiting = queuedBucket(
      terms({ duration: { unit: "days", count: 7 }, clock: { kind: "rolling_24h" } }),
      NOW,
    );
    expect(calendarDates([first, waiting], NOW)).toEqual([
      { name: "starts", at: END, alarms: [], bucketId: waiting.bucketId },
      { name: "end", at: addHours(END, 7 * 24), alarms: [72, 24, 3] },
    ]);
  });

  test("has the day by which it can be renewed once nothing runs any more", () => {
    const over = running(terms({ graceDays: 14 }), addHours(NOW, -200), {
      endsAt: addHours(NOW, -1),
    });
    expect(calendarDates([over], NOW)).toEqual([
      { name: "grace", at: addHours(NOW, 14 * 24 - 1), alarms: [24] },
    ]);
    expect(calendarDates([over], addHours(NOW, 14 * 24))).toEqual([]);
  });

  test("has nothing of a line on which nothing was ever bought", () => {
    expect(calendarDates([], NOW)).toEqual([]);
  });
});
