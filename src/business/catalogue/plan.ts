import type { Instant, Zone } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import type { Bytes, Yen } from "../../foundation/money/index.ts";

export type PlanId = Id<"plan">;
export type SellerId = Id<"seller">;

/** What a bucket of the plan lets through. `throttleKbps` 0 means cut off. */
export type Allowance =
  | { readonly kind: "capped"; readonly bytes: Bytes; readonly throttleKbps: number }
  | {
      readonly kind: "daily";
      readonly bytesPerDay: Bytes;
      readonly throttleKbps: number;
      readonly resetZone: Zone;
    }
  | { readonly kind: "unlimited"; readonly fairUse: LocalText };

export type Duration =
  | { readonly unit: "days"; readonly count: number }
  | { readonly unit: "months"; readonly count: number };

/** How a duration ends. Ends are exclusive instants: the first moment that is not covered. */
export type ValidityClock =
  | { readonly kind: "jst_calendar" }
  | { readonly kind: "rolling_24h" }
  | { readonly kind: "rolling_to_midnight" }
  | { readonly kind: "month_end"; readonly monthsAfter: number }
  | { readonly kind: "months" }
  | { readonly kind: "zone_calendar"; readonly zone: Zone };

/** What the line is when somebody wants to renew it; derived from its buckets, never stored. */
export const LINE_STATES = ["unstarted", "active", "depleted", "grace", "expired"] as const;
export type LineState = (typeof LINE_STATES)[number];

export const RENEWAL_MODES = [
  "extend",
  "start_now",
  "stack",
  "queue_on_expiry",
  "queue_on_expiry_or_depletion",
  "replace",
  "refill_today",
  "none",
] as const;
export type RenewalMode = (typeof RENEWAL_MODES)[number];

/** One cell of a renewal table: how the plan renews a line in that state, or why it does not. */
export type RenewalRule =
  | {
      readonly mode: Exclude<RenewalMode, "none">;
      /** Overrides of the plan's own duration and clock in this state (b-mobile, domain A.1). */
      readonly duration?: Duration;
      readonly clock?: ValidityClock;
      /** Whether data left in the old bucket moves into the new one. */
      readonly carries: "data" | "nothing";
    }
  | { readonly mode: "none"; readonly refusal: RenewalRuleRefusal };

export const RENEWAL_RULE_REFUSALS = [
  "plan_not_renewable",
  "line_recycled",
  "line_not_started",
  "line_not_expired",
  "line_needs_support",
] as const;
export type RenewalRuleRefusal = (typeof RENEWAL_RULE_REFUSALS)[number];

export type RenewalTable = Readonly<Record<LineState, RenewalRule>>;

export type StartTrigger =
  | { readonly kind: "payment" }
  | { readonly kind: "first_use"; readonly withinDays: number; readonly unusedRefund: RefundRule };

/** When money goes back on the customer's wish; a broken promise is always refunded in full. */
export type RefundRule =
  | { readonly kind: "until_credited" }
  | { readonly kind: "before_start" }
  | { readonly kind: "pro_rata" };

/** Everything about a plan that decides a quote; snapshotted into each renewal and bucket. */
export interface PlanTerms {
  readonly allowance: Allowance;
  readonly duration: Duration;
  readonly clock: ValidityClock;
  readonly renewalTable: RenewalTable;
  readonly startTrigger: StartTrigger;
  readonly refundRule: RefundRule;
  /** Days after the end in which the line counts as `grace`; 0 for none. */
  readonly graceDays: number;
  /** The farthest an accumulated end may lie from the payment, in days. */
  readonly accumulatedDaysMax?: number;
  readonly queuedMax?: number;
  /** Only a line whose present bucket has the same allowance may take it (daily plans). */
  readonly needsSameAllowance: boolean;
  /** Seconds from the confirmed payment to connected; 600 unless plan and carrier say otherwise. */
  readonly promiseSeconds: number;
}

export interface Plan {
  readonly planId: PlanId;
  readonly sellerId: SellerId;
  readonly code: string;
  readonly names: LocalText;
  /** Lines of the same network only may take the plan. */
  readonly network: string;
  readonly carrierPlanCode: string;
  readonly terms: PlanTerms;
  readonly taxCategory: string;
  readonly onSaleFrom?: Instant;
  readonly onSaleUntil?: Instant;
  /** Tax-inclusive (総額表示). */
  readonly totalYen: Yen;
}
