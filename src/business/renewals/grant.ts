import { addHours, later, type Instant } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  advance,
  boundOf,
  familyOf,
  isRunning,
  lineState,
  type Bucket,
  type BucketId,
} from "../buckets/index.ts";
import { endOfValidity, type Plan, type PlanTerms } from "../catalogue/index.ts";
import type { Line } from "../lines/index.ts";
import { describe, placeByRule, placeWithinCap, spanOf } from "./quote-answer.ts";
import { decideRule, isQueueing, ruleIn, type DecidedRule } from "./quote-rule.ts";
import type { Grant, Quote, QuoteRefusal, QuoteWarning, Trip } from "./quote-types.ts";
import { lossWarnings } from "./warnings.ts";

export interface GrantOrder {
  /** What the customer saw and paid for. */
  readonly shown: Quote;
  readonly line: Line;
  /** As stored; they are advanced to `paidAt` here. */
  readonly buckets: readonly Bucket[];
  /** As it was when it was shown. */
  readonly plan: Pick<Plan, "planId" | "network" | "terms">;
  readonly paidAt: Instant;
  readonly bucketId: BucketId;
  readonly renewalId?: string | undefined;
  readonly heldBy?: Bucket["heldBy"] | undefined;
  readonly trip?: Trip | undefined;
}

/**
 * What a quote becomes at confirmed payment: the same rules at that moment, but never worse than
 * what was shown. Not an earlier end, not a higher price, nothing lost that was not shown as lost,
 * no later start while the line is without service. Where the rules now refuse, the shown quote is
 * honoured while its end is still to come and the line is there; else it is refused, for a refund.
 * Data that time itself took from another bucket before the payment does not come back.
 */
export function grant(order: GrantOrder): Outcome<Grant, QuoteRefusal> {
  const before = advance(order.buckets, order.paidAt).buckets;
  const byRule = placedByRule(order, before);
  if (!byRule.ok && !canHonour(order, byRule.refusal)) return byRule;
  const placed =
    byRule.ok && !startsTooLate(order, byRule.value)
      ? byRule.value
      : placedAsShown(order, before, byRule.ok ? byRule.value.rule.lineState : undefined);
  const safe = withoutNewLoss(order, before, placed);
  const after = endingAsShown(order, safe);
  const isByRule = byRule.ok && safe === byRule.value && after === safe.after;
  return done(granted(order, { before, after, rule: safe.rule }, !isByRule));
}

interface Placed {
  readonly rule: DecidedRule;
  readonly after: readonly Bucket[];
}

function placedByRule(order: GrantOrder, before: readonly Bucket[]): Outcome<Placed, QuoteRefusal> {
  const { line, plan, paidAt } = order;
  const startNowWished = isEarlyStart(order.shown, plan.terms);
  const rule = decideRule({ line, plan, paidAt, buckets: before, startNowWished });
  if (!rule.ok) return rule;
  const after = placeWithinCap(before, rule.value, placementOf(order));
  return after.ok ? done({ rule: rule.value, after: after.value }) : after;
}

function placementOf({ line, plan, paidAt, bucketId, renewalId, heldBy = "us" }: GrantOrder) {
  return {
    lineId: line.lineId,
    planId: plan.planId,
    bucketId,
    paidAt,
    heldBy,
    ...(renewalId === undefined ? {} : { renewalId }),
  };
}

// The table said to queue and `replace` was shown: the holder had wished to start at once.
function isEarlyStart(shown: Quote, terms: PlanTerms): boolean {
  return shown.mode === "replace" && isQueueing(terms.renewalTable[shown.lineState].mode);
}

/** Refusals about the line itself: no promise of ours brings it back. */
const FINAL_REFUSALS: readonly QuoteRefusal[] = [
  "line_recycled",
  "line_suspended",
  "line_needs_support",
  "plan_not_for_this_line",
];

function canHonour({ shown, paidAt }: GrantOrder, refusal: QuoteRefusal): boolean {
  return !FINAL_REFUSALS.includes(refusal) && boundOf(shown.ends) > paidAt;
}

function startsTooLate({ shown, paidAt, bucketId }: GrantOrder, { after }: Placed): boolean {
  const wasAtOnce = shown.starts.kind === "at" && shown.starts.at <= shown.paidAt;
  const isWaiting = after.some((one) => one.bucketId === bucketId && one.state === "queued");
  return wasAtOnce && isWaiting && lineState(after, paidAt, 0) !== "active";
}

// Without regard to caps, states and sales periods: they were met when it was shown.
function placedAsShown(
  order: GrantOrder,
  before: readonly Bucket[],
  state = lineState(before, order.paidAt, order.plan.terms.graceDays),
): Placed {
  const { shown, plan } = order;
  const cell = ruleIn(plan.terms, shown.lineState, isEarlyStart(shown, plan.terms));
  if (!cell.ok) throw new Error(`a quote was shown where the plan refuses: ${cell.refusal}`);
  const rule: DecidedRule = { ...cell.value, lineState: state };
  const after = placeByRule(before, rule, placementOf(order));
  return after.ok ? { rule, after: after.value } : stacked(order, before, rule);
}

