import type { Act, News, Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  afterClaimStep,
  claimOfNumber,
  updateClaim,
  updateRefund,
  type ClaimStep,
  type MoneyPlace,
  type RefundClaim,
} from "../payments/index.ts";
import { moneyOf, tillOfBook } from "./money.ts";
import type { Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { changeRenewal, type RenewalChange } from "./renewals-store.ts";

/** A claim with everything that stands about its renewal. */
export interface ClaimPicture {
  readonly picture: Picture;
  readonly claim: RefundClaim;
}

export async function claimPictureOf(
  act: Act,
  key: { readonly lineId: string; readonly renewalId: string; readonly refundId: string },
): Promise<ClaimPicture | undefined> {
  const picture = await pictureOf(act, key);
  const claim = picture?.claims.find(({ refundId }) => refundId === key.refundId);
  return picture === undefined || claim === undefined ? undefined : { picture, claim };
}

/** Writes a step of a claim, and wakes its renewal, unless the change says when. */
export async function writeClaimStep(
  act: Act,
  turn: Turn,
  { picture, claim }: ClaimPicture,
  moved: {
    readonly step: ClaimStep;
    readonly change?: Partial<RefundClaim>;
    readonly renewal?: RenewalChange;
    readonly news?: News["after"];
    readonly parts?: readonly Part[];
  },
): Promise<void> {
  const now = act.clock.now();
  const after = afterClaimStep(claim, moved.step, now, moved.change);
  await turn.write(
    {
      name: moved.step,
      thing: claim.renewalId,
      before: { state: claim.state },
      after: { state: after.state, refundId: claim.refundId, ...moved.news },
    },
    [
      updateClaim(act, claim, after),
      changeRenewal(
        act,
        picture.renewal,
        moved.renewal ?? { dueAt: now, retryAt: undefined, tries: 0 },
      ),
      ...(moved.parts ?? []),
    ],
  );
}

/** Who paid a claim, and where that money lay. */
export interface ClaimPayment {
  /** `cash`, `bank_transfer`, or the way of the provider that sent it: the word the screens translate. */
  readonly by: string;
  /** Names the payment for whoever looks for it; nothing personal. */
  readonly reference: string;
  /** Where the money was taken from; else its provider has it. */
  readonly from: { readonly money: MoneyPlace } | { readonly provider: string };
  readonly news?: News["after"];
  readonly parts?: readonly Part[];
}

/** The claim is paid: with it the refund is done, and the books owe it no more. */
export async function writeClaimPaid(
  act: Act,
  turn: Turn,
  of: ClaimPicture,
  payment: ClaimPayment,
): Promise<void> {
  const { picture, claim } = of;
  const { by, reference, from } = payment;
  const refund = picture.refunds.find(({ refundId }) => refundId === claim.refundId)!;
  const attempt = picture.attempts.find(({ attemptId }) => attemptId === refund.attemptId)!;
  const settledAt = act.clock.now();
  const money = moneyOf(picture.renewal, attempt, settledAt);
  const booked = transfersFor({
    what: "refund_done",
    ...money,
    ...("money" in from ? from : { money: undefined, provider: from.provider }),
    totalYen: refund.amountYen,
    refundId: refund.refundId,
  });
  const paidTillId = "money" in from ? tillOfBook(from.money.book) : undefined;
  await writeClaimStep(act, turn, of, {
    step: "claim.paid",
    change: {
      paidBy: by,
      paidReference: reference,
      ...(paidTillId === undefined ? {} : { paidTillId }),
    },
    news: { by, amountYen: refund.amountYen, ...payment.news },
    parts: [
      updateRefund(act, refund, {
        ...refund,
        state: "done",
        providerReference: reference,
        settledAt,
      }),
      ...insertTransfers(act, booked),
      ...(payment.parts ?? []),
    ],
  });
}

/** The claim of a voucher, as it stands now, with its renewal; to be read within a turn. */
export async function claimPictureOfNumber(
  act: Act,
  number: string,
): Promise<ClaimPicture | undefined> {
  const claim = await claimOfNumber(act, number);
  return claim === undefined ? undefined : claimPictureOf(act, claim);
}
