import {
  isDisputed,
  isToSend,
  isWithProvider,
  type Refund,
  type RefundClaim,
} from "../payments/index.ts";
import { mustRest, type Picture, type Visit } from "./visit.ts";

export type RefundStep =
  | { readonly do: "send_refund"; readonly refund: Refund }
  | { readonly do: "read_refund"; readonly refund: Refund }
  | { readonly do: "send_payout"; readonly claim: RefundClaim }
  | { readonly do: "read_payout"; readonly claim: RefundClaim };

/** What is to be sent back or asked about now, the way it came or by a provider's payout. */
export function unfinishedRefund(picture: Picture, visit: Visit): RefundStep | undefined {
  return refundStep(picture, visit) ?? payoutStep(picture, visit);
}

function refundStep(picture: Picture, visit: Visit): RefundStep | undefined {
  const open = picture.refunds.filter((refund) => isUnderWay(picture, refund));
  // The first sending is no repetition: it does not wait for what else is being tried again.
  const fresh = open.find(({ state, sentAt }) => state === "wanted" && sentAt === undefined);
  if (fresh !== undefined) return { do: "send_refund", refund: fresh };
  const due = open.find(({ refundId }) => !mustRest(picture, refundId, visit));
  if (due === undefined) return undefined;
  return due.state === "wanted"
    ? { do: "send_refund", refund: due }
    : { do: "read_refund", refund: due };
}

function payoutStep(picture: Picture, visit: Visit): RefundStep | undefined {
  const due = picture.claims.find(
    (claim) =>
      isPayoutUnderWay(picture, claim) &&
      (claim.payout === undefined || !mustRest(picture, claim.refundId, visit)),
  );
  if (due === undefined) return undefined;
  return isToSend(due) ? { do: "send_payout", claim: due } : { do: "read_payout", claim: due };
}

/** Somebody outside has still to be asked, or sent something. */
export function isRefundUnderWay(picture: Picture): boolean {
  return (
    picture.refunds.some((refund) => isUnderWay(picture, refund)) ||
    picture.claims.some((claim) => isPayoutUnderWay(picture, claim))
  );
}

function isUnderWay(picture: Picture, refund: Refund): boolean {
  const isSettled = refund.state === "done" || refund.state === "refused";
  return !isSettled && !(refund.state === "wanted" && isFrozen(picture, refund));
}

function isPayoutUnderWay(picture: Picture, claim: RefundClaim): boolean {
  return isWithProvider(claim) && !(isToSend(claim) && isFrozenClaim(picture, claim));
}

/** Something waits to be sent, and must not be while its payment is disputed. */
export function hasFrozenRefund(picture: Picture): boolean {
  return (
    picture.refunds.some(
      ({ state, ...refund }) => state === "wanted" && isFrozen(picture, refund),
    ) ||
    picture.claims.some(
      (claim) => isWithProvider(claim) && isToSend(claim) && isFrozenClaim(picture, claim),
    )
  );
}

/** The payment that a refund gives back is disputed: nothing more of it goes back. */
export function isFrozen({ attempts }: Picture, { attemptId }: Pick<Refund, "attemptId">): boolean {
  return attempts.some((attempt) => attempt.attemptId === attemptId && isDisputed(attempt));
}

/** The same of a claim. */
export function isFrozenClaim(picture: Picture, { refundId }: RefundClaim): boolean {
  const refund = picture.refunds.find((one) => one.refundId === refundId);
  return refund !== undefined && isFrozen(picture, refund);
}