// Beside what runs, so that nothing of it has to end.
function stacked(order: GrantOrder, before: readonly Bucket[], rule: DecidedRule): Placed {
  const beside: DecidedRule = { ...rule, mode: "stack", carries: "nothing" };
  const after = placeByRule(before, beside, placementOf(order));
  if (!after.ok) throw new Error(`a plan cannot stand beside others: ${after.refusal}`);
  return { rule: beside, after: after.value };
}

// Another purchase may have come between: what it gave was never shown as lost.
function withoutNewLoss(order: GrantOrder, before: readonly Bucket[], placed: Placed): Placed {
  const { bucketId, paidAt, shown } = order;
  const created = placed.after.find((bucket) => bucket.bucketId === bucketId)!;
  const { starts, ends } = spanOf(placed.after, bucketId, paidAt)!;
  const losses = lossWarnings({
    mode: placed.rule.mode,
    terms: placed.rule.terms,
    paidAt,
    before,
    after: placed.after,
    created,
    starts,
    ends,
  });
  const wasShown = losses.every((loss) => shown.warnings.some((one) => covers(one, loss)));
  return wasShown ? placed : stacked(order, before, placed.rule);
}

function covers(shown: QuoteWarning, loss: QuoteWarning): boolean {
  if (shown.name === "data_lost" && loss.name === "data_lost") return shown.bytes >= loss.bytes;
  if (shown.name === "days_lost" && loss.name === "days_lost") return shown.until >= loss.until;
  return false;
}

/** The same buckets, untouched when nothing has to be lengthened. */
function endingAsShown(order: GrantOrder, { after }: Placed): readonly Bucket[] {
  const { bucketId, paidAt } = order;
  const created = after.find((bucket) => bucket.bucketId === bucketId)!;
  const promised = promisedEnd(order, created);
  const endsAt = boundOf(spanOf(after, bucketId, paidAt)!.ends);
  if (promised === undefined || promised <= endsAt) return after;
  if (!isRunning(created)) return lengthened(after, created, { paidAt, promised });
  return after.map((bucket) => {
    const isOfFamily = isRunning(bucket) && familyOf(bucket) === familyOf(created);
    return isOfFamily && bucket.endsAt !== undefined
      ? { ...bucket, endsAt: later(bucket.endsAt, promised) }
      : bucket;
  });
}

// An end that was shown as certain is kept. One shown as "at the latest" promised the plan's full
// length from a start that could come sooner: that length is kept.
function promisedEnd({ shown, plan }: GrantOrder, created: Bucket): Instant | undefined {
  if (shown.ends.kind === "at") return shown.ends.at;
  if (created.startsAt === undefined) return undefined;
  const cell = ruleIn(plan.terms, shown.lineState, isEarlyStart(shown, plan.terms));
  if (!cell.ok) return undefined;
  return endOfValidity(cell.value.terms.clock, cell.value.terms.duration, created.startsAt);
}

const LENGTHENED_DAYS_MAX = 400;

// A plan that waits stores no end: it gets the days that are missing.
function lengthened(
  after: readonly Bucket[],
  created: Bucket,
  { paidAt, promised }: { paidAt: Instant; promised: Instant },
): readonly Bucket[] {
  const start = boundOf(spanOf(after, created.bucketId, paidAt)!.starts);
  const natural = boundOf(spanOf(after, created.bucketId, paidAt)!.ends);
  for (let days = 1; days <= LENGTHENED_DAYS_MAX; days++) {
    const count = daysOf(start, natural) + days;
    const clock = created.terms.clock.kind;
    const terms: PlanTerms = {
      ...created.terms,
      duration: { unit: "days", count },
      ...(clock === "month_end" ? { clock: { kind: "jst_calendar" } } : {}),
    };
    const longer = after.map((one) => (one === created ? { ...created, terms } : one));
    if (boundOf(spanOf(longer, created.bucketId, paidAt)!.ends) >= promised) return longer;
  }
  return after;
}

function daysOf(from: Instant, until: Instant): number {
  let days = 1;
  while (addHours(from, 24 * days) < until) days += 1;
  return days;
}

function granted(
  order: GrantOrder,
  seen: { before: readonly Bucket[]; after: readonly Bucket[]; rule: DecidedRule },
  honoursShownQuote: boolean,
): Grant {
  const { shown, bucketId, paidAt, plan, trip } = order;
  const { totalYen, taxYen, taxRatePerMille } = shown;
  const described = describe({
    ...seen,
    planId: plan.planId,
    bucketId,
    paidAt,
    ...(trip === undefined ? {} : { trip }),
  });
  const created = seen.after.find((bucket) => bucket.bucketId === bucketId)!;
  return {
    quote: { ...described, totalYen, taxYen, taxRatePerMille, goodUntil: paidAt },
    honoursShownQuote,
    created,
    changed: seen.after.filter((bucket) => bucket !== created && !order.buckets.includes(bucket)),
  };
}
