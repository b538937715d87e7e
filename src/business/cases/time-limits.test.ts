import fc from "fast-check";
import { expect, test } from "vitest";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import { CASE_CAUSES, CASE_STATES } from "./case.ts";
import { isOverdue, limitOf, limitsOf, MINUTES_OF } from "./time-limits.ts";

const HOURS = "Mo-Fr 09:00-18:00";
const start = instant("2026-11-20T15:00:00Z");
const anyMoment = fc.nat({ max: 20_000 }).map((minutes) => addMinutes(start, minutes));

test("every kind has an answer before its end, and whoever is cut off comes first", () => {
  for (const cause of CASE_CAUSES) {
    expect(MINUTES_OF[cause].answer).toBeLessThan(MINUTES_OF[cause].close);
    expect(MINUTES_OF["paid_no_data"].answer).toBeLessThanOrEqual(MINUTES_OF[cause].answer);
  }
});

test("an open case is due by its first answer, an answered one by its end, any other never", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CASE_CAUSES),
      fc.constantFrom(...CASE_STATES),
      anyMoment,
      anyMoment,
      fc.boolean(),
      (cause, state, openedAt, now, wasPassedOn) => {
        const limits = limitsOf(cause, openedAt, HOURS);
        expect(openedAt < limits.answerBy && limits.answerBy < limits.closeBy).toBe(true);
        const one = { state, limits, ...(wasPassedOn ? { escalatedAt: openedAt } : {}) };
        const isDue = state !== "closed" && !wasPassedOn;
        const due = state === "open" ? limits.answerBy : limits.closeBy;
        expect(limitOf(one)).toBe(isDue ? due : undefined);
        expect(isOverdue(one, now)).toBe(isDue && due <= now);
      },
    ),
  );
});
