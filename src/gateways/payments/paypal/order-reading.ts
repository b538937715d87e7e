import { z } from "zod";
import type { NextAction, PaymentReading } from "../../../business/payments/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { link, moment, yenAmount } from "./answers.ts";

const foreign = z
  .object({ currency_code: z.string().refine((code) => code !== "JPY") })
  .transform(() => "foreign" as const);

export const captureAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: z.union([yenAmount, foreign]),
  custom_id: z.string().optional(),
  create_time: moment.optional(),
  update_time: moment.optional(),
});
export type Capture = z.infer<typeof captureAnswer>;

export const refundAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  invoice_id: z.string().optional(),
  custom_id: z.string().optional(),
  links: z.array(link).default([]),
});
export type Refund = z.infer<typeof refundAnswer>;

const unit = z.object({
  reference_id: z.string().optional(),
  invoice_id: z.string().optional(),
  custom_id: z.string().optional(),
  payments: z
    .object({
      captures: z.array(captureAnswer).default([]),
      refunds: z.array(refundAnswer).default([]),
    })
    .optional(),
});

export const orderAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  purchase_units: z.array(unit).default([]),
  links: z.array(link).default([]),
});
export type Order = z.infer<typeof orderAnswer>;

/** Money that PayPal took, whatever became of it since. */
const CAME: readonly string[] = ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"];
const REFUSED: readonly string[] = ["DECLINED", "FAILED"];

export function capturesOf(order: Order): readonly Capture[] {
  return order.purchase_units.flatMap(({ payments }) => payments?.captures ?? []);
}

export function refundsOf(order: Order): readonly Refund[] {
  return order.purchase_units.flatMap(({ payments }) => payments?.refunds ?? []);
}

const KEPT = "kept:";

/** What an order is charged to without its payer, written into the order itself. */
export function keptReference(token: string): string {
  return `${KEPT}${token}`;
}

/** The kept account that an order is for; undefined for one that its payer approves. */
export function keptOf({ purchase_units: [first] }: Order): string | undefined {
  const reference = first?.reference_id ?? "";
  return reference.startsWith(KEPT) ? reference.slice(KEPT.length) : undefined;
}

/** The capture whose money came, if it did. */
export function takenOf(order: Order): Capture | undefined {
  return capturesOf(order).find(({ status }) => CAME.includes(status));
}

/**
 * What an order means for its attempt. A capture that PENDS, for a review or a slow bank, has
 * brought nothing yet; a status that PayPal invents tomorrow tells nothing.
 */
export function readingOf(order: Order): PaymentReading {
  const providerReference = order.id;
  const taken = takenOf(order);
  if (taken !== undefined) return moneyOf(order, taken);
  const captures = capturesOf(order);
  if (captures.some(({ status }) => status === "PENDING")) {
    // The customer has done all there is to do: PayPal or a bank takes its time.
    return { kind: "pending", providerReference, next: { kind: "none" } };
  }
  if (captures.length > 0) {
    const isOver = captures.every(({ status }) => REFUSED.includes(status));
    return isOver ? { kind: "failed", failure: "declined", isFinal: true } : { kind: "unknown" };
  }
  if (keptOf(order) !== undefined) {
    // Its holder agreed when they let us keep the account, and is not there to agree once more.
    if (order.status === "CREATED") return { kind: "approved", providerReference };
    if (order.status === "PAYER_ACTION_REQUIRED") {
      return { kind: "failed", failure: "authentication_failed", isFinal: true };
    }
  }
  switch (order.status) {
    case "CREATED":
    case "SAVED":
    case "PAYER_ACTION_REQUIRED":
      return { kind: "pending", providerReference, ...nextOf(order) };
    case "APPROVED":
      return { kind: "approved", providerReference };
    case "VOIDED":
      return GONE;
    default:
      return { kind: "unknown" };
  }
}

/** PayPal forgets an order that nobody approved, or whose approval nobody captured, in some hours. */
export const GONE = { kind: "failed", failure: "expired", isFinal: true } as const;

function moneyOf(order: Order, capture: Capture): PaymentReading {
  // What pended came when it was updated; a refund is an update as well, but no coming of money.
  const { status, create_time: made, update_time: updated } = capture;
  const at = status === "COMPLETED" ? (updated ?? made) : made;
  if (at === undefined) return { kind: "unknown" };
  if (capture.amount === "foreign") {
    return { kind: "mismatched", providerReference: order.id, what: "currency" };
  }
  return {
    kind: "succeeded",
    providerReference: order.id,
    amountYen: yen(capture.amount),
    at: instant(at),
  };
}

/** Where the customer agrees: on PayPal's page, by the link of whichever name. */
export function nextOf({ links }: Pick<Order, "links">): { next?: NextAction } {
  const page = links.find(({ rel }) => ["payer-action", "approve", "redirect"].includes(rel));
  return page === undefined ? {} : { next: { kind: "redirect", url: page.href } };
}
