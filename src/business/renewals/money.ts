import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Attempt, Refund, RefundReason } from "../payments/index.ts";
import type { Picture } from "./next-step.ts";
import type { Renewal } from "./renewal.ts";

/** All of an attempt, to be given back for an order. */
export function newRefund(
  attempt: Attempt,
  renewal: Renewal,
  reason: RefundReason,
  at: Instant,
): Refund {
  return {
    lineId: renewal.lineId,
    refundId: newId(),
    attemptId: attempt.attemptId,
    renewalId: renewal.renewalId,
    amountYen: attempt.amountYen,
    reason,
    state: "wanted",
    wantedAt: at,
  };
}

/** What the ledger is told of an order's money. */
export function moneyOf(renewal: Renewal, attempt: Attempt, at: Instant) {
  return {
    lineId: renewal.lineId,
    sellerId: renewal.sellerId,
    renewalId: renewal.renewalId,
    attemptId: attempt.attemptId,
    provider: attempt.provider,
    money: attempt.money,
    totalYen: renewal.totalYen,
    taxYen: renewal.taxYen,
    at,
  };
}

/** The place of the money that a checkout over several holds for the renewals that joined it. */
export function checkoutMoney({ checkoutId }: Pick<Renewal, "checkoutId">) {
  return { money: { account: "checkout_money", book: `checkout:${checkoutId}` } } as const;
}

/** The refund of the money that paid for the order; others may be of second or late payments. */
export function refundOfPaid({ refunds, paid }: Picture): Refund | undefined {
  return refunds.find(({ attemptId }) => attemptId === paid?.attemptId);
}

/**
 * The till at which an order was paid, by its id; else at which it was placed, or undefined. An
 * order of the web may be paid at a counter, one of a counter that was closed at another.
 */
export function tillOf(renewal: Renewal, paid: Attempt | undefined): string | undefined {
  return paid?.tillId ?? tillOfBook(paid?.money?.book) ?? renewal.tillId;
}

/** The till whose book that is, by its id. */
export function tillOfBook(book: string | undefined): string | undefined {
  return /^till:(.+)$/.exec(book ?? "")?.[1];
}
