import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isRunning, lineState, type Bucket } from "../buckets/index.ts";
import {
  endOfValidity,
  type LineState,
  type Plan,
  type PlanTerms,
  type RenewalMode,
} from "../catalogue/index.ts";
import type { Line } from "../lines/index.ts";
import { isSameAllowance } from "./quote-placement.ts";
import type { QuoteRefusal } from "./quote-types.ts";

export interface RuleQuestion {
  readonly line: Line;
  /** Advanced to `paidAt`. */
  readonly buckets: readonly Bucket[];
  readonly plan: Pick<Plan, "network" | "terms">;
  readonly paidAt: Instant;
  /** The holder gives up what runs rather than wait in the queue (Trip.com, method 2). */
  readonly startNowWished?: boolean;
}

export interface DecidedRule {
  readonly lineState: LineState;
  readonly mode: Exclude<RenewalMode, "none">;
  /** With the rule's duration and clock in place of the plan's own. */
  readonly terms: PlanTerms;
  readonly carries: "data" | "nothing";
}

/** The cell of the plan's renewal table that applies to the line at the payment, or why none. */
export function decideRule(question: RuleQuestion): Outcome<DecidedRule, QuoteRefusal> {
  const { line, buckets, plan, paidAt } = question;
  const standing = standingOf(line, paidAt);
  if (standing !== "in_service") return refused(standing);
  if (line.network !== plan.network) return refused("plan_not_for_this_line");
  const state = lineState(buckets, paidAt, plan.terms.graceDays);
  const decided = ruleIn(plan.terms, state, question.startNowWished === true);
  if (!decided.ok) return decided;
  if (plan.terms.needsSameAllowance && !hasSameAllowance(buckets, plan.terms)) {
    return refused("needs_same_allowance", { field: "plan" });
  }
  const { queuedMax } = plan.terms;
  const isFull = queuedMax !== undefined && countQueued(buckets) >= queuedMax;
  if (isFull && isQueueing(decided.value.mode)) {
    return refused("too_many_queued", { facts: { queuedMax } });
  }
  return decided;
}

/** What the table says for a line in that state, whatever else stands against it. */
export function ruleIn(
  terms: PlanTerms,
  state: LineState,
  startNowWished: boolean,
): Outcome<DecidedRule, QuoteRefusal> {
  const rule = terms.renewalTable[state];
  if (rule.mode === "none") return refused(rule.refusal, { facts: { lineState: state } });
  const { mode, carries, duration = terms.duration, clock = terms.clock } = rule;
  return done({
    lineState: state,
    mode: startNowWished && isQueueing(mode) ? "replace" : mode,
    terms: { ...terms, duration, clock },
    carries,
  });
}

export function isQueueing(mode: RenewalMode): boolean {
  return mode === "queue_on_expiry" || mode === "queue_on_expiry_or_depletion";
}

/**
 * Whether an end lies beyond what may be accumulated: no farther than that many days of the same
 * clock would reach if they began with the payment (SoftBank: 360 days left at most).
 */
export function isTooFar(terms: PlanTerms, paidAt: Instant, endsAt: Instant): boolean {
  if (terms.accumulatedDaysMax === undefined) return false;
  const isByDay = terms.clock.kind !== "months" && terms.clock.kind !== "month_end";
  const clock = isByDay ? terms.clock : ({ kind: "jst_calendar" } as const);
  const days = { unit: "days", count: terms.accumulatedDaysMax } as const;
  return endsAt > endOfValidity(clock, days, paidAt);
}

function standingOf(line: Line, at: Instant): "in_service" | "line_recycled" | "line_suspended" {
  const isGone = line.recyclesAt !== undefined && line.recyclesAt <= at;
  if (line.status === "recycled" || isGone) return "line_recycled";
  return line.status === "suspended" ? "line_suspended" : "in_service";
}

function hasSameAllowance(buckets: readonly Bucket[], terms: PlanTerms): boolean {
  const running = buckets.filter(isRunning);
  if (running.length === 0) return true;
  return running.some((bucket) => isSameAllowance(bucket.terms.allowance, terms.allowance));
}

function countQueued(buckets: readonly Bucket[]): number {
  return buckets.filter((bucket) => bucket.state === "queued").length;
}
