import type { Instant } from "../../foundation/clock/index.ts";
import { taxInside, type Bytes, type TaxRounding } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  advance,
  boundOf,
  dataLeft,
  isRunning,
  lineDataLeft,
  projectQueue,
  type Bucket,
  type BucketId,
  type Moment,
} from "../buckets/index.ts";
import { countDailyWindows, type Plan, type PlanId } from "../catalogue/index.ts";
import type { Line } from "../lines/index.ts";
import { placeBucket } from "./quote-placement.ts";
import { decideRule, isTooFar, type DecidedRule } from "./quote-rule.ts";
import type { MovedBucket, Quote, QuoteRefusal, Trip } from "./quote-types.ts";
import { warningsOf } from "./warnings.ts";

export interface QuoteQuestion {
  readonly line: Line;
  /** As stored; they are advanced to `paidAt` here. */
  readonly buckets: readonly Bucket[];
  readonly plan: Plan;
  readonly taxRatePerMille: number;
  readonly taxRounding: TaxRounding;
  readonly paidAt: Instant;
  readonly trip?: Trip | undefined;
  /** The holder gives up what runs rather than wait in the queue. */
  readonly startNowWished?: boolean | undefined;
  /** When the plan's price or its tax is next known to change. */
  readonly pricesChangeAt?: Instant | undefined;
}

/** A quote before it is known how long it stands. */
export type Answer = Omit<Quote, "goodUntil">;

const NOT_YET_A_BUCKET = "00000000-0000-7000-8000-000000000000" as BucketId;

/** The answer for a payment confirmed at `paidAt`. Refuses with the names of `QuoteRefusal`. */
export function answerAt(question: QuoteQuestion): Outcome<Answer, QuoteRefusal> {
  const bought = buyAt(question, NOT_YET_A_BUCKET);
  if (!bought.ok) return bought;
  const { trip, plan, paidAt } = question;
  const described = describe({
    ...bought.value,
    planId: plan.planId,
    bucketId: NOT_YET_A_BUCKET,
    paidAt,
    ...(trip === undefined ? {} : { trip }),
  });
  return done({ ...described, ...priceOf(question) });
}

export type Purchase = Pick<
  QuoteQuestion,
  "line" | "buckets" | "plan" | "paidAt" | "startNowWished"
>;

export interface Bought {
  /** The line's buckets advanced to the payment, without the new one and with it. */
  readonly before: readonly Bucket[];
  readonly after: readonly Bucket[];
  readonly rule: DecidedRule;
}

/**
 * A line's buckets with a plan that is paid for at `paidAt` among them, by the rules alone: what a
 * quote describes. Bought one after the other, plans see those before them.
 */
export function buyAt(purchase: Purchase, bucketId: BucketId): Outcome<Bought, QuoteRefusal> {
  const { plan, line, paidAt, startNowWished = false } = purchase;
  if (!isOnSale(plan, paidAt)) return refused("plan_not_on_sale", { field: "plan" });
  const before = advance(purchase.buckets, paidAt).buckets;
  const rule = decideRule({ line, buckets: before, plan, paidAt, startNowWished });
  if (!rule.ok) return rule;
  const after = placeWithinCap(before, rule.value, {
    lineId: line.lineId,
    bucketId,
    planId: plan.planId,
    paidAt,
    heldBy: "us",
  });
  return after.ok ? done({ before, after: after.value, rule: rule.value }) : after;
}

interface Placed {
  readonly lineId: Line["lineId"];
  readonly bucketId: BucketId;
  readonly planId: PlanId;
  readonly renewalId?: string;
  readonly paidAt: Instant;
  readonly heldBy: Bucket["heldBy"];
}

/** Puts the new bucket among the others and refuses what would reach too far. */
export function placeWithinCap(
  buckets: readonly Bucket[],
  rule: DecidedRule,
  placed: Placed,
): Outcome<readonly Bucket[], QuoteRefusal> {
  const { terms } = rule;
  const after = placeByRule(buckets, rule, placed);
  if (!after.ok) return after;
  const { ends } = spanOf(after.value, placed.bucketId, placed.paidAt)!;
  if (!isTooFar(terms, placed.paidAt, boundOf(ends))) return after;
  return refused("too_many_days", { facts: { daysMax: terms.accumulatedDaysMax ?? 0 } });
}

