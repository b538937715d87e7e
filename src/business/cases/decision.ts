import type { Instant } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";

/** Why the money of a case goes back, or stays; what staff write beside it is the case's answer. */
export const DECISION_REASONS = {
  refund: ["plan_rule", "our_fault"],
  decline: ["worked_as_sold", "past_refund_rule", "not_shown"],
} as const;
export type Verdict = keyof typeof DECISION_REASONS;
export type DecisionReason = (typeof DECISION_REASONS)[Verdict][number];

/** What was decided about the money of a case; a decision is never taken twice. */
export interface Decision {
  readonly lineId: string;
  readonly caseId: string;
  readonly verdict: Verdict;
  /** `gone_back`: the money was on its way back when this was decided. */
  readonly reason: DecisionReason | "gone_back";
  /** What this decision gave back. */
  readonly amountYen: Yen;
  readonly decidedAt: Instant;
  /** Ids of ours, never names. */
  readonly decidedBy: string;
  /** The second person, where money was given. */
  readonly secondId?: string;
}

/** The verdict that a reason belongs to; undefined for a word that is none. */
export function verdictOf(reason: string): Verdict | undefined {
  for (const verdict of ["refund", "decline"] as const) {
    if ((DECISION_REASONS[verdict] as readonly string[]).includes(reason)) return verdict;
  }
  return undefined;
}
