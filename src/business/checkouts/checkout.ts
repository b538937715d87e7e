import type { Instant } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Order, ReceiptChoice, Renewal, RenewalState, Slip } from "../renewals/index.ts";

/** As many as a browser's visit, and a person, can keep in view. */
export const ITEMS_MAX = 6;

/** A plan for a line; several for one line follow one another in this order. */
export interface CheckoutItem {
  readonly lineId: LineId;
  readonly planCode: string;
}

/** One payment over several renewals, as it stands. */
export interface Checkout {
  /** That of the first order: the whole goes by it. */
  readonly number: string;
  readonly first: Order;
  /** In their order, the first included. */
  readonly orders: readonly Order[];
  readonly state: CheckoutState;
  readonly totalYen: Yen;
  readonly payBy: Instant;
  readonly slip?: Slip;
  readonly receipt: {
    readonly choice: ReceiptChoice;
    /** Of one over all: when it was issued. */
    readonly issuedAt?: Instant;
  };
  readonly may: {
    readonly pay: boolean;
    readonly cancel: boolean;
    /** Choose the other way to have receipts. */
    readonly chooseReceipt: boolean;
  };
}

/**
 * drafted: placed, nothing asked of a provider. awaiting: a payment has begun, or failed and may be
 * tried again. paid: the money is there, and some order has still to take its part. shared: each
 * order goes its own way. over: cancelled or not paid in time.
 */
export const CHECKOUT_STATES = ["drafted", "awaiting", "paid", "shared", "over"] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

/** Every move that a checkout can make, and by what. */
export const CHECKOUT_MOVES: Readonly<Record<CheckoutState, readonly CheckoutState[]>> = {
  drafted: ["awaiting", "paid", "shared", "over"],
  awaiting: ["paid", "shared", "over"],
  paid: ["shared"],
  shared: [],
  over: [],
};

type Standing = Pick<Renewal, "state" | "paidAt">;

/** How the whole stands, by its first order and whether each other has taken its part. */
export function checkoutStateOf(
  first: Standing,
  others: readonly { readonly hasShare: boolean }[],
): CheckoutState {
  if (first.paidAt !== undefined) return others.every((one) => one.hasShare) ? "shared" : "paid";
  return UNPAID[first.state] ?? "over";
}

const UNPAID: Readonly<Partial<Record<RenewalState, CheckoutState>>> = {
  draft: "drafted",
  awaiting_payment: "awaiting",
  payment_failed: "awaiting",
};
