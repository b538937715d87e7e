import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import {
  canClaim,
  updateRefund,
  type HouseProvider,
  type Refund,
  type RefundReading,
} from "../payments/index.ts";
import { backoffSeconds, type Picture } from "./next-step.ts";
import { writeClaimStep, type ClaimPicture } from "./move-claim.ts";
import { openClaim, writeClaim } from "./open-claim.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import { refundWayOf } from "./refund-way.ts";
import { returnReceipt } from "./receipt-facts.ts";
import { canTake, WATCH_SECONDS } from "./renewal.ts";
import { changeRenewal, stepRenewal, type RenewalKey } from "./renewals-store.ts";
import { moneyOf, refundOfPaid } from "./money.ts";

/**
 * Sends a refund to its provider: written down as sent, then made, then its outcome. What the
 * house took it gives back itself, in the statement that says so. What cannot go back becomes a
 * claim.
 */
export async function sendRefund(
  act: Act,
  outside: Outside,
  key: RenewalKey,
  refund: Refund,
): Promise<void> {
  const picture = await pictureOf(act, key);
  const paidWith = picture?.attempts.find((one) => one.attemptId === refund.attemptId);
  if (paidWith === undefined) return;
  if (refundWayOf(outside, paidWith, refund.amountYen) === "claim") {
    return openClaim(act, key, refund);
  }
  const house = outside.house(paidWith.provider);
  if (house !== undefined) return giveBackByHouse(act, house, key, refund);
  const sent = await markSent(act, key, refund);
  if (sent === undefined) return;
  act.failpoint("refund.after_sent");
  const { attempt } = sent;
  const reading = await outside.provider(attempt.provider).refund({
    refundId: refund.refundId,
    attemptId: attempt.shareOf ?? attempt.attemptId,
    lineId: sent.paidLineId,
    providerReference: attempt.providerReference ?? "",
    amountYen: refund.amountYen,
  });
  act.failpoint("refund.after_call");
  await recordRefund(act, key, refund.refundId, reading);
}

async function giveBackByHouse(
  act: Act,
  house: HouseProvider,
  key: RenewalKey,
  { refundId }: Refund,
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const refund = picture?.refunds.find((one) => one.refundId === refundId);
    const attempt = picture?.attempts.find((one) => one.attemptId === refund?.attemptId);
    if (picture === undefined || attempt === undefined || refund?.state !== "wanted") return;
    const given = await house.giveBack(act, { attempt, refund });
    const parts = given.kind === "done" ? given.parts : [];
    await writeRefund(act, turn, { picture, refund, reading: given, parts });
  });
}

export async function readRefund(
  act: Act,
  outside: Outside,
  key: RenewalKey,
  refund: Refund,
): Promise<void> {
  const picture = await pictureOf(act, key);
  const attempt = picture?.attempts.find((one) => one.attemptId === refund.attemptId);
  if (attempt === undefined) return;
  const { providerReference: paymentReference } = attempt;
  const reading = await outside.provider(attempt.provider).readRefund({
    ...refund,
    ...(paymentReference === undefined ? {} : { paymentReference }),
  });
  await recordRefund(act, key, refund.refundId, reading);
}

async function markSent(act: Act, key: RenewalKey, refund: Refund) {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const current = picture?.refunds.find((one) => one.refundId === refund.refundId);
    const attempt = picture?.attempts.find((one) => one.attemptId === refund.attemptId);
    if (picture === undefined || attempt === undefined || current?.state !== "wanted") {
      return undefined;
    }
    const sentAt = act.clock.now();
    const retryAt = addSeconds(sentAt, ANSWER_WITHIN_SECONDS);
    await turn.write(
      { name: "refund.sent", thing: key.renewalId, after: { refundId: refund.refundId } },
      [
        updateRefund(act, current, { ...current, state: "sent", sentAt }),
        changeRenewal(act, picture.renewal, { retryAt, dueAt: retryAt }),
      ],
    );
    return { attempt, paidLineId: picture.lead?.renewal.lineId ?? key.lineId };
  });
}

const ANSWER_WITHIN_SECONDS = 45;

async function recordRefund(
  act: Act,
  key: RenewalKey,
  refundId: string,
  reading: RefundReading,
): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    const refund = picture?.refunds.find((one) => one.refundId === refundId);
    if (picture === undefined || refund === undefined || refund.state === "done") return;
    const claim = picture.claims.find((one) => one.refundId === refundId);
    if (claim !== undefined) return settleClaim(act, turn, { picture, claim, refund, reading });
    await writeRefund(act, turn, { picture, refund, reading, parts: [] });
  });
}

