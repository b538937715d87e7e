import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import {
  afterClaimStep,
  canClaim,
  claimNewsOf,
  type Payout,
  type Refund,
  type RefundClaim,
  type RefundReading,
} from "../payments/index.ts";
import type { Picture } from "./next-step.ts";

/** Refund claims on a walk, without what follows for the order's own clock. */

export function newClaim({ refundId }: Refund, openedAt: Instant): RefundClaim {
  return { refundId, state: "open", openedAt } as unknown as RefundClaim;
}

export function wayChosen(claim: RefundClaim, now: Instant): RefundClaim {
  const way = { kind: "payout", provider: "sandbox", email: "mei@example.com" } as const;
  return canClaim("claim.way_chosen", claim.state)
    ? afterClaimStep(claim, "claim.way_chosen", now, { way })
    : claim;
}

export function payoutSent(picture: Picture, claim: RefundClaim, now: Instant): Picture {
  const payoutId = claim.payout?.payoutId ?? newId();
  const payout: Payout = { payoutId, state: "sent", sentAt: now };
  return withClaim(picture, afterClaimStep(claim, "claim.paying", now, { payout }));
}

/** The picture after a provider's word about a payout, and whether that settled it. */
export function payoutTold(
  picture: Picture,
  asked: RefundClaim,
  told: { readonly reading: RefundReading; readonly now: Instant },
): { readonly after: Picture; readonly isSettled: boolean } {
  const claim = picture.claims.find(({ refundId }) => refundId === asked.refundId)!;
  const news = claimNewsOf(claim.payout!, told.reading);
  const change = news.step === "claim.paying" ? { payout: news.payout } : {};
  const after = withClaim(picture, afterClaimStep(claim, news.step, told.now, change));
  const refunds = after.refunds.map((one) =>
    one.refundId === claim.refundId && news.step === "claim.paid"
      ? { ...one, state: "done" as const }
      : one,
  );
  return { after: { ...after, refunds }, isSettled: news.step !== "claim.paying" };
}

function withClaim(picture: Picture, claim: RefundClaim): Picture {
  const claims = picture.claims.map((one) => (one.refundId === claim.refundId ? claim : one));
  return { ...picture, claims };
}
