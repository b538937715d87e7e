import { addMs, DAY_MS, earlier, msBetween, type Instant } from "../../foundation/clock/index.ts";
import { answerAt, type Answer, type QuoteQuestion } from "./quote-answer.ts";
import type { QuoteWarning } from "./quote-types.ts";
import { HELD_DAYS_MAX, turningPoints } from "./quote-turning-points.ts";

/**
 * The first instant at which the answer to the question changes, if nobody buys or uses anything.
 *
 * Two answers are the same when every instant in them is either the same instant or at the same
 * distance from its own payment: a clock that counts from the payment moves with it and is never
 * cut short by waiting. Advice is no part of it: how little is left of the first day, and how the
 * plan fits a trip, change nothing of what is granted.
 */
export function goodUntil(question: QuoteQuestion, answer: Answer): Instant {
  const { paidAt, pricesChangeAt } = question;
  const heldUntil = addMs(paidAt, HELD_DAYS_MAX * DAY_MS);
  const limit =
    pricesChangeAt !== undefined && pricesChangeAt > paidAt
      ? earlier(pricesChangeAt, heldUntil)
      : heldUntil;
  for (const at of turningPoints(question, answer, limit)) {
    const then = answerAt({ ...question, trip: undefined, paidAt: at });
    if (!then.ok || !isSameAnswer(answer, then.value)) return at;
  }
  return limit;
}

export function isSameAnswer(a: Answer, b: Answer): boolean {
  const shiftMs = msBetween(a.paidAt, b.paidAt);
  const substance = ({ paidAt: _at, warnings, ...rest }: Answer) => ({
    ...rest,
    warnings: warnings.filter((warning) => !ADVICE.includes(warning.name)),
  });
  return isAlike(substance(a), substance(b), shiftMs);
}

const ADVICE: readonly QuoteWarning["name"][] = [
  "first_day_short",
  "trip_already_covered",
  "ends_before_trip",
  "not_enough_data",
];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isAlike(a: unknown, b: unknown, shiftMs: number): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") {
    return INSTANT.test(a) && INSTANT.test(b) && Date.parse(b) - Date.parse(a) === shiftMs;
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) =>
    isAlike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], shiftMs),
  );
}
