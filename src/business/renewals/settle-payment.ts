import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { addSeconds, earlier, later, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { insertActivation } from "../activation/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  allocateTo,
  insertRefund,
  isOpen,
  stateAfter,
  updateAttempt,
  type Attempt,
  type PaymentReading,
  type Refund,
  type RefundReason,
} from "../payments/index.ts";
import { decideGrant, newGrantActivation } from "./grant-renewal.ts";
import { backoffSeconds, type Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { canTake, isWithCarrier, wasWoken, type Renewal } from "./renewal.ts";
import {
  changeRenewal,
  stepRenewal,
  type RenewalChange,
  type RenewalKey,
} from "./renewals-store.ts";

export interface PaymentNews {
  readonly attemptId: string;
  readonly reading: PaymentReading;
  /** The renewal's `dueAt` when the provider was asked. */
  readonly askedDueAt: Instant | undefined;
}

/**
 * Records what the provider says of an attempt, and what follows from it, in one statement. May be
 * told the same, late, twice or in the other order: money is counted once, a plan granted once.
 */
export async function settlePayment(
  act: Act,
  key: RenewalKey,
  { attemptId, reading, askedDueAt }: PaymentNews,
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const attempt = picture?.attempts.find((one) => one.attemptId === attemptId);
    if (picture === undefined || attempt === undefined) return;
    const now = act.clock.now();
    const state = stateAfter(attempt, reading, now);
    const later = untilNextTry(picture.renewal, askedDueAt, now);
    if (state === undefined) {
      // Nothing new; what is known to be over is asked again only if somebody has news of it.
      const isNews = attempt.heardAt !== undefined && reading.kind === "unknown";
      if (!isOpen(attempt) && !isNews) return;
      return turn.write({ name: "payment.asked", thing: picture.renewal.renewalId }, [
        changeRenewal(act, picture.renewal, later),
      ]);
    }
    const after = afterReading({ ...attempt, state }, reading, now);
    const moved = updateAttempt(act, attempt, after);
    if (state === "succeeded") {
      return moneyCame(act, turn, picture, after, {
        moved,
        paidAt: paidAtOf(reading, picture, now),
      });
    }
    if (state === "frozen") return wrongMoneyCame(act, turn, picture, after, moved, reading);
    if (state === "pending") {
      const news = { name: "payment.pending", thing: key.renewalId, after: { attemptId } };
      return turn.write(news, [moved, changeRenewal(act, picture.renewal, later)]);
    }
    return noMoneyCame(act, turn, picture, after, moved);
  });
}

// The provider's own moment, as far as it can be true: it decides what the customer gets.
function paidAtOf(reading: PaymentReading, { renewal }: Picture, now: Instant): Instant {
  if (reading.kind !== "succeeded") return now;
  return earlier(now, later(renewal.placedAt, reading.at));
}

function afterReading(attempt: Attempt, reading: PaymentReading, now: Instant): Attempt {
  const reference = "providerReference" in reading ? reading.providerReference : undefined;
  return {
    ...attempt,
    ...(reference === undefined ? {} : { providerReference: reference }),
    ...(reading.kind === "pending" && reading.next !== undefined ? { next: reading.next } : {}),
    ...(reading.kind === "failed" ? { failure: reading.failure } : {}),
    ...(attempt.state === "pending" ? {} : { settledAt: now }),
  };
}

// Somebody's news while the provider was asked may be younger than its answer: it is asked again.
function untilNextTry(
  renewal: Renewal,
  askedDueAt: Instant | undefined,
  now: Instant,
): RenewalChange {
  if (wasWoken(renewal, askedDueAt)) return { dueAt: now, retryAt: undefined };
  // While the carrier is asked again and again, an open payment is read along with it.
  const isAskedAnyway = isWithCarrier(renewal) && renewal.retryAt !== undefined;
  if (isAskedAnyway && now < renewal.retryAt!) return {};
  const retryAt = addSeconds(now, backoffSeconds(renewal.tries + 4));
  return { retryAt, dueAt: retryAt, tries: renewal.tries + 1 };
}

