import type { Act, Turn } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { insertActivation, type Activation } from "../activation/index.ts";
import { deferredOf, insertTransfers, transfersFor } from "../ledger/index.ts";
import { insertRefund, type Attempt, type Refund, type RefundReason } from "../payments/index.ts";
import { isCreditedIn } from "./ask-refund.ts";
import { moneyOf, newRefund } from "./money.ts";
import { takeBackBucket } from "./move-buckets.ts";
import type { Picture } from "./next-step.ts";
import { newRevoke } from "./record-carrier-answer.ts";
import type { RefundOffer } from "./refund-rule.ts";
import { canTake, WATCH_SECONDS, type Renewal } from "./renewal.ts";
import { changeRenewal, stepRenewal } from "./renewals-store.ts";

/** Why a customer wants the money back, as staff choose it; never in words of their own. */
export const REFUND_CAUSES = ["changed_mind", "wrong_plan", "does_not_work", "other"] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

/** For the trail: whoever acts asked, `secondId` agreed. */
export interface AgreedRefund {
  readonly cause: RefundCause;
  readonly secondId: string;
}

export interface DecidedRefund {
  readonly reason: RefundReason;
  readonly offer: RefundOffer;
  readonly agreed?: AgreedRefund;
  readonly beside?: readonly Part[];
}

/**
 * Decides that the money of a renewal goes back, all or the part that is offered; its bucket is
 * taken back in the same statement. False when it can no longer be.
 */
export async function beginRefundOf(
  act: Act,
  turn: Turn,
  picture: Picture,
  { reason, offer, agreed, beside = [] }: DecidedRefund,
): Promise<boolean> {
  const { renewal, paid } = picture;
  if (paid === undefined || !canTake("renewal.refund_begun", renewal.state)) return false;
  const now = act.clock.now();
  const { amountYen, ground } = offer;
  const refund: Refund = { ...newRefund(paid, renewal, reason, now), amountYen };
  const because = isCreditedIn(picture) ? "refunded" : "not_activated";
  await turn.write(
    {
      name: "renewal.refund_begun",
      thing: renewal.renewalId,
      before: { state: renewal.state },
      after: {
        state: "refunding",
        reason,
        refundId: refund.refundId,
        amountYen,
        ground,
        ...agreed,
      },
    },
    [
      insertRefund(act, refund),
      ...beside,
      ...(await decidedTransfers(act, { renewal, paid, refund, offer })),
      ...(await takeBackBucket(act, picture, because)),
      stepRenewal(act, renewal, "renewal.refund_begun", {
        watchUntil: addSeconds(now, WATCH_SECONDS),
        dueAt: now,
        retryAt: undefined,
        tries: 0,
        ...(reason === "customer_wish" ? { pastPromiseChoice: "refund" as const } : {}),
      }),
    ],
  );
  return true;
}

/**
 * What goes back is taken from what is not earned yet, then from what is; the rest of the plan
 * ends with it, so that the rest of its price is earned.
 */
async function decidedTransfers(
  act: Act,
  of: { renewal: Renewal; paid: Attempt; refund: Refund; offer: RefundOffer },
): Promise<readonly Part[]> {
  const { renewal, paid, refund, offer } = of;
  const { amountYen, taxYen } = offer;
  const netYen = amountYen - taxYen;
  const { deferredYen } = await deferredOf(act, renewal);
  const unearnedYen = Math.min(netYen, deferredYen);
  const money = { ...moneyOf(renewal, paid, act.clock.now()), refundId: refund.refundId };
  return insertTransfers(act, [
    ...transfersFor({
      ...money,
      what: "refund_decided",
      totalYen: yen(unearnedYen + taxYen),
      taxYen,
    }),
    ...transfersFor({
      ...money,
      what: "supplied_refund_decided",
      totalYen: yen(netYen - unearnedYen),
      taxYen: yen(0),
    }),
    ...transfersFor({
      ...money,
      what: "plan_supplied",
      totalYen: yen(deferredYen - unearnedYen),
    }),
  ]);
}

/** Writes down that what was granted, or may still be, is to be taken back. */
export async function wantRevoke(
  act: Act,
  turn: Turn,
  renewal: Renewal,
  grant: Activation,
): Promise<void> {
  const revoke = newRevoke(grant, act.clock.now());
  await turn.write(
    {
      name: "renewal.revoke_wanted",
      thing: renewal.renewalId,
      after: { activationId: revoke.activationId },
    },
    [insertActivation(act, revoke), changeRenewal(act, renewal, { retryAt: undefined })],
  );
}
