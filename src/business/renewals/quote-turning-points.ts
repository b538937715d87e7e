import {
  addDays,
  addHours,
  addMs,
  firstOfMonth,
  JST,
  localDate,
  msBetween,
  nextMidnight,
  startOfDate,
  type Instant,
  type Zone,
} from "../../foundation/clock/index.ts";
import {
  advance,
  boundOf,
  isLiving,
  isRunning,
  projectQueue,
  type Bucket,
} from "../buckets/index.ts";
import type { PlanTerms, ValidityClock } from "../catalogue/index.ts";
import type { Answer, QuoteQuestion } from "./quote-answer.ts";

/** No quote is held for longer, though nothing may change: the longest a slip can be open. */
export const HELD_DAYS_MAX = 60;

/**
 * Every instant after the payment and before `limit` at which anything in the rules can turn;
 * between two of them the answer stands. What is counted after an instant turns a moment later, so
 * each comes with its next millisecond.
 */
export function turningPoints(
  question: QuoteQuestion,
  answer: Answer,
  limit: Instant,
): readonly Instant[] {
  const points = [
    answer.paidAt,
    ...stateChanges(question, limit),
    ...datesChange(question, answer),
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
// midnight or a date of another bucket: the payment itself, or something that moves with it.
function datesChange(question: QuoteQuestion, answer: Answer): readonly Instant[] {
  const buckets = advance(question.buckets, answer.paidAt).buckets.filter(isLiving);
  const terms = [question.plan.terms, ...buckets.map((bucket) => bucket.terms)];
  const zones = new Set(terms.flatMap(zonesOf));
  const isByMonth = terms.some(countsMonths);
  const standing = standingDates(buckets, answer.paidAt);
  return movingDates(answer).flatMap((base) => {
    const turns = [
      ...standing,
      ...[...zones].flatMap((zone) => [
        nextMidnight(base, zone),
        ...(isByMonth ? monthEdges(base, zone) : []),
      ]),
    ];
    return turns.map((turn) => addMs(turn, -msBetween(answer.paidAt, base)));
  });
}

function movingDates(answer: Answer): readonly Instant[] {
  const dates = [
    answer.paidAt,
    boundOf(answer.starts),
    boundOf(answer.ends),
    ...answer.moved.map((moved) => moved.to),
  ];
  return [...new Set(dates)].filter((date) => date >= answer.paidAt && date < FOR_EVER);
}

// Behind the year 9999, in which what never ends has its end, there are no instants.
const FOR_EVER = "9990";

function standingDates(buckets: readonly Bucket[], at: Instant): readonly Instant[] {
  return [
    ...buckets.filter(isRunning).flatMap((bucket) => bucket.endsAt ?? []),
    ...projectQueue(buckets, at).flatMap((one) => [boundOf(one.starts), boundOf(one.ends)]),
  ];
}

function countsMonths(terms: PlanTerms): boolean {
  const cells = Object.values(terms.renewalTable);
  const durations = [
    terms.duration,
    ...cells.flatMap((cell) => (cell.mode === "none" ? [] : (cell.duration ?? []))),
  ];
  return (
    durations.some((duration) => duration.unit === "months") ||
    clocksOf(terms).some((clock) => clock.kind === "months" || clock.kind === "month_end")
  );
}

// 28, 29, 30 and 31 January all lead to 28 February, and a month that rolls keeps its length until
// a month is shorter: what a midnight does not turn, only the ends and starts of months do.
function monthEdges(base: Instant, zone: Zone): readonly Instant[] {
  const date = localDate(base, zone);
  return [0, 1, 2, 3].flatMap((months) => {
    const first = firstOfMonth(date, months);
    return [0, 28, 29, 30].map((days) => startOfDate(addDays(first, days), zone));
  });
}

function clocksOf(terms: PlanTerms): readonly ValidityClock[] {
  const cells = Object.values(terms.renewalTable);
  const own = cells.flatMap((cell) => (cell.mode === "none" ? [] : (cell.clock ?? [])));
  return [terms.clock, ...own];
}

function zonesOf(terms: PlanTerms): readonly Zone[] {
  return [
    JST,
    ...clocksOf(terms).flatMap((clock) => (clock.kind === "zone_calendar" ? [clock.zone] : [])),
    ...(terms.allowance.kind === "daily" ? [terms.allowance.resetZone] : []),
  ];
}
