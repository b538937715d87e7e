import type { Instant } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { BankAccount } from "./bank-account.ts";
import type { PayoutId, RefundId, RefundReading } from "./provider.ts";

/**
 * `paying`: money may be on its way, so nothing can be changed. `withdrawn`: it went back the way
 * it had come after all. A claim never ends by itself: unpaid, it ages and stands in the books.
 */
export const CLAIM_STATES = [
  "open",
  "way_chosen",
  "paying",
  "paid",
  "withdrawn",
] as const satisfies readonly string[];
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Every legal step of a refund claim, named by its event. */
export const CLAIM_STEPS = {
  "claim.opened": { from: [], to: "open" },
  "claim.way_chosen": { from: ["open", "way_chosen"], to: "way_chosen" },
  "claim.paying": { from: ["way_chosen", "paying"], to: "paying" },
  // Cash is in the hand at once; so it needs no other step before.
  "claim.paid": { from: ["open", "way_chosen", "paying"], to: "paid" },
  "claim.came_back": { from: ["paying"], to: "open" },
  "claim.withdrawn": { from: ["open", "way_chosen"], to: "withdrawn" },
} as const satisfies Readonly<Record<string, { from: readonly ClaimState[]; to: ClaimState }>>;

export type ClaimStep = keyof typeof CLAIM_STEPS;

export function canClaim(step: ClaimStep, state: ClaimState): boolean {
  return (CLAIM_STEPS[step].from as readonly ClaimState[]).includes(state);
}

/** How a payer has the money that cannot go back the way it came. */
export type ClaimWay =
  /** Sent by a provider to somebody it knows by this address. */
  | { readonly kind: "payout"; readonly provider: string; readonly email: string }
  | { readonly kind: "bank"; readonly account: BankAccount }
  /** In cash, at any counter, by the voucher and an identity document. */
  | { readonly kind: "counter" };

/** One try of a provider to pay a claim out. */
export interface Payout {
  readonly payoutId: PayoutId;
  /** `wanted`: to be sent again under the same id, for it certainly made nothing twice. */
  readonly state: "wanted" | "sent" | "unknown";
  readonly sentAt: Instant;
  readonly providerReference?: string;
}

/** A refund that cannot go back its way: its payer says how to have it, or takes it in cash. */
export interface RefundClaim {
  readonly lineId: string;
  readonly refundId: RefundId;
  readonly renewalId: string;
  /** Of the voucher: for people, the last character a check. */
  readonly number: string;
  readonly amountYen: Yen;
  readonly state: ClaimState;
  /** Kept until it is paid: it is personal. */
  readonly way?: ClaimWay;
  readonly payout?: Payout;
  /** Why the last way brought nothing, as a code. */
  readonly failure?: string;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  /** By which way, and under which reference of whoever paid. */
  readonly paidBy?: string;
  readonly paidReference?: string;
  /** Of cash: the till it came out of. */
  readonly paidTillId?: string;
}

/** Neither paid nor withdrawn: the books still owe it. */
export function isUnpaid({ state }: Pick<RefundClaim, "state">): boolean {
  return state !== "paid" && state !== "withdrawn";
}

/** The worker has something to send, or to ask a provider about. */
export function isWithProvider({ state, way }: Pick<RefundClaim, "state" | "way">): boolean {
  return way?.kind === "payout" && (state === "way_chosen" || state === "paying");
}

/** A payout that was not sent yet, or certainly did not arrive. */
export function isToSend({ payout }: Pick<RefundClaim, "payout">): boolean {
  return payout === undefined || payout.state === "wanted";
}

/**
 * What a claim is after a step, without what belongs to the way it leaves. A payout that arrived
 * keeps its name: the provider's reports tell of it by that.
 */
export function afterClaimStep(
  claim: RefundClaim,
  step: ClaimStep,
  at: Instant,
  change: Partial<RefundClaim> = {},
): RefundClaim {
  if (!canClaim(step, claim.state)) throw new Error(`${step} is no step from ${claim.state}`);
  const { to } = CLAIM_STEPS[step];
  const { way, payout, failure: _failure, ...kept } = claim;
  const isSameTry = to === "paying";
  return {
    ...kept,
    ...(isSameTry && way !== undefined ? { way } : {}),
    ...((isSameTry || to === "paid") && payout !== undefined ? { payout } : {}),
    ...change,
    state: to,
    changedAt: at,
  };
}

export type ClaimNews =
  | { readonly step: "claim.paid"; readonly reference: string }
  | { readonly step: "claim.came_back"; readonly failure: string }
  | { readonly step: "claim.paying"; readonly payout: Payout };

/** What a provider's word about a payout means for its claim. */
export function claimNewsOf(payout: Payout, reading: RefundReading): ClaimNews {
  switch (reading.kind) {
    case "done":
      return { step: "claim.paid", reference: reading.providerReference };
    case "refused":
      return { step: "claim.came_back", failure: reading.failure };
    case "pending":
      return {
        step: "claim.paying",
        payout: { ...payout, state: "sent", providerReference: reading.providerReference },
      };
    case "never_seen":
      return { step: "claim.paying", payout: { ...payout, state: "wanted" } };
    case "unknown":
      return { step: "claim.paying", payout: { ...payout, state: "unknown" } };
  }
}