/** The same however far it reaches. */
export function placeByRule(
  buckets: readonly Bucket[],
  { mode, terms, carries }: DecidedRule,
  placed: Placed,
): Outcome<readonly Bucket[], QuoteRefusal> {
  const after = placeBucket(buckets, { ...placed, mode, terms, carries });
  if (!after.ok) return after;
  const span = spanOf(after.value, placed.bucketId, placed.paidAt);
  // Behind a bucket that never ends its turn would never come.
  if (span === undefined) return refused("line_not_expired");
  return boundOf(span.ends) > boundOf(span.starts) ? after : refused("duration_too_short");
}

export interface Span {
  readonly starts: Moment;
  readonly ends: Moment;
}

/** When a bucket starts and ends, begun or not; undefined when its turn never comes. */
export function spanOf(
  buckets: readonly Bucket[],
  bucketId: BucketId,
  at: Instant,
): Span | undefined {
  const bucket = buckets.find((one) => one.bucketId === bucketId);
  if (bucket?.startsAt !== undefined && bucket.endsAt !== undefined) {
    return {
      starts: { kind: "at", at: bucket.startsAt },
      ends: { kind: "at", at: bucket.endsAt },
    };
  }
  return projectQueue(buckets, at).find((one) => one.bucketId === bucketId);
}

export interface Described {
  readonly before: readonly Bucket[];
  readonly after: readonly Bucket[];
  readonly rule: DecidedRule;
  readonly planId: PlanId;
  readonly bucketId: BucketId;
  readonly paidAt: Instant;
  readonly trip?: Trip;
}

/** What a placement means to the customer, without its price. */
export function describe(seen: Described): Omit<Answer, keyof ReturnType<typeof priceOf>> {
  const { after, rule, planId, bucketId, paidAt } = seen;
  const created = after.find((bucket) => bucket.bucketId === bucketId)!;
  const { starts, ends } = spanOf(after, bucketId, paidAt)!;
  const { mode, terms } = rule;
  const dataAfterBytes = dataAfter(after, created, paidAt);
  return {
    planId,
    mode,
    lineState: rule.lineState,
    paidAt,
    starts,
    ends,
    ...(terms.allowance.kind === "daily"
      ? {
          dailyResets: countDailyWindows(terms.allowance.resetZone, boundOf(starts), boundOf(ends)),
        }
      : {}),
    moved: movedBy(seen),
    ...(dataAfterBytes === undefined ? {} : { dataAfterBytes }),
    promiseSeconds: terms.promiseSeconds,
    warnings: warningsOf({ ...seen, mode, terms, created, starts, ends }),
  };
}

// With nothing running, what waits for its first use is what the holder will have.
function dataAfter(after: readonly Bucket[], created: Bucket, paidAt: Instant): Bytes | undefined {
  return after.some(isRunning) ? lineDataLeft(after, paidAt) : dataLeft(created, paidAt);
}

function movedBy({ before, after, bucketId, paidAt }: Described): readonly MovedBucket[] {
  const then = datesOf(after, paidAt);
  return [...datesOf(before, paidAt)].flatMap(([id, old]) => {
    const dates = then.get(id);
    if (id === bucketId || dates === undefined) return [];
    return [
      ...movement(id, "starts", old.startsAt, dates.startsAt),
      ...movement(id, "ends", old.endsAt, dates.endsAt),
    ];
  });
}

interface Dates {
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
}

// The begun ones by their end; the others by both dates they are now expected to have.
function datesOf(buckets: readonly Bucket[], at: Instant): ReadonlyMap<BucketId, Dates> {
  const dates = new Map<BucketId, Dates>();
  for (const bucket of buckets) {
    const isShown = isRunning(bucket) || bucket.endedEarly !== undefined;
    if (isShown && bucket.endsAt !== undefined) {
      dates.set(bucket.bucketId, { endsAt: bucket.endsAt });
    }
  }
  for (const one of projectQueue(buckets, at)) {
    dates.set(one.bucketId, { startsAt: boundOf(one.starts), endsAt: boundOf(one.ends) });
  }
  return dates;
}

function movement(
  bucketId: BucketId,
  what: MovedBucket["what"],
  from: Instant | undefined,
  to: Instant | undefined,
): readonly MovedBucket[] {
  const isMoved = from !== undefined && to !== undefined && from !== to;
  return isMoved ? [{ bucketId, what, from, to }] : [];
}

function priceOf({ plan, taxRatePerMille, taxRounding }: QuoteQuestion) {
  return {
    totalYen: plan.totalYen,
    taxYen: taxInside(plan.totalYen, taxRatePerMille, taxRounding),
    taxRatePerMille,
  };
}

function isOnSale(plan: Plan, at: Instant): boolean {
  const hasBegun = plan.onSaleFrom === undefined || plan.onSaleFrom <= at;
  return hasBegun && (plan.onSaleUntil === undefined || at < plan.onSaleUntil);
}
