import type { Instant } from "../../foundation/clock/index.ts";
import type { Bytes, Yen } from "../../foundation/money/index.ts";
import type { Bucket, BucketId } from "../buckets/index.ts";
import type { DatedPrice, Plan, RenewalMode } from "../catalogue/index.ts";
import type { Line } from "../lines/index.ts";

/**
 * How much data the trip must have. `full`: what every day takes, at full speed. `slow`: service at
 * every moment, though it may be throttled for the rest of a day or of a plan.
 */
export type Speed = "full" | "slow";

/** When the plans are paid for: all in the first moment, or each in the last moment that helps. */
export type Buying = "at_once" | "in_time";

export interface JourneyNeed {
  /** From when the line is used: now, or the arrival. */
  readonly from: Instant;
  /** The departure; exclusive. */
  readonly until: Instant;
  readonly bytesPerDay: Bytes;
  readonly speed: Speed;
}

export interface OnSale {
  readonly plan: Plan;
  /** Past and planned; that of the moment of buying counts. */
  readonly prices: readonly DatedPrice[];
}

export interface TripQuestion {
  readonly line: Line;
  /** As stored; they are advanced here. */
  readonly buckets: readonly Bucket[];
  readonly plans: readonly OnSale[];
  readonly now: Instant;
  readonly need: JourneyNeed;
  readonly buying: Buying;
}

/** One plan of a sequence, as it turns out if the days go as assumed. */
export interface PlannedPurchase {
  readonly bucketId: BucketId;
  readonly plan: Plan;
  readonly mode: RenewalMode;
  readonly buyAt: Instant;
  readonly totalYen: Yen;
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
}

export interface TripPlan {
  /** In the order in which they are paid for; none when nothing is needed. */
  readonly purchases: readonly PlannedPurchase[];
  readonly totalYen: Yen;
  /** Until when the line works, the departure or later; exclusive. */
  readonly worksUntil: Instant;
  /** Days of the trip on which data runs short and the rest is slow. */
  readonly slowDays: number;
  /** What the line has already and goes on with, as it turns out. */
  readonly present: readonly Bucket[];
}

/** Why no sequence covers the trip: a time without a plan, or days with too little data. */
export type TripRefusal = "trip_has_gap" | "trip_lacks_data" | "trip_too_long";