async function noMoneyCame(
  act: Act,
  turn: Turn,
  picture: Picture,
  attempt: Attempt,
  moved: Part,
): Promise<void> {
  const { renewal } = picture;
  const others = picture.attempts.some((a) => a.attemptId !== attempt.attemptId && isOpen(a));
  const fails = renewal.state === "awaiting_payment" && !others;
  const change = { dueAt: fails ? renewal.payBy : act.clock.now(), retryAt: undefined, tries: 0 };
  await turn.write(
    {
      name: fails ? "renewal.payment_failed" : "payment.failed",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: { attemptId: attempt.attemptId, state: attempt.state, failure: attempt.failure },
    },
    [
      moved,
      fails
        ? stepRenewal(act, renewal, "renewal.payment_failed", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}

async function moneyCame(
  act: Act,
  turn: Turn,
  picture: Picture,
  attempt: Attempt,
  { moved, paidAt }: { moved: Part; paidAt: Instant },
): Promise<void> {
  const { renewal } = picture;
  if (!canTake("renewal.paid", renewal.state))
    return moneyCameLate(act, turn, picture, attempt, moved);
  const now = act.clock.now();
  const booked = insertTransfers(
    act,
    transfersFor({ what: "payment_confirmed", ...moneyOf(renewal, attempt, now) }),
  );
  const common = [moved, ...booked, allocateTo(act, { ...renewal, attemptId: attempt.attemptId })];
  const decision = await decideGrant(act, renewal, paidAt);
  if (!decision.ok) {
    return refundAtOnce(act, turn, renewal, attempt, {
      parts: common,
      why: decision.refusal,
      paidAt,
    });
  }
  const activation = newGrantActivation(renewal, decision.value, now);
  const promisedAt = addSeconds(paidAt, renewal.promiseSeconds);
  await turn.write(
    {
      name: "renewal.paid",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: {
        state: "paid",
        attemptId: attempt.attemptId,
        totalYen: renewal.totalYen,
        promisedAt,
      },
    },
    [
      ...common,
      insertActivation(act, activation),
      stepRenewal(act, renewal, "renewal.paid", {
        paidAt,
        promisedAt,
        dueAt: now,
        retryAt: undefined,
        tries: 0,
      }),
    ],
  );
}

// The money is there, but the plan can no longer be granted: it goes straight back.
async function refundAtOnce(
  act: Act,
  turn: Turn,
  renewal: Renewal,
  attempt: Attempt,
  { parts, why, paidAt }: { parts: readonly Part[]; why: string; paidAt: Instant },
): Promise<void> {
  const now = act.clock.now();
  const refund = newRefund(attempt, renewal, "no_longer_grantable", now);
  await turn.write(
    {
      name: "renewal.refund_begun",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: { state: "refunding", why, refundId: refund.refundId },
    },
    [
      ...parts,
      insertRefund(act, refund),
      ...insertTransfers(
        act,
        transfersFor({
          what: "refund_decided",
          ...moneyOf(renewal, attempt, now),
          refundId: refund.refundId,
        }),
      ),
      stepRenewal(act, renewal, "renewal.refund_begun", {
        paidAt,
        dueAt: now,
        retryAt: undefined,
        tries: 0,
      }),
    ],
  );
}

// Money for an order that needs none any more goes to the refund queue by itself.
async function moneyCameLate(
  act: Act,
  turn: Turn,
  { renewal, attempts }: Picture,
  attempt: Attempt,
  moved: Part,
): Promise<void> {
  const now = act.clock.now();
  const isSecond = attempts.some(
    (one) => one.attemptId !== attempt.attemptId && one.state === "succeeded",
  );
  const refund = newRefund(attempt, renewal, isSecond ? "double_payment" : "late_money", now);
  const money = { ...moneyOf(renewal, attempt, now), totalYen: attempt.amountYen };
  await turn.write(
    {
      name: "payment.came_late",
      thing: renewal.renewalId,
      after: { attemptId: attempt.attemptId, refundId: refund.refundId, state: renewal.state },
    },
    [
      moved,
      insertRefund(act, refund),
      ...insertTransfers(act, transfersFor({ what: "late_money", ...money })),
      ...insertTransfers(
        act,
        transfersFor({ what: "late_refund_decided", ...money, refundId: refund.refundId }),
      ),
      changeRenewal(act, renewal, { dueAt: now, retryAt: undefined, tries: 0 }),
    ],
  );
}

// Paid, but not what was asked for: the books hold it apart, and staff hear of it.
async function wrongMoneyCame(
  act: Act,
  turn: Turn,
  { renewal, attempts }: Picture,
  attempt: Attempt,
  moved: Part,
  reading: PaymentReading,
): Promise<void> {
  const now = act.clock.now();
  const cameYen: Yen = reading.kind === "succeeded" ? reading.amountYen : yen(0);
  const others = attempts.some((a) => a.attemptId !== attempt.attemptId && isOpen(a));
  const fails = renewal.state === "awaiting_payment" && !others;
  const change = { dueAt: now, retryAt: undefined, tries: 0 };
  const money = { ...moneyOf(renewal, attempt, now), totalYen: cameYen };
  await turn.write(
    {
      name: "payment.frozen",
      thing: renewal.renewalId,
      after: { attemptId: attempt.attemptId, askedYen: attempt.amountYen, cameYen },
    },
    [
      moved,
      ...insertTransfers(act, transfersFor({ what: "late_money", ...money })),
      fails
        ? stepRenewal(act, renewal, "renewal.payment_failed", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}

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

export function moneyOf(renewal: Renewal, attempt: Attempt, at: Instant) {
  return {
    lineId: renewal.lineId,
    sellerId: renewal.sellerId,
    renewalId: renewal.renewalId,
    attemptId: attempt.attemptId,
    provider: attempt.provider,
    totalYen: renewal.totalYen,
    taxYen: renewal.taxYen,
    at,
  };
}
