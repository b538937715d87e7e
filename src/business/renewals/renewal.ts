import type { Instant, Zone } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { BucketId } from "../buckets/index.ts";
import type { PlanId, PlanTerms, RefundRule, SellerId } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import type { CheckoutId } from "../payments/index.ts";
import type { Quote, Trip } from "./quote-types.ts";

export type RenewalId = Id<"renewal">;

export const RENEWAL_STATES = [
  "draft",
  "awaiting_payment",
  "payment_failed",
  "payment_expired",
  "cancelled",
  "paid",
  "activating",
  "activation_unknown",
  "activation_failed",
  "active",
  "queued",
  "completed",
  "refunding",
  "refunded",
] as const;
export type RenewalState = (typeof RENEWAL_STATES)[number];

/** Every legal step of a renewal, named by its event; a step that is not here cannot be taken. */
export const STEPS = {
  "renewal.placed": { from: [], to: "draft" },
  "renewal.adopted": { from: [], to: "queued" },
  "renewal.payment_begun": {
    from: ["draft", "payment_failed", "awaiting_payment"],
    to: "awaiting_payment",
  },
  "renewal.payment_failed": { from: ["draft", "awaiting_payment"], to: "payment_failed" },
  "renewal.payment_expired": {
    from: ["draft", "awaiting_payment", "payment_failed"],
    to: "payment_expired",
  },
  "renewal.cancelled": { from: ["draft", "awaiting_payment", "payment_failed"], to: "cancelled" },
  "renewal.paid": { from: ["draft", "awaiting_payment", "payment_failed"], to: "paid" },
  "renewal.activation_sent": {
    from: ["paid", "activating", "activation_unknown", "queued"],
    to: "activating",
  },
  "renewal.activation_unknown": { from: ["activating"], to: "activation_unknown" },
  "renewal.activation_failed": {
    from: ["activating", "activation_unknown", "queued"],
    to: "activation_failed",
  },
  "renewal.active": { from: ["activating", "activation_unknown", "queued"], to: "active" },
  "renewal.queued": { from: ["paid", "activating", "activation_unknown"], to: "queued" },
  "renewal.completed": { from: ["active", "queued"], to: "completed" },
  "renewal.refund_begun": {
    from: [
      "draft",
      "awaiting_payment",
      "payment_failed",
      "paid",
      "activating",
      "activation_unknown",
      "activation_failed",
      "active",
      "queued",
      "completed",
    ],
    to: "refunding",
  },
  "renewal.refunded": { from: ["refunding"], to: "refunded" },
  "renewal.replaced": {
    from: ["paid", "activating", "activation_unknown", "activation_failed"],
    to: "cancelled",
  },
  "renewal.exchanged": {
    from: ["paid", "activating", "activation_unknown", "activation_failed", "active", "queued"],
    to: "cancelled",
  },
} as const satisfies Readonly<Record<string, { from: readonly RenewalState[]; to: RenewalState }>>;

export type StepName = keyof typeof STEPS;

export function canTake(step: StepName, state: RenewalState): boolean {
  return (STEPS[step].from as readonly RenewalState[]).includes(state);
}

/** Paid for together with others. */
export function isTogether({ joined, checkoutYen }: Pick<Renewal, "joined" | "checkoutYen">) {
  return joined !== undefined || checkoutYen !== undefined;
}

/**
 * Whether the sale stands, or never will: it is fulfilled, or its money goes back. A plan that took
 * its place is an order of its own.
 */
export function isDecidedSale(renewal: Pick<Renewal, "state" | "fulfilledAt">): boolean {
  if (renewal.fulfilledAt !== undefined) return true;
  return !isUnpaid(renewal) && !isWaitingForCarrier(renewal);
}

/** Money may still pay for it. */
export function isUnpaid({ state }: Pick<Renewal, "state">): boolean {
  return state === "draft" || state === "awaiting_payment" || state === "payment_failed";
}

/** Paid, and the carrier's answer is awaited. */
export function isWithCarrier({ state }: Pick<Renewal, "state">): boolean {
  return state === "paid" || state === "activating" || state === "activation_unknown";
}

