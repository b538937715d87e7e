import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Bytes, Yen } from "../../foundation/money/index.ts";
import type { Bucket, BucketId, Moment } from "../buckets/index.ts";
import type {
  LineState,
  PlanId,
  PlanTerms,
  RenewalMode,
  RenewalRuleRefusal,
} from "../catalogue/index.ts";

/** How the phone is used, in bytes a day; the figures stand in one table beside the rule. */
export type UseLevel = "light" | "normal" | "heavy";

export interface Trip {
  /** The moment the person leaves Japan. */
  readonly leavesAt: Instant;
  readonly use: UseLevel;
}

export type { Moment } from "../buckets/index.ts";

export interface MovedBucket {
  readonly bucketId: BucketId;
  readonly what: "starts" | "ends";
  readonly from: Instant;
  readonly to: Instant;
}

export type QuoteWarning =
  | { readonly name: "first_day_short"; readonly minutesLeft: number; readonly zone: string }
  | { readonly name: "starts_later"; readonly startsAt: Moment }
  | { readonly name: "trip_already_covered"; readonly until: Instant }
  | { readonly name: "ends_before_trip"; readonly until: Instant }
  | { readonly name: "not_enough_data"; readonly neededBytes: Bytes }
  | { readonly name: "data_lost"; readonly bytes: Bytes; readonly mode: RenewalMode }
  | { readonly name: "days_lost"; readonly until: Instant; readonly mode: RenewalMode }
  | { readonly name: "slow_until_reset"; readonly resetsAt: Instant }
  | { readonly name: "first_use_deadline"; readonly by: Instant };

/** Warnings the customer must tick off before paying: something is lost for good. */
export const WARNINGS_TO_ACCEPT = ["data_lost", "days_lost"] as const;

export interface Quote {
  readonly planId: PlanId;
  readonly mode: RenewalMode;
  readonly lineState: LineState;
  /** Computed for this moment of confirmed payment. */
  readonly paidAt: Instant;
  readonly starts: Moment;
  /** Exclusive; absent only while the start itself is unknown and unbounded. */
  readonly ends: Moment;
  /** Whole or begun windows of a daily plan between start and end. */
  readonly dailyResets?: number;
  readonly moved: readonly MovedBucket[];
  /** Data the line has right after the grant; absent for unlimited. */
  readonly dataAfterBytes?: Bytes;
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  readonly taxRatePerMille: number;
  readonly promiseSeconds: number;
  readonly warnings: readonly QuoteWarning[];
  /** The first instant at which the answer to the same question changes; exclusive. */
  readonly goodUntil: Instant;
}

export type QuoteRefusal =
  | RenewalRuleRefusal
  | "line_suspended"
  | "plan_not_for_this_line"
  | "plan_not_on_sale"
  | "too_many_days"
  | "too_many_queued"
  | "needs_same_allowance"
  | "duration_too_short";

/** What a quote becomes at confirmed payment. Pure data: the buckets to write. */
export interface Grant {
  readonly quote: Quote;
  /** True when the customer gets the shown quote although the rules now say less. */
  readonly honoursShownQuote: boolean;
  readonly created: Bucket;
  /** Existing buckets as they stand afterwards (extended, ended, moved); only those that change. */
  readonly changed: readonly Bucket[];
}

export type PlanOfGrant = { readonly planId: PlanId; readonly terms: PlanTerms };

/** Fit of a plan to a trip: sorted by `rank`; exactly one is `isBest` when any is sufficient. */
export interface Fit {
  readonly rank: number;
  readonly isBest: boolean;
  readonly isSufficient: boolean;
  readonly reason:
    | "covers_trip_cheapest"
    | "covers_trip"
    | "ends_before_trip"
    | "not_enough_data"
    | "starts_too_late"
    | "no_trip_given";
  readonly coveredUntil: LocalDate;
}
