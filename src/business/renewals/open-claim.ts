import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { newHumanCode } from "../../foundation/ids/index.ts";
import { insertClaim, updateRefund, type Refund, type RefundClaim } from "../payments/index.ts";
import { VOUCHER_NUMBER_LENGTH } from "./find-order.ts";
import type { Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { changeRenewal, type RenewalKey } from "./renewals-store.ts";

/** Opens a claim for a refund that its method or its provider does not take back. */
export async function openClaim(act: Act, key: RenewalKey, { refundId }: Refund): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const refund = picture?.refunds.find((one) => one.refundId === refundId);
    if (picture === undefined || refund?.state !== "wanted") return;
    await writeClaim(act, turn, { picture, refund, failure: "method_takes_none_back" });
  });
}

/** The refund cannot go back its way: from now on its payer says how to have it. */
export async function writeClaim(
  act: Act,
  turn: Turn,
  of: { readonly picture: Picture; readonly refund: Refund; readonly failure: string },
): Promise<void> {
  const { picture, refund, failure } = of;
  const now = act.clock.now();
  const claim: RefundClaim = {
    lineId: refund.lineId,
    refundId: refund.refundId,
    renewalId: picture.renewal.renewalId,
    number: newHumanCode(VOUCHER_NUMBER_LENGTH),
    amountYen: refund.amountYen,
    state: "open",
    openedAt: now,
    changedAt: now,
  };
  const { refundId, amountYen, reason } = refund;
  await turn.write(
    {
      name: "claim.opened",
      thing: picture.renewal.renewalId,
      after: { refundId, amountYen, reason, failure },
    },
    [
      updateRefund(act, refund, { ...refund, state: "refused", settledAt: now }),
      ...insertClaim(act, claim),
      changeRenewal(act, picture.renewal, { dueAt: now, retryAt: undefined, tries: 0 }),
    ],
  );
}
