import type { Act, Turn } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { insertActivation } from "../activation/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { allocateTo, insertRefund, isOpen, type Attempt } from "../payments/index.ts";
import { decideGrant, newGrantActivation } from "./grant-renewal.ts";
import { moneyOf, newRefund, type checkoutMoney } from "./money.ts";
import type { Picture } from "./next-step.ts";
import { canTake, type Renewal } from "./renewal.ts";
import { changeRenewal, stepRenewal } from "./renewals-store.ts";

/** An attempt as the provider's answer leaves it, and the parts that write it. */
export interface SettledAttempt {
  readonly picture: Picture;
  readonly attempt: Attempt;
  readonly moved: readonly Part[];
  /** Where the money lies that a checkout over several has taken for it. */
  readonly from?: ReturnType<typeof checkoutMoney>;
  /** Of one that another one's payment pays for: whose receipt its sale stands on. */
  readonly receiptOn?: Renewal["receiptOn"];
}

/** The money that was asked for is there: the order is paid, or it comes late and goes back. */
export async function moneyCame(
  act: Act,
  turn: Turn,
  settled: SettledAttempt,
  paidAt: Instant,
): Promise<void> {
  const { attempt, moved, picture } = settled;
  const { renewal } = picture;
  if (!canTake("renewal.paid", renewal.state)) return moneyCameLate(act, turn, settled);
  const now = act.clock.now();
  const { attemptId } = attempt;
  const common = [...moved, ...confirmed(act, settled), allocateTo(act, { ...renewal, attemptId })];
  const decision = await decideGrant(act, renewal, paidAt);
  if (!decision.ok) {
    return refundAtOnce(act, turn, renewal, attempt, {
      parts: common,
      why: decision.refusal,
      paidAt,
    });
  }
  const activation = newGrantActivation(renewal, decision.value, now);
  const parts = [...common, insertActivation(act, activation)];
  await becomePaid(act, turn, settled, { parts, paidAt });
}

// What others wait for in this checkout is kept in its own book until each takes its part.
function confirmed(
  act: Act,
  { picture: { renewal }, attempt, from }: SettledAttempt,
): readonly Part[] {
  const money = { ...moneyOf(renewal, attempt, act.clock.now()), ...from };
  const { checkoutId } = renewal;
  const othersYen = yen(attempt.amountYen - renewal.totalYen);
  const isForMore = renewal.checkoutYen !== undefined;
  return insertTransfers(act, [
    ...transfersFor({ what: "payment_confirmed", ...money }),
    ...(isForMore
      ? transfersFor({ ...money, what: "checkout_paid", checkoutId, totalYen: othersYen })
      : []),
  ]);
}

async function becomePaid(
  act: Act,
  turn: Turn,
  { attempt, receiptOn, picture: { renewal } }: SettledAttempt,
  { parts, paidAt }: { parts: readonly Part[]; paidAt: Instant },
): Promise<void> {
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
      ...parts,
      stepRenewal(act, renewal, "renewal.paid", {
        paidAt,
        promisedAt,
        ...(receiptOn === undefined ? {} : { receiptOn }),
        dueAt: act.clock.now(),
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
  const whole = newRefund(attempt, renewal, "no_longer_grantable", now);
  const refund = { ...whole, amountYen: renewal.totalYen };
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
  { attempt, moved, from, picture: { renewal, attempts } }: SettledAttempt,
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
      ...moved,
      insertRefund(act, refund),
      ...insertTransfers(act, transfersFor({ what: "late_money", ...money, ...from })),
      ...insertTransfers(
        act,
        transfersFor({ what: "late_refund_decided", ...money, refundId: refund.refundId }),
      ),
      changeRenewal(act, renewal, { dueAt: now, retryAt: undefined, tries: 0 }),
    ],
  );
}

/** Paid, but not what was asked for: the books hold it apart, and staff hear of it. */
export async function wrongMoneyCame(
  act: Act,
  turn: Turn,
  { attempt, moved, picture: { renewal, attempts } }: SettledAttempt,
): Promise<void> {
  const now = act.clock.now();
  const others = attempts.some((a) => a.attemptId !== attempt.attemptId && isOpen(a));
  const fails = renewal.state === "awaiting_payment" && !others;
  const change = { dueAt: now, retryAt: undefined, tries: 0 };
  const { attemptId, frozenBecause, receivedYen, amountYen } = attempt;
  await turn.write(
    {
      name: "payment.frozen",
      thing: renewal.renewalId,
      after: { attemptId, because: frozenBecause, askedYen: amountYen, cameYen: receivedYen },
    },
    [
      ...moved,
      ...receivedTransfers(act, renewal, attempt),
      fails
        ? stepRenewal(act, renewal, "renewal.payment_failed", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}

/** Books what came of a frozen payment, as far as it is known. */
export function receivedTransfers(act: Act, renewal: Renewal, attempt: Attempt): readonly Part[] {
  const { receivedYen: totalYen } = attempt;
  if (totalYen === undefined) return [];
  const money = moneyOf(renewal, attempt, act.clock.now());
  return insertTransfers(act, transfersFor({ what: "late_money", ...money, totalYen }));
}
