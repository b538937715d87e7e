import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  closeDispute,
  disputeNews,
  disputesOf,
  gravestOf,
  insertDispute,
  updateAttempt,
  updateClaim,
  updateRefund,
  afterClaimStep,
  canClaim,
  type Attempt,
  type Dispute,
  type DisputeNews,
  type DisputeReading,
  type Refund,
} from "../payments/index.ts";
import { moneyOf } from "./money.ts";
import type { Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { changeRenewal, type RenewalKey } from "./renewals-store.ts";

/**
 * Records what a provider tells of the disputes about a payment, one news after the other, each in
 * a statement of its own. While one is open its provider holds the money; won, it is ours again;
 * lost, it is gone: it settles what was to go back to the payer anyway, and the rest is a loss.
 */
export async function hearDisputes(
  act: Act,
  key: RenewalKey,
  told: { readonly attemptId: string; readonly disputes: readonly DisputeReading[] },
): Promise<void> {
  let hasNews = told.disputes.length > 0;
  while (hasNews)
    hasNews = await onLine(act, key.lineId, async (turn) => hearOne(act, turn, key, told));
}

async function hearOne(
  act: Act,
  turn: Turn,
  key: RenewalKey,
  told: { readonly attemptId: string; readonly disputes: readonly DisputeReading[] },
): Promise<boolean> {
  const picture = await pictureOf(act, key);
  const attempt = picture?.attempts.find(({ attemptId }) => attemptId === told.attemptId);
  if (picture === undefined || attempt === undefined) return false;
  const stored = await disputesOf(act, attempt);
  const now = act.clock.now();
  const news = disputeNews(stored, told.disputes, { attempt, now });
  if (news === undefined) return false;
  await writeNews(act, turn, { picture, attempt, stored, news });
  return true;
}

interface Heard {
  readonly picture: Picture;
  readonly attempt: Attempt;
  readonly stored: readonly Dispute[];
  readonly news: DisputeNews;
}

const NAMES = {
  open: "payment.disputed",
  won: "payment.dispute_won",
  lost: "payment.dispute_lost",
};

async function writeNews(act: Act, turn: Turn, heard: Heard): Promise<void> {
  const { picture, attempt, stored, news } = heard;
  const { renewal } = picture;
  const { after } = news;
  const { disputeId, attemptId, amountYen, reason, state, respondBy } = after;
  const others = stored.filter((one) => one.disputeId !== disputeId);
  const dispute = gravestOf([...others, after])!;
  await turn.write(
    {
      name: NAMES[state],
      thing: renewal.renewalId,
      after: { disputeId, attemptId, amountYen, reason, state, respondBy },
    },
    [
      news.kind === "opened"
        ? insertDispute(act, after)
        : closeDispute(act, news.before, news.after),
      updateAttempt(act, attempt, { ...attempt, dispute }),
      changeRenewal(act, renewal, { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }),
      ...moneyMoved(act, heard),
    ],
  );
}

function moneyMoved(act: Act, { picture, attempt, news: { after } }: Heard): readonly Part[] {
  const at = act.clock.now();
  const money = { ...moneyOf(picture.renewal, attempt, at), disputeId: after.disputeId };
  const book = (what: "dispute_opened" | "dispute_won" | "dispute_lost", totalYen: number) =>
    insertTransfers(act, transfersFor({ what, ...money, totalYen: yen(totalYen) }));
  if (after.state === "open") return book("dispute_opened", after.amountYen);
  if (after.state === "won") return book("dispute_won", after.amountYen);
  const settled = settledBy(after, picture);
  const settledYen = settled.reduce((sum, { amountYen }) => sum + amountYen, 0);
  return [
    ...settled.flatMap((refund) => settleRefund(act, { picture, attempt, refund, by: after })),
    ...book("dispute_lost", after.amountYen - settledYen),
  ];
}

// What its payer has from the dispute needs not be sent to him; what may be on its way already
// cannot be called back.
function settledBy(dispute: Dispute, { refunds, claims }: Picture): readonly Refund[] {
  let leftYen: number = dispute.amountYen;
  return refunds.filter((refund) => {
    const claim = claims.find(({ refundId }) => refundId === refund.refundId);
    const waits =
      refund.state === "wanted" ||
      (refund.state === "refused" &&
        claim !== undefined &&
        canClaim("claim.withdrawn", claim.state));
    const fits = refund.attemptId === dispute.attemptId && refund.amountYen <= leftYen;
    if (!waits || !fits) return false;
    leftYen -= refund.amountYen;
    return true;
  });
}

function settleRefund(
  act: Act,
  of: { picture: Picture; attempt: Attempt; refund: Refund; by: Dispute },
): readonly Part[] {
  const { picture, attempt, refund, by } = of;
  const at = act.clock.now();
  const claim = picture.claims.find(({ refundId }) => refundId === refund.refundId);
  const money = { account: "withheld", book: `provider:${attempt.provider}` } as const;
  const booked = transfersFor({
    what: "refund_done",
    ...moneyOf(picture.renewal, attempt, at),
    money,
    totalYen: refund.amountYen,
    refundId: refund.refundId,
  });
  const settled = { providerReference: by.reference, settledAt: at };
  return [
    updateRefund(act, refund, { ...refund, state: "done", ...settled }),
    ...(claim === undefined
      ? []
      : [updateClaim(act, claim, afterClaimStep(claim, "claim.withdrawn", at))]),
    ...insertTransfers(act, booked),
  ];
}
