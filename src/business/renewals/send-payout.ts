import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  claimNewsOf,
  isToSend,
  isWithProvider,
  type ClaimWay,
  type Payout,
  type RefundClaim,
  type RefundReading,
} from "../payments/index.ts";
import { payoutsOf } from "./choose-claim-way.ts";
import { claimPictureOf, writeClaimPaid, writeClaimStep } from "./move-claim.ts";
import { backoffSeconds } from "./next-step.ts";
import type { Outside } from "./outside.ts";
import { showOrderNumber } from "./find-order.ts";

type PayoutTo = Extract<ClaimWay, { kind: "payout" }>;

interface SentPayout {
  readonly to: PayoutTo;
  readonly payout: Payout;
}

/**
 * Has a provider pay a claim out: written down as sent, then made, then its outcome. Dying in
 * between, the provider is asked, or sent the same payout under the same id.
 */
export async function sendPayout(act: Act, outside: Outside, claim: RefundClaim): Promise<void> {
  const sent = await markSent(act, claim);
  if (sent === undefined) return;
  act.failpoint("payout.after_sent");
  const { to, payout, note } = sent;
  const reading = await payoutsOf(outside, to.provider).payOut({
    payoutId: payout.payoutId,
    lineId: claim.lineId,
    amountYen: claim.amountYen,
    email: to.email,
    note,
    language: sent.language,
  });
  act.failpoint("payout.after_call");
  await recordPayout(act, outside, claim, { sent, reading });
}

/** Asks a provider what became of a payout. */
export async function readPayout(act: Act, outside: Outside, claim: RefundClaim): Promise<void> {
  const { way: to, payout } = claim;
  if (to?.kind !== "payout" || payout === undefined) return;
  const reading = await payoutsOf(outside, to.provider).readPayout(payout);
  await recordPayout(act, outside, claim, { sent: { to, payout }, reading });
}

const ANSWER_WITHIN_SECONDS = 45;

async function markSent(act: Act, key: RefundClaim) {
  return onLine(act, key.lineId, async (turn) => {
    const of = await claimPictureOf(act, key);
    const to = of?.claim.way;
    if (of === undefined || to?.kind !== "payout") return undefined;
    const { claim, picture } = of;
    if (!isWithProvider(claim) || !isToSend(claim)) return undefined;
    const sentAt = act.clock.now();
    const payoutId = claim.payout?.payoutId ?? newId();
    const payout: Payout = { payoutId, state: "sent", sentAt };
    const retryAt = addSeconds(sentAt, ANSWER_WITHIN_SECONDS);
    await writeClaimStep(act, turn, of, {
      step: "claim.paying",
      change: { payout },
      news: { payoutId, way: "payout" },
      renewal: { dueAt: retryAt, retryAt },
    });
    const { number, language } = picture.renewal;
    return { to, payout, note: showOrderNumber(number), language };
  });
}

async function recordPayout(
  act: Act,
  outside: Outside,
  key: RefundClaim,
  { sent, reading }: { sent: SentPayout; reading: RefundReading },
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const of = await claimPictureOf(act, key);
    const current = of?.claim.payout;
    // An answer about a payout that is over, or about an earlier one, changes nothing.
    if (of === undefined || of.claim.state !== "paying") return;
    if (current?.payoutId !== sent.payout.payoutId) return;
    const { payoutId } = current;
    const news = claimNewsOf(current, reading);
    if (news.step === "claim.paid") {
      const { provider } = sent.to;
      const { way: by } = payoutsOf(outside, provider);
      const { reference } = news;
      return writeClaimPaid(act, turn, of, {
        by,
        reference,
        from: { provider },
        news: { payoutId },
      });
    }
    if (news.step === "claim.came_back") {
      const { failure } = news;
      return writeClaimStep(act, turn, of, {
        step: "claim.came_back",
        change: { failure },
        news: { payoutId, failure },
      });
    }
    const { tries } = of.picture.renewal;
    const retryAt = addSeconds(act.clock.now(), backoffSeconds(tries));
    return writeClaimStep(act, turn, of, {
      step: "claim.paying",
      change: { payout: news.payout },
      news: { payoutId, payout: news.payout.state },
      renewal: { dueAt: retryAt, retryAt, tries: tries + 1 },
    });
  });
}
