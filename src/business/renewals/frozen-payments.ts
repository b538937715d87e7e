import { onLine, type Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  frozenAttempt,
  insertRefund,
  isDisputed,
  updateAttempt,
  type Attempt,
  type Refund,
} from "../payments/index.ts";
import { moneyOf, newRefund } from "./money.ts";
import { receivedTransfers } from "./money-came.ts";
import { pictureOf } from "./picture.ts";
import { changeRenewal, renewalOfCheckout } from "./renewals-store.ts";

export interface ReturnWish {
  readonly attemptId: string;
  /** Why staff decide so; nothing personal. */
  readonly why: string;
  /** What came, from the provider's own page, where no reading could tell. */
  readonly receivedYen?: number;
}

export type ReturnRefusal =
  | "payment_not_frozen"
  | "already_returned"
  | "payment_disputed"
  | "amount_unknown"
  | "amount_unreadable";

/**
 * Sends a payment that was frozen back to whoever paid it: all that came, through the refund queue.
 * It is never taken for the order, for nobody agreed to another price.
 */
export async function returnFrozen(
  act: Act,
  wish: ReturnWish,
): Promise<Outcome<Refund, ReturnRefusal>> {
  const found = isId(wish.attemptId) ? await frozenAttempt(act, wish.attemptId) : undefined;
  const key = found === undefined ? undefined : await renewalOfCheckout(act, found);
  if (key === undefined) return refused("payment_not_frozen", { field: "attempt" });
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const attempt = picture?.attempts.find(({ attemptId }) => attemptId === wish.attemptId);
    if (picture === undefined || attempt?.state !== "frozen") {
      return refused("payment_not_frozen", { field: "attempt" });
    }
    const { renewal, refunds } = picture;
    if (refunds.some(({ attemptId }) => attemptId === attempt.attemptId)) {
      return refused("already_returned");
    }
    if (isDisputed(attempt)) return refused("payment_disputed");
    const received = receivedOf(attempt, wish);
    if (!received.ok) return received;
    const now = act.clock.now();
    const after: Attempt = { ...attempt, receivedYen: received.value };
    const refund: Refund = {
      ...newRefund(attempt, renewal, "wrong_amount", now),
      amountYen: received.value,
    };
    const { refundId, amountYen } = refund;
    const money = { ...moneyOf(renewal, attempt, now), totalYen: amountYen, refundId };
    await turn.write(
      {
        name: "payment.return_wanted",
        thing: renewal.renewalId,
        after: { attemptId: attempt.attemptId, refundId, amountYen, why: wish.why.slice(0, 300) },
      },
      [
        updateAttempt(act, attempt, after),
        ...(attempt.receivedYen === undefined ? receivedTransfers(act, renewal, after) : []),
        insertRefund(act, refund),
        ...insertTransfers(act, transfersFor({ what: "late_refund_decided", ...money })),
        changeRenewal(act, renewal, { dueAt: now, retryAt: undefined, tries: 0 }),
      ],
    );
    return done(refund);
  });
}

function receivedOf(attempt: Attempt, { receivedYen }: ReturnWish) {
  if (attempt.receivedYen !== undefined) return done(attempt.receivedYen);
  if (receivedYen === undefined) return refused("amount_unknown", { field: "received" });
  const isAmount = Number.isSafeInteger(receivedYen) && receivedYen > 0 && receivedYen < 10_000_000;
  return isAmount ? done(yen(receivedYen)) : refused("amount_unreadable", { field: "received" });
}