/** Paid, and not connected yet: what is paid for may still fail to come. */
export function isWaitingForCarrier(renewal: Pick<Renewal, "state">): boolean {
  return isWithCarrier(renewal) || renewal.state === "activation_failed";
}

/** `import`: sold by the system that the operator moved out of. */
export type Channel = "web" | "counter" | "kiosk" | "api" | "automatic" | "import";

/** Whose checkout pays for a renewal: that of the first renewal in it. */
export interface Joined {
  readonly lineId: LineId;
  readonly renewalId: RenewalId;
  /** The renewal of the same line before it: its turn comes when that one has been decided. */
  readonly afterId?: RenewalId;
}

/** The order to renew a line with a plan. */
export interface Renewal {
  readonly lineId: LineId;
  readonly renewalId: RenewalId;
  /** For people: ten letters and digits, the last a check. */
  readonly number: string;
  readonly checkoutId: CheckoutId;
  readonly sellerId: SellerId;
  readonly planId: PlanId;
  /** The bucket that it will become; decided when placed, so that it can never become two. */
  readonly bucketId: BucketId;
  readonly state: RenewalState;
  readonly channel: Channel;
  readonly pointId?: string;
  readonly deviceId?: string;
  /** At which till it was sold, whatever it was paid with. */
  readonly tillId?: string;
  readonly clerkId?: string;
  readonly customerId?: string;
  readonly contactEmail?: string;
  readonly language: Language;
  readonly viewerZone?: Zone;
  readonly trip?: Trip;
  readonly refundRule: RefundRule;
  /** What the customer was shown and agreed to; a grant is never worse. */
  readonly quote: Quote;
  /** The plan as it was when shown. */
  readonly terms: PlanTerms;
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  /** Of the first renewal of a checkout over several: what all of them cost together. */
  readonly checkoutYen?: Yen;
  /** Of the others. */
  readonly joined?: Joined;
  /** The order whose receipt its sale stands on, itself included; absent where it has its own. */
  readonly receiptOn?: { readonly lineId: LineId; readonly renewalId: RenewalId };
  /** Of that order: when the receipt over all was issued, or there was nothing to issue. */
  readonly receiptIssuedAt?: Instant;
  readonly placedAt: Instant;
  readonly payBy: Instant;
  /** When its slip was remembered. */
  readonly remindedAt?: Instant;
  readonly paidAt?: Instant;
  readonly promiseSeconds: number;
  readonly promisedAt?: Instant;
  readonly fulfilledAt?: Instant;
  readonly pastPromiseChoice?: "wait" | "replacement" | "refund";
  readonly waitUntil?: Instant;
  /** The paid order whose place and payment it took. */
  readonly replacesId?: string;
  /** The paid order in whose place it was sold with a payment of its own; that one is refunded. */
  readonly insteadOf?: string;
  /** Until when a refunded renewal is watched for a late success at the carrier. */
  readonly watchUntil?: Instant;
  readonly dueAt?: Instant;
  /** Not before this moment is anyone outside asked again; a webhook clears it. */
  readonly retryAt?: Instant;
  /** Outside calls in a row that brought nothing new. */
  readonly tries: number;
}

/** Sold before the operator moved in; its receipt is the previous system's. */
export function isMovedIn({ channel }: Pick<Renewal, "channel">): boolean {
  return channel === "import";
}

/** True once there is a receipt of ours to show. */
export function hasReceipt(renewal: Renewal): boolean {
  return renewal.fulfilledAt !== undefined && !isMovedIn(renewal);
}

/** After the promise is missed, how long the customer may choose before the money goes back. */
export const CHOICE_SECONDS = 20 * 60;

/** What "wait" adds to the clock, from the moment it is chosen. */
export const WAIT_SECONDS = 6 * 3600;

/** How long a late success at the carrier is watched for after a refund. */
export const WATCH_SECONDS = 7 * 24 * 3600;

/** How long an order may stay unpaid, by kind of payment (a slip is paid in a shop, later). */
export const PAY_WITHIN_SECONDS = {
  redirect: 30 * 60,
  slip: 3 * 24 * 3600,
  other: 30 * 60,
} as const;
