import {
  addHours,
  addMs,
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
import { advance, boundOf, isRunning, projectQueue, type Bucket } from "../buckets/index.ts";
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
function datesChange({ buckets, plan }: QuoteQuestion, answer: Answer): readonly Instant[] {
  const terms = [plan.terms, ...buckets.map((bucket) => bucket.terms)];
  const zones = new Set(terms.flatMap(zonesOf));
  const nights = Math.max(...terms.map(nightsThatTurn));
  const standing = standingDates(buckets, answer.paidAt);
  return movingDates(answer).flatMap((base) => {
    const turns = [
      ...standing,
      ...[...zones].flatMap((zone) => midnightsAfter(base, zone, nights)),
      ...(nights === 1 ? [] : [startOfDate(firstOfMonth(localDate(base, JST), 1), JST)]),
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
  return [...new Set(dates)].filter((date) => date >= answer.paidAt);
}

function standingDates(buckets: readonly Bucket[], at: Instant): readonly Instant[] {
  const present = advance(buckets, at).buckets;
  return [
    ...present.filter(isRunning).flatMap((bucket) => bucket.endsAt ?? []),
    ...projectQueue(present, at).flatMap((one) => [boundOf(one.starts), boundOf(one.ends)]),
  ];
}

// How many midnights may pass before one surely turns a date. 28, 29, 30 and 31 January all lead
// to 28 February; a month that rolls keeps its length from month to month until one is shorter.
function nightsThatTurn(terms: PlanTerms): number {
  const clocks = clocksOf(terms);
  const cells = Object.values(terms.renewalTable);
  const durations = [
    terms.duration,
    ...cells.flatMap((cell) => (cell.mode === "none" ? [] : (cell.duration ?? []))),
  ];
  const hasMonths = durations.some((duration) => duration.unit === "months");
  if (hasMonths && clocks.some((clock) => clock.kind.startsWith("rolling"))) return HELD_DAYS_MAX;
  const isByMonth = clocks.some((clock) => clock.kind === "months" || clock.kind === "month_end");
  return hasMonths || isByMonth ? 5 : 1;
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
