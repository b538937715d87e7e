import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import { earlier, later, type Instant } from "../../foundation/clock/index.ts";
import {
  isOpen,
  stateAfter,
  updateAttempt,
  type Attempt,
  type AttemptState,
  type PaymentReading,
} from "../payments/index.ts";
import { hearDisputesOf } from "./shared-disputes.ts";
import { moneyCame, wrongMoneyCame, type SettledAttempt } from "./money-came.ts";
import { backoffSeconds, nextTry, type Picture } from "./next-step.ts";
import { pictureOf } from "./picture.ts";
import { isWithCarrier, type Renewal } from "./renewal.ts";
import {
  changeRenewal,
  stepRenewal,
  type RenewalChange,
  type RenewalKey,
} from "./renewals-store.ts";
import { payByOfSlip } from "./slip.ts";
import { tellMembers } from "./take-share.ts";
import type { Member } from "./visit.ts";

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
export async function settlePayment(act: Act, key: RenewalKey, news: PaymentNews): Promise<void> {
  const seen = await settle(act, key, news);
  if (seen?.members !== undefined) await tellAll(act, seen.members);
  const { attemptId, reading } = news;
  const disputes = reading.kind === "succeeded" ? (reading.disputes ?? []) : [];
  await hearDisputesOf(act, key, { attemptId, disputes });
}

async function settle(act: Act, key: RenewalKey, news: PaymentNews): Promise<Picture | undefined> {
  return onLine(act, key.lineId, async (turn) => {
    const picture = await pictureOf(act, key);
    await settleIn(act, turn, { key, picture, news });
    return picture;
  });
}

async function settleIn(
  act: Act,
  turn: Turn,
  of: { key: RenewalKey; picture: Picture | undefined; news: PaymentNews },
): Promise<void> {
  const { key, picture } = of;
  const { attemptId, reading, askedDueAt } = of.news;
  const attempt = picture?.attempts.find((one) => one.attemptId === attemptId);
  if (picture === undefined || attempt === undefined) return;
  const now = act.clock.now();
  const state = stateAfter(attempt, reading, now);
  const later = untilNextTry(picture.renewal, askedDueAt, now);
  if (state === undefined) {
    // Nothing new; what is known to be over is asked again only if somebody has news of it.
    const isNews = attempt.heardAt !== undefined && reading.kind === "unknown";
    if (!isOpen(attempt) && !isNews) return;
    // An approval that still stands puts off nothing: it is captured next.
    if (attempt.state === "approved" && reading.kind === "approved") return;
    return turn.write({ name: "payment.asked", thing: picture.renewal.renewalId }, [
      changeRenewal(act, picture.renewal, later),
    ]);
  }
  const after = afterReading({ ...attempt, state, ...frozenBy(state, reading) }, reading, now);
  const moved = updateAttempt(act, attempt, after);
  const settled = { picture, attempt: after, moved: [moved] };
  if (state === "frozen") return wrongMoneyCame(act, turn, settled);
  if (reading.kind === "succeeded") {
    return moneyCame(act, turn, settled, paidAtOf(reading.at, picture, now));
  }
  if (state === "pending") {
    const news = { name: "payment.pending", thing: key.renewalId, after: { attemptId } };
    const payBy = payByOfSlip(picture.renewal, after.next);
    return turn.write(news, [moved, changeRenewal(act, picture.renewal, { ...later, payBy })]);
  }
  if (state === "approved") return approvalCame(act, turn, settled);
  return noMoneyCame(act, turn, settled);
}

async function tellAll(act: Act, members: readonly Member[]): Promise<void> {
  act.failpoint("checkout.before_told");
  await tellMembers(
    act,
    members.map(({ renewal }) => renewal),
  );
}

// The provider's own moment, as far as it can be true: it decides what the customer gets.
function paidAtOf(at: Instant, { renewal }: Picture, now: Instant): Instant {
  return earlier(now, later(renewal.placedAt, at));
}

function afterReading(before: Attempt, reading: PaymentReading, now: Instant): Attempt {
  const reference = "providerReference" in reading ? reading.providerReference : undefined;
  const { failure: _, ...mended } = before;
  const attempt = reading.kind === "approved" ? mended : before;
  return {
    ...attempt,
    ...(reference === undefined ? {} : { providerReference: reference }),
    ...(reading.kind === "pending" && reading.next !== undefined ? { next: reading.next } : {}),
    ...(reading.kind === "failed" ? { failure: reading.failure } : {}),
    ...(isOpen(attempt) ? {} : { settledAt: now }),
  };
}

function frozenBy(state: AttemptState, reading: PaymentReading): Partial<Attempt> {
  if (state !== "frozen") return {};
  if (reading.kind === "mismatched") return { frozenBecause: reading.what };
  if (reading.kind !== "succeeded") throw new Error(`frozen by a reading ${reading.kind}`);
  return { frozenBecause: "amount", receivedYen: reading.amountYen };
}

function untilNextTry(renewal: Renewal, dueAt: Instant | undefined, now: Instant): RenewalChange {
  // While the carrier is asked again and again, an open payment is read along with it.
  const isAskedAnyway = isWithCarrier(renewal) && (renewal.retryAt ?? now) > now;
  if (isAskedAnyway) return {};
  const waitSeconds = backoffSeconds(renewal.tries + 4);
  return nextTry(renewal, { dueAt, now, waitSeconds });
}

// Captured in the same visit, while the order can still be paid; otherwise closed.
async function approvalCame(
  act: Act,
  turn: Turn,
  { picture, attempt, moved }: SettledAttempt,
): Promise<void> {
  const { attemptId } = attempt;
  await turn.write(
    { name: "payment.approved", thing: picture.renewal.renewalId, after: { attemptId } },
    [
      ...moved,
      changeRenewal(act, picture.renewal, { dueAt: act.clock.now(), retryAt: undefined, tries: 0 }),
    ],
  );
}

async function noMoneyCame(
  act: Act,
  turn: Turn,
  { picture, attempt, moved }: SettledAttempt,
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
      ...moved,
      fails
        ? stepRenewal(act, renewal, "renewal.payment_failed", change)
        : changeRenewal(act, renewal, change),
    ],
  );
}
