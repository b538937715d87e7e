import { DAY_MS, earlier, msBetween, type Instant } from "../../foundation/clock/index.ts";
import {
  taxInside,
  yen,
  type Bytes,
  type TaxRounding,
  type Yen,
} from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { anchorOf, dataLeft, isRunning, type Bucket } from "../buckets/index.ts";
import {
  endOfValidity,
  extendValidity,
  type PlanTerms,
  type RefundRule,
} from "../catalogue/index.ts";

/** What was paid for a plan, and how its tax is counted. */
export interface PaidPrice {
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  readonly taxRatePerMille: number;
  readonly taxRounding: TaxRounding;
}

export interface RefundQuestion {
  readonly terms: Pick<PlanTerms, "refundRule" | "startTrigger">;
  readonly paid: PaidPrice;
  /** The carrier has the plan, by its own word. */
  readonly isCredited: boolean;
  /** As it is now; absent before the plan was granted. */
  readonly bucket?: Bucket | undefined;
  readonly now: Instant;
  /**
   * `ours`: a broken promise, a refused activation, a plan that can no longer be granted.
   * `our_fault`: it came, and staff decided that it was not what was sold.
   */
  readonly cause: "wish" | "never_used" | "ours" | "our_fault";
}

/** What a refund gives, and on which ground. */
export interface RefundOffer {
  readonly amountYen: Yen;
  /** The tax contained in it. */
  readonly taxYen: Yen;
  readonly ground: "not_on_line" | "not_started" | "unused_part" | "our_fault";
  /** Of an unused part: what the amount follows from. */
  readonly left?: UnusedPart;
}

export interface UnusedPart {
  /** Whole days that have not begun, of the plan's own. */
  readonly days?: { readonly left: number; readonly of: number };
  /** Of data that is not given out by the day. */
  readonly data?: { readonly left: Bytes; readonly of: Bytes };
}

export type RefundRefusal = "plan_credited" | "plan_started" | "plan_over" | "nothing_left";

/**
 * What comes back of the price, by the rule the plan was sold with; the same on every channel.
 * Everything where the plan did not come. On a wish: `until_credited` all until the carrier has it;
 * `before_start` all until it starts or is used; `pro_rata` all until then, afterwards the smaller
 * of its unused days (one that has begun counts as used) and its unused data, in whole yen. Never
 * more than was paid, never more later on or after more use, nothing at the end. A plan that was
 * never used within its time gives back what its `unusedRefund` says. What was our fault gives back
 * everything, whatever was used, and after its end as well.
 */
export function refundOf(question: RefundQuestion): Outcome<RefundOffer, RefundRefusal> {
  const { terms, bucket, isCredited, now, cause } = question;
  if (cause === "our_fault") return done(whole(question, "our_fault"));
  if (cause === "ours" || !isCredited || bucket === undefined) {
    return done(whole(question, "not_on_line"));
  }
  const { refundRule, startTrigger } = terms;
  const isUnused =
    bucket.state === "awaiting_first_use" ||
    bucket.state === "lapsed" ||
    (bucket.state === "queued" && startTrigger.kind === "first_use");
  const keepsUnused =
    startTrigger.kind === "first_use" && startTrigger.unusedRefund.kind === "until_credited";
  if (isUnused)
    return keepsUnused ? refused("plan_credited") : done(whole(question, "not_started"));
  if (!isRunning(bucket) && bucket.state !== "queued") return refused("plan_over");
  if (refundRule.kind === "until_credited" || keepsUnused) return refused("plan_credited");
  if (!hasBegun(bucket, now)) return done(whole(question, "not_started"));
  return refundRule.kind === "before_start" ? refused("plan_started") : partOf(question, bucket);
}

/** Whether the price of a plan that was never used within its time goes back. */
export function givesBackUnused({ startTrigger }: Pick<PlanTerms, "startTrigger">): boolean {
  return startTrigger.kind === "first_use" && startTrigger.unusedRefund.kind !== "until_credited";
}

/** The rule as it is told before payment: what it comes to together with the start of the plan. */
export function toldRule(terms: RefundQuestion["terms"]): {
  readonly kind: RefundRule["kind"];
  readonly givesBackUnused: boolean;
} {
  const { refundRule, startTrigger } = terms;
  if (startTrigger.kind === "payment") return { ...refundRule, givesBackUnused: false };
  if (!givesBackUnused(terms)) return { kind: "until_credited", givesBackUnused: false };
  // On the line it only waits: all of it comes back until it is used.
  const kind = refundRule.kind === "pro_rata" ? "pro_rata" : "before_start";
  return { kind, givesBackUnused: true };
}

// What extends another plan begins where that one would have ended, or with its own data.
function hasBegun({ state, extension, dataUsedBytes }: Bucket, now: Instant): boolean {
  if (state === "queued") return false;
  return extension === undefined || extension.from <= now || dataUsedBytes > 0;
}

function whole({ paid }: RefundQuestion, ground: RefundOffer["ground"]): RefundOffer {
  return { amountYen: paid.totalYen, taxYen: paid.taxYen, ground };
}

function partOf(
  { paid, now }: RefundQuestion,
  bucket: Bucket,
): Outcome<RefundOffer, "nothing_left"> {
  const left = unusedPart(bucket, now);
  const shares = [left.days, left.data].filter((share) => share !== undefined);
  const amounts = shares.map((share) => shareOf(paid.totalYen, share));
  const amountYen = yen(Math.min(...amounts, paid.totalYen));
  if (amountYen === 0) return refused("nothing_left");
  return done({ amountYen, taxYen: taxOfPart(paid, amountYen), ground: "unused_part", left });
}

/** The tax in a part of a price, rounded once for the part; all of it in the whole. */
export function taxOfPart(paid: PaidPrice, amountYen: Yen): Yen {
  if (amountYen === paid.totalYen || paid.taxYen === 0) return paid.taxYen;
  return taxInside(amountYen, paid.taxRatePerMille, paid.taxRounding);
}

// Yen times bytes leave the safe integers.
function shareOf(total: Yen, share: { readonly left: number; readonly of: number }): Yen {
  if (share.of <= 0) return yen(0);
  return yen(Number((BigInt(total) * BigInt(share.left)) / BigInt(share.of)));
}

function unusedPart(bucket: Bucket, now: Instant): UnusedPart {
  const { allowance } = bucket.terms;
  const left = allowance.kind === "capped" ? dataLeft(bucket, now) : undefined;
  const days = unusedDays(bucket, now);
  return {
    ...(days === undefined ? {} : { days }),
    ...(left === undefined ? {} : { data: { left, of: bucket.dataTotalBytes! } }),
  };
}

// Counted over the plan's own time: the end of its family may lie later. Asked once it has begun.
function unusedDays(bucket: Bucket, now: Instant): UnusedPart["days"] {
  const { startsAt, extension, endsAt } = bucket;
  const { clock, duration } = bucket.terms;
  const from = extension?.from ?? startsAt;
  if (from === undefined || endsAt === undefined) return undefined;
  const own =
    extension === undefined
      ? endOfValidity(clock, duration, from)
      : extendValidity(from, clock, duration, anchorOf(bucket));
  const until = earlier(own, endsAt);
  const of = Math.max(0, Math.ceil(msBetween(from, until) / DAY_MS));
  const unbegun = Math.ceil(msBetween(now, until) / DAY_MS) - 1;
  return { left: Math.max(0, Math.min(of - 1, unbegun)), of };
}
