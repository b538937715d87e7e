import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import type { PlanId, PlanTerms } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";

export type BucketId = Id<"bucket">;

export const BUCKET_STATES = [
  "queued",
  "awaiting_first_use",
  "active",
  "depleted",
  "expired",
  "lapsed",
  "revoked",
] as const;
export type BucketState = (typeof BUCKET_STATES)[number];

/**
 * A granted plan (TM Forum: bucket). A queued one stores its place in the order and what starts
 * it, never instants: when the bucket before it moves, it moves.
 */
export interface Bucket {
  readonly lineId: LineId;
  readonly bucketId: BucketId;
  readonly planId: PlanId;
  readonly renewalId?: string;
  readonly state: BucketState;
  /** The plan as it was granted, with the rule's overrides of duration and clock applied. */
  readonly terms: PlanTerms;
  readonly queueOn?: "expiry" | "expiry_or_depletion";
  readonly queueOrder?: number;
  readonly grantedAt: Instant;
  readonly startsAt?: Instant;
  /** Exclusive. */
  readonly endsAt?: Instant;
  readonly firstUseBy?: Instant;
  /** Absent for unlimited; for daily plans the allowance of one day. */
  readonly dataTotalBytes?: Bytes;
  /** For daily plans what went through the window that was open at `measuredAt`. */
  readonly dataUsedBytes: Bytes;
  readonly measuredAt?: Instant;
  readonly depletedAt?: Instant;
  /** Who starts it when its turn comes: the carrier's own queue, or we. */
  readonly heldBy: "carrier" | "us";
}