// An older answer that arrives late undoes no refusal. Should the money have gone back its way
// after all, nobody may have it a second time.
async function settleClaim(
  act: Act,
  turn: Turn,
  of: ClaimPicture & { refund: Refund; reading: RefundReading },
): Promise<void> {
  const { picture, claim, refund, reading } = of;
  if (reading.kind !== "done") return;
  const { refundId, amountYen } = refund;
  if (!canClaim("claim.withdrawn", claim.state)) {
    const news = {
      name: "refund.came_twice",
      thing: claim.renewalId,
      after: { refundId, amountYen },
    };
    return turn.write(news, [changeRenewal(act, picture.renewal, {})]);
  }
  const after = afterReading(refund, reading, act.clock.now());
  await writeClaimStep(act, turn, of, {
    step: "claim.withdrawn",
    parts: [updateRefund(act, refund, after), ...refundTransfers(act, picture, after)],
  });
}

async function writeRefund(
  act: Act,
  turn: Turn,
  of: { picture: Picture; refund: Refund; reading: RefundReading; parts: readonly Part[] },
): Promise<void> {
  const { picture, refund, reading, parts } = of;
  const { renewal } = picture;
  if (reading.kind === "refused") {
    return writeClaim(act, turn, { picture, refund, failure: reading.failure });
  }
  const after = afterReading(refund, reading, act.clock.now());
  const isSettled = after.state === "done";
  const retryAt = addSeconds(act.clock.now(), backoffSeconds(renewal.tries));
  const change = isSettled
    ? { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }
    : { dueAt: retryAt, retryAt, tries: renewal.tries + 1 };
  const { refundId, amountYen, reason } = refund;
  await turn.write(
    {
      name: `refund.${after.state}`,
      thing: renewal.renewalId,
      after: { refundId, amountYen, reason },
    },
    [
      ...parts,
      updateRefund(act, refund, after),
      changeRenewal(act, renewal, change),
      ...(after.state === "done" ? refundTransfers(act, picture, after) : []),
    ],
  );
}

function afterReading(
  refund: Refund,
  reading: Exclude<RefundReading, { kind: "refused" }>,
  settledAt: Instant,
): Refund {
  switch (reading.kind) {
    case "done":
      return {
        ...refund,
        state: "done",
        providerReference: reading.providerReference,
        settledAt,
      };
    case "pending":
      return { ...refund, state: "sent", providerReference: reading.providerReference };
    case "never_seen":
      return { ...refund, state: "wanted" };
    case "unknown":
      return { ...refund, state: "unknown" };
  }
}

function refundTransfers(act: Act, { renewal, attempts }: Picture, refund: Refund) {
  const attempt = attempts.find((one) => one.attemptId === refund.attemptId)!;
  return insertTransfers(
    act,
    transfersFor({
      what: "refund_done",
      ...moneyOf(renewal, attempt, act.clock.now()),
      totalYen: refund.amountYen,
      refundId: refund.refundId,
    }),
  );
}

/** All the money is back: the renewal is over, but for watching what the carrier still does. */
export async function closeRefund(act: Act, key: RenewalKey): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    if (picture === undefined || !canTake("renewal.refunded", picture.renewal.state)) return;
    if (picture.refunds.some((refund) => refund.state !== "done")) return;
    const { paid } = picture;
    const ours = refundOfPaid(picture);
    const claim = picture.claims.find(({ refundId }) => refundId === ours?.refundId);
    const now = act.clock.now();
    await turn.write(
      {
        name: "renewal.refunded",
        thing: key.renewalId,
        before: { state: picture.renewal.state },
        after: { state: "refunded", refundIds: picture.refunds.map((one) => one.refundId) },
      },
      [
        ...(paid === undefined || ours === undefined
          ? []
          : await returnReceipt(act, picture.renewal, {
              method: claim?.paidBy ?? paid.method,
              returnedSoFarYen: ours.amountYen,
              tillId: claim?.paidTillId,
            })),
        stepRenewal(act, picture.renewal, "renewal.refunded", {
          watchUntil: addSeconds(now, WATCH_SECONDS),
          dueAt: now,
          retryAt: undefined,
          tries: 0,
        }),
      ],
    );
  });
}
