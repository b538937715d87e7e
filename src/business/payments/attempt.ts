import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type {
  AttemptId,
  DisputeReading,
  NextAction,
  PaymentFailure,
  PaymentKind,
  PaymentReading,
  RefundId,
} from "./provider.ts";

export type CheckoutId = Id<"checkout">;

/**
 * `approved`: the customer agreed, and we may capture the money; `capturing`: we have asked for it.
 * `frozen`: paid, but not what was asked for; staff decide.
 */
export const ATTEMPT_STATES = [
  "sent",
  "pending",
  "approved",
  "capturing",
  "succeeded",
  "failed",
  "expired",
  "cancelled",
  "unknown",
  "frozen",
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** Provider and method of money that the operator's previous system took; it has no far side. */
export const MOVED_IN = "moved_in";

/** Where money that the house took or gives lies: which account of the ledger, in whose book. */
export interface MoneyPlace {
  readonly account: "cash" | "pin_liability" | "intake_money" | "bank";
  readonly book: `till:${string}` | `seller:${string}` | `kiosk:${string}` | "house";
}

/** One try at paying a checkout. Its id is the provider's idempotency key. */
export interface Attempt {
  readonly lineId: string;
  readonly attemptId: AttemptId;
  readonly checkoutId: CheckoutId;
  readonly provider: string;
  readonly method: string;
  readonly kind: PaymentKind;
  readonly state: AttemptState;
  readonly amountYen: Yen;
  readonly providerReference?: string;
  readonly next?: NextAction;
  readonly failure?: PaymentFailure;
  readonly startedAt: Instant;
  readonly expiresAt?: Instant;
  readonly settledAt?: Instant;
  /** The provider told of news that has not been read yet. */
  readonly heardAt?: Instant;
  /** When we last asked for the money to be captured. */
  readonly captureSentAt?: Instant;
  /** What disagreed with what was asked for; exactly when frozen. */
  readonly frozenBecause?: "amount" | "currency" | "reference";
  /** Of a frozen one: the yen that came, where that is known. */
  readonly receivedYen?: Yen;
  /** The gravest dispute about its money, if there are any. */
  readonly dispute?: DisputeReading["state"];
  /** Of money that the house took; else the provider owes it to us. */
  readonly money?: MoneyPlace;
  /** The till at which it was paid, whatever with. */
  readonly tillId?: string;
  /** Of a part of a payment over several renewals: the attempt that brought all of it. */
  readonly shareOf?: AttemptId;
}

/** An attempt whose end is not known yet. */
export function isOpen({ state }: Pick<Attempt, "state">): boolean {
  return OPEN.includes(state);
}

const OPEN: readonly AttemptState[] = ["sent", "pending", "approved", "capturing", "unknown"];

/** So long after it was begun, a request of ours may still be on its way to the provider. */
export const ON_ITS_WAY_SECONDS = 60;

/**
 * What a reading of the provider, taken at `now`, means for an attempt; undefined when it changes
 * nothing: then what was stored before stands, the customer's next action too.
 */
export function stateAfter(
  attempt: Attempt,
  reading: PaymentReading,
  now: Instant,
): AttemptState | undefined {
  if (attempt.state === "succeeded" || attempt.state === "frozen") return undefined;
  switch (reading.kind) {
    case "succeeded":
      return reading.amountYen === attempt.amountYen ? "succeeded" : "frozen";
    case "mismatched":
      return "frozen";
    case "approved":
      return afterApproval(attempt, now);
    case "pending":
      return attempt.state === "pending" ? undefined : "pending";
    case "failed":
      if (!reading.isFinal) return attempt.state === "capturing" ? "pending" : undefined;
      return isOpen(attempt) ? endOf(reading.failure) : undefined;
    case "never_seen":
      return isOpen(attempt) && !mayBeOnItsWay(attempt, now) ? "failed" : undefined;
    case "unknown":
      return undefined;
  }
}

// Still approved after we asked to capture: once nothing can be on its way, nothing was captured.
function afterApproval(attempt: Attempt, now: Instant): AttemptState | undefined {
  if (attempt.state === "approved" || !isOpen(attempt)) return undefined;
  if (isDeclined(attempt) && attempt.heardAt === undefined) return undefined;
  const { captureSentAt } = attempt;
  if (attempt.state !== "capturing" || captureSentAt === undefined) return "approved";
  return now < addSeconds(captureSentAt, ON_ITS_WAY_SECONDS) ? undefined : "approved";
}

// Its capture was declined: the old approval may still stand, and is not asked for again and again.
// Only news can be of a new one, with another card.
function isDeclined({ state, failure }: Attempt): boolean {
  return state === "pending" && failure !== undefined;
}

function mayBeOnItsWay({ startedAt }: Attempt, now: Instant): boolean {
  return now < addSeconds(startedAt, ON_ITS_WAY_SECONDS);
}

function endOf(failure: PaymentFailure): AttemptState {
  if (failure === "expired") return "expired";
  return failure === "cancelled" ? "cancelled" : "failed";
}

export const REFUND_REASONS = [
  "activation_failed",
  "promise_missed",
  "no_longer_grantable",
  "never_used",
  "late_money",
  "double_payment",
  "wrong_amount",
  "customer_wish",
  /** Staff decided a report in the customer's favour. */
  "our_fault",
  "replacement_cheaper",
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export interface Refund {
  readonly lineId: string;
  readonly refundId: RefundId;
  readonly attemptId: AttemptId;
  readonly renewalId?: string;
  readonly amountYen: Yen;
  readonly reason: RefundReason;
  /** `refused`: it cannot go back the way its money came; a claim stands for it. */
  readonly state: "wanted" | "sent" | "done" | "refused" | "unknown";
  readonly providerReference?: string;
  readonly wantedAt: Instant;
  /** The last time it was sent. */
  readonly sentAt?: Instant;
  readonly settledAt?: Instant;
}
