import { earlier, type Instant } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  advance,
  allowedBytes,
  anchorOf,
  dataLeft,
  endEarly,
  familyOf,
  isRunning,
  isSpent,
  orderOf,
  startBucketInTurn,
  type Bucket,
  type BucketId,
} from "../buckets/index.ts";
import {
  dailyWindow,
  extendValidity,
  type Allowance,
  type PlanId,
  type PlanTerms,
  type RenewalMode,
} from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";

/** A bucket to be put among a line's others. */
export interface PlacementOrder {
  readonly lineId: LineId;
  readonly bucketId: BucketId;
  readonly planId: PlanId;
  readonly renewalId?: string;
  readonly mode: Exclude<RenewalMode, "none">;
  /** With the rule's duration and clock in place of the plan's own. */
  readonly terms: PlanTerms;
  readonly carries: "data" | "nothing";
  readonly paidAt: Instant;
  readonly heldBy: Bucket["heldBy"];
}

/**
 * The line's buckets with the new one among them, last, at `paidAt`. Takes buckets advanced to
 * `paidAt`. Refuses `needs_same_allowance` when the days of one plan cannot be added to another's.
 */
export function placeBucket(
  buckets: readonly Bucket[],
  order: PlacementOrder,
): Outcome<readonly Bucket[], "needs_same_allowance"> {
  switch (order.mode) {
    case "extend":
      return extended(buckets, order);
    case "start_now":
      return done(startedInstead(buckets, order, (bucket) => !isSpent(bucket)));
    case "replace":
      return done(startedInstead(buckets, order, () => true));
    case "stack":
      return done([...buckets, startBucketInTurn(newBucket(order), order.paidAt)]);
    case "queue_on_expiry":
      return done(queued(buckets, order, "expiry"));
    case "queue_on_expiry_or_depletion":
      return done(queued(buckets, order, "expiry_or_depletion"));
    case "refill_today":
      return refilled(buckets, order);
  }
}

function newBucket(order: PlacementOrder, total = allowedBytes(order.terms)): Bucket {
  return {
    lineId: order.lineId,
    bucketId: order.bucketId,
    planId: order.planId,
    ...(order.renewalId === undefined ? {} : { renewalId: order.renewalId }),
    state: "active",
    terms: order.terms,
    grantedAt: order.paidAt,
    ...(total === undefined ? {} : { dataTotalBytes: total }),
    dataUsedBytes: bytes(0),
    heldBy: order.heldBy,
  };
}

/** Behind everything there is; begins at once when nothing is in its way. */
function queued(
  buckets: readonly Bucket[],
  order: PlacementOrder,
  queueOn: NonNullable<Bucket["queueOn"]>,
): readonly Bucket[] {
  const last = Math.max(0, ...buckets.filter((b) => b.state === "queued").map(orderOf));
  const waiting: Bucket = {
    ...newBucket(order),
    state: "queued",
    queueOn,
    queueOrder: last + 1,
  };
  return advance([...buckets, waiting], order.paidAt).buckets;
}

// Grace starts at the payment: with nothing left to extend, the days are counted from now, and
// behind a plan that waits for its first use they wait too.
function extended(
  buckets: readonly Bucket[],
  order: PlacementOrder,
): Outcome<readonly Bucket[], "needs_same_allowance"> {
  const last = lastRunning(buckets);
  if (last?.endsAt === undefined) return done(queued(buckets, order, "expiry"));
  if (!addsUp(last.terms.allowance, order.terms.allowance)) return refused("needs_same_allowance");
  const family = familyOf(last);
  const root = buckets.find((bucket) => bucket.bucketId === family) ?? last;
  const { clock, duration, allowance } = order.terms;
  const endsAt = extendValidity(last.endsAt, clock, duration, anchorOf(root));
  const total = allowance.kind === "capped" ? allowance.bytes : undefined;
  const added: Bucket = { ...newBucket(order, total), startsAt: order.paidAt, endsAt };
  // Old data that is not carried keeps its old end: the new bucket stands for itself.
  if (allowance.kind === "capped" && order.carries === "nothing") return done([...buckets, added]);
  const moved = buckets.map((bucket) =>
    isRunning(bucket) && familyOf(bucket) === family ? { ...bucket, endsAt } : bucket,
  );
  return done([...moved, { ...added, extension: { bucketId: family, from: last.endsAt } }]);
}

function lastRunning(buckets: readonly Bucket[]): Bucket | undefined {
  return buckets
    .filter((bucket) => isRunning(bucket) && bucket.endsAt !== undefined)
    .reduce<Bucket | undefined>(
      (last, bucket) => (last === undefined || bucket.endsAt! > last.endsAt! ? bucket : last),
      undefined,
    );
}

/** Capped data adds; days of a daily or unlimited plan add to days of the same kind. */
function addsUp(old: Allowance, added: Allowance): boolean {
  return old.kind === "capped" ? added.kind === "capped" : isSameAllowance(old, added);
}

export function isSameAllowance(a: Allowance, b: Allowance): boolean {
  if (a.kind === "capped") return b.kind === "capped" && a.bytes === b.bytes;
  if (a.kind === "unlimited") return b.kind === "unlimited";
  return b.kind === "daily" && a.bytesPerDay === b.bytesPerDay && a.resetZone === b.resetZone;
}

function startedInstead(
  buckets: readonly Bucket[],
  order: PlacementOrder,
  mustEnd: (bucket: Bucket) => boolean,
): readonly Bucket[] {
  const { bucketId, paidAt: at, carries, terms } = order;
  const isEnding = (bucket: Bucket): boolean => isRunning(bucket) && mustEnd(bucket);
  const kept = carries === "data" ? carriedBytes(buckets.filter(isEnding), terms, at) : 0;
  const own = allowedBytes(terms);
  const total = own === undefined ? undefined : bytes(own + kept);
  const rest = buckets.map((bucket) =>
    isEnding(bucket) ? endEarly(bucket, { by: bucketId, at }) : bucket,
  );
  return [...rest, startBucketInTurn(newBucket(order, total), at)];
}

/** What moves into a new bucket of these terms: data of capped plans into a capped one. */
export function carriedBytes(ending: readonly Bucket[], terms: PlanTerms, at: Instant): Bytes {
  if (terms.allowance.kind !== "capped") return bytes(0);
  const capped = ending.filter((bucket) => bucket.terms.allowance.kind === "capped");
  return bytes(capped.reduce((sum, bucket) => sum + (dataLeft(bucket, at) ?? 0), 0));
}

// More for the day that is open now, in the zone of the daily plan that runs.
function refilled(
  buckets: readonly Bucket[],
  order: PlacementOrder,
): Outcome<readonly Bucket[], "needs_same_allowance"> {
  const running = buckets.filter(isRunning);
  if (running.length === 0) {
    return done([...buckets, startBucketInTurn(newBucket(order), order.paidAt)]);
  }
  const last = lastRunning(running.filter((bucket) => bucket.terms.allowance.kind === "daily"));
  const allowance = last?.terms.allowance;
  if (allowance?.kind !== "daily") return refused("needs_same_allowance");
  const { closesAt } = dailyWindow(allowance.resetZone, order.paidAt);
  const endsAt = earlier(closesAt, last!.endsAt ?? closesAt);
  return done([...buckets, { ...newBucket(order), startsAt: order.paidAt, endsAt }]);
}
