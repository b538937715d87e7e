import {
  addHours,
  addMs,
  DAY_MS,
  earlier,
  epochMs,
  firstOfMonth,
  JST,
  localDate,
  msBetween,
  nextMidnight,
  startOfDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";
import { advance, boundOf, type Bucket } from "../buckets/index.ts";
import type { PlanTerms } from "../catalogue/index.ts";
import { answerAt, type Answer, type QuoteQuestion } from "./quote-answer.ts";

/** No quote is held for longer, though nothing may change: the longest a slip can be open. */
const HELD_DAYS_MAX = 60;

/**
 * The first instant at which the answer to the question changes, if nobody buys or uses anything.
 *
 * Two answers are the same when every instant in them is either the same instant or at the same
 * distance from its own payment: a clock that counts from the payment moves with it and is never
 * cut short by waiting. That little is left of a short first day is no change of what is granted.
 */
export function goodUntil(question: QuoteQuestion, answer: Answer): Instant {
  const { paidAt, pricesChangeAt } = question;
  const heldUntil = addMs(paidAt, HELD_DAYS_MAX * DAY_MS);
  const limit =
    pricesChangeAt !== undefined && pricesChangeAt > paidAt
      ? earlier(pricesChangeAt, heldUntil)
      : heldUntil;
  for (const at of turningPoints(question, answer, limit)) {
    const then = answerAt({ ...question, paidAt: at });
    if (!then.ok || !isSameAnswer(answer, then.value)) return at;
  }
  return limit;
}

export function isSameAnswer(a: Answer, b: Answer): boolean {
  const shiftMs = msBetween(a.paidAt, b.paidAt);
  const substance = ({ paidAt: _at, warnings, ...rest }: Answer) => ({
    ...rest,
    warnings: warnings.filter((warning) => warning.name !== "first_day_short"),
  });
  return isAlike(substance(a), substance(b), shiftMs);
}

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

// Every instant at which anything in the rules can turn; between two of them the answer stands.
// What is counted after an instant turns a moment later, so each comes with the next millisecond.
function turningPoints(
  question: QuoteQuestion,
  answer: Answer,
  limit: Instant,
): readonly Instant[] {
  const points = [
    ...stateChanges(question, limit),
    ...datesChange(question, answer),
    ...tripChanges(question, answer),
  ];
  const withNext = points.flatMap((at) => [at, addMs(at, 1)]);
  return [...new Set(withNext)].filter((at) => at > answer.paidAt && at < limit).toSorted();
}

function stateChanges({ buckets, line, plan }: QuoteQuestion, limit: Instant): readonly Instant[] {
  const { buckets: over, steps } = advance(buckets, limit);
  const ends = over.flatMap((bucket) => (bucket.state === "expired" ? (bucket.endsAt ?? []) : []));
  return [
    ...steps.map((step) => step.at),
    ...ends.map((end) => addHours(end, 24 * plan.terms.graceDays)),
    ...(line.recyclesAt === undefined ? [] : [line.recyclesAt]),
    ...(plan.onSaleUntil === undefined ? [] : [plan.onSaleUntil]),
  ];
}

// A date that is counted from the payment turns when the instant it is counted from passes a
// midnight: the payment itself, or something that moves with it.
function datesChange({ buckets, plan }: QuoteQuestion, answer: Answer): readonly Instant[] {
  const terms = [plan.terms, ...buckets.map((bucket) => bucket.terms)];
  const zones = new Set(terms.flatMap(zonesOf));
  const bases = [
    answer.paidAt,
    boundOf(answer.starts),
    boundOf(answer.ends),
    ...answer.moved.map((moved) => moved.to),
  ].filter((base) => base >= answer.paidAt);
  const nights = terms.some(countsMonths) ? MONTH_CLAMPS : 1;
  return [...new Set(bases)].flatMap((base) => {
    const back = msBetween(answer.paidAt, base);
    const turns = [
      ...[...zones].flatMap((zone) => midnightsAfter(base, zone, nights)),
      ...(nights === 1 ? [] : [startOfDate(firstOfMonth(localDate(base, JST), 1), JST)]),
    ];
    return turns.map((turn) => addMs(turn, -back));
  });
}

// 28, 29, 30 and 31 January all lead to 28 February: only the fifth midnight surely turns a month.
const MONTH_CLAMPS = 5;

function countsMonths(terms: PlanTerms): boolean {
  const rules = Object.values(terms.renewalTable);
  const clocks = [
    terms.clock,
    ...rules.flatMap((rule) => (rule.mode === "none" ? [] : (rule.clock ?? []))),
  ];
  const durations = [
    terms.duration,
    ...rules.flatMap((rule) => (rule.mode === "none" ? [] : (rule.duration ?? []))),
  ];
  return (
    clocks.some((clock) => clock.kind === "months" || clock.kind === "month_end") ||
    durations.some((duration) => duration.unit === "months")
  );
}

function zonesOf(terms: PlanTerms): readonly Zone[] {
  const rules = Object.values(terms.renewalTable);
  const clocks = [
    terms.clock,
    ...rules.flatMap((rule) => (rule.mode === "none" ? [] : (rule.clock ?? []))),
  ];
  return [
    JST,
    ...clocks.flatMap((clock) => (clock.kind === "zone_calendar" ? [clock.zone] : [])),
    ...(terms.allowance.kind === "daily" ? [terms.allowance.resetZone] : []),
  ];
}

// What a trip still needs is counted in days, and the days run out one by one.
function tripChanges({ trip, buckets, plan }: QuoteQuestion, answer: Answer): readonly Instant[] {
  if (trip === undefined || trip.leavesAt <= answer.paidAt) return [];
  const zones = new Set(
    [plan.terms, ...buckets.map((bucket: Bucket) => bucket.terms)].flatMap(zonesOf),
  );
  const days = Math.ceil(msBetween(answer.paidAt, trip.leavesAt) / DAY_MS);
  const nights = Math.min(days, HELD_DAYS_MAX);
  const bases = [boundOf(answer.ends), ...answer.warnings.flatMap(untilOf)];
  return [
    trip.leavesAt,
    ...[...zones].flatMap((zone) => midnightsAfter(answer.paidAt, zone, nights)),
    ...bases.map((base) => addMs(trip.leavesAt, -msBetween(answer.paidAt, base))),
  ];
}

function untilOf(warning: Answer["warnings"][number]): readonly Instant[] {
  return warning.name === "ends_before_trip" ? [warning.until] : [];
}

function midnightsAfter(moment: Instant, zone: Zone, count: number): readonly Instant[] {
  const midnights: Instant[] = [];
  let at = moment;
  for (let i = 0; i < count && epochMs(at) < MIDNIGHT_MAX; i++) {
    at = nextMidnight(at, zone);
    midnights.push(at);
  }
  return midnights;
}

// A bucket that never ends has its end in the year 9999, behind which there are no instants.
const MIDNIGHT_MAX = Date.UTC(9990, 0, 1);
