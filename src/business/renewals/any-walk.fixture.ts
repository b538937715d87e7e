import { addSeconds, instant, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { isUnsettled, type Activation } from "../activation/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { isOpen, type Attempt, type Refund, type RefundReading } from "../payments/index.ts";
import type { Answer, AnyWalk, Turn } from "./any-turns.fixture.ts";
import { newClaim, payoutSent, payoutTold, wayChosen } from "./any-claim.fixture.ts";
import type { NextStep, Picture } from "./next-step.ts";
import {
  canTake,
  isWithCarrier,
  STEPS,
  WAIT_SECONDS,
  WATCH_SECONDS,
  type Renewal,
  type StepName,
} from "./renewal.ts";
import { payByWith } from "./slip.ts";

const START = instant("2026-11-22T03:00:00Z");

export interface Walk {
  readonly now: Instant;
  readonly picture: Picture;
}

const FIRST_USE = { kind: "first_use", withinDays: 30, unusedRefund: { kind: "before_start" } };

export function beginWalk({ isQueue, isFirstUse, viewerZone }: Omit<AnyWalk, "turns">): Walk {
  const renewal = {
    state: "draft",
    quote: { mode: isQueue ? "queue_on_expiry" : "start_now" },
    terms: { startTrigger: isFirstUse ? FIRST_USE : { kind: "payment" } },
    viewerZone,
    placedAt: START,
    payBy: addSeconds(START, 1800),
    promiseSeconds: 600,
    tries: 0,
    dueAt: addSeconds(START, 1800),
  } as unknown as Renewal;
  const nothing = { attempts: [], refunds: [], claims: [], activations: [] };
  return { now: START, picture: { renewal, ...nothing } };
}

/** The walk after one turn that is no visit of the worker. */
export function afterTurn({ now, picture }: Walk, turn: Exclude<Turn, { does: "visit" }>): Walk {
  if (turn.does === "time") return { now: addSeconds(now, turn.seconds), picture };
  return { now, picture: befallen(picture, turn, now) };
}

function befallen(
  picture: Picture,
  turn: Exclude<Turn, { does: "visit" | "time" }>,
  now: Instant,
): Picture {
  const { renewal } = picture;
  switch (turn.does) {
    case "begin":
      return canTake("renewal.payment_begun", renewal.state) && now < renewal.payBy
        ? begun(picture, turn, now)
        : picture;
    case "hear":
      return awake(changeLast(picture, { heardAt: now }), now);
    case "cancel":
      return stepped(picture, "renewal.cancelled", now);
    case "refund":
      return isWithCarrier(renewal) || isGranted(renewal) ? refundBegun(picture, now) : picture;
    case "replace":
      return canTake("renewal.replaced", renewal.state) ? replaced(picture, now) : picture;
    case "wait":
      return isWithCarrier(renewal)
        ? changed(picture, { waitUntil: addSeconds(now, WAIT_SECONDS) })
        : picture;
    case "bucket_moves":
      return bucketMoved(picture, now);
    case "lapse":
      return lapsed(picture, now);
    case "dispute":
      return awake(changePaid(picture, { dispute: "open" }), now);
    case "dispute_ends":
      return awake(changePaid(picture, { dispute: "won" }), now);
    case "claim":
      return awake({ ...picture, claims: picture.claims.map((one) => wayChosen(one, now)) }, now);
  }
}

/** The picture after the worker has taken a step and was answered so. */
export function afterStep(picture: Picture, step: NextStep, answer: Answer, now: Instant): Picture {
  switch (step.do) {
    case "read_attempts":
      return step.attempts.reduce((p, attempt) => read(p, attempt, answer, now), picture);
    case "capture_attempt":
      return read(capturing(picture, step.attempt, now), step.attempt, answer, now);
    case "close_attempt":
      return read(picture, step.attempt, isNoEnd(answer) ? "no" : answer, now);
    case "remind_slip":
      return changed(picture, { remindedAt: now });
    case "expire":
      return stepped(picture, "renewal.payment_expired", now);
    case "cancel":
      return stepped(picture, "renewal.cancelled", now);
    case "take_share":
      return paid(picture, { ...step.payment }, now);
    case "issue_receipt":
      return changed(picture, { receiptIssuedAt: now });
    case "follow_payment":
      return changed(stepped(picture, "renewal.payment_begun", now), { payBy: step.payBy });
    case "give_up":
      return stepped(picture, "renewal.activation_failed", now);
    case "complete":
      return stepped(picture, "renewal.completed", now);
    case "send_activation":
      if (isToWait(picture)) return queued(picture, now);
      return told(sent(picture, step.activation, now), step.activation, answer, now);
    case "ask_carrier":
    case "start_queued":
      return told(picture, step.activation, answer, now);
    case "want_revoke":
      return awake(withRevoke(picture, now), now);
    case "begin_refund":
      return refundBegun(picture, now);
    case "send_refund":
    case "read_refund":
      return refundTold(picture, step.refund, answer, now);
    case "send_payout":
      return payoutAnswered(payoutSent(picture, step.claim, now), step, answer, now);
    case "read_payout":
      return payoutAnswered(picture, step, answer, now);
    case "close_refund":
      return changed(stepped(picture, "renewal.refunded", now), {
        watchUntil: addSeconds(now, WATCH_SECONDS),
      });
    case "rest":
      return picture;
  }
}

function isNoEnd(answer: Answer): boolean {
  return answer === "later" || answer === "approved";
}

function capturing(picture: Picture, attempt: Attempt, now: Instant): Picture {
  const sent: Attempt = { ...attempt, state: "capturing", captureSentAt: now };
  return { ...picture, attempts: withAttempt(picture, sent) };
}

function begun(
  picture: Picture,
  { answer, by }: Extract<Turn, { does: "begin" }>,
  now: Instant,
): Picture {
  const state = answer === "yes" ? "pending" : answer === "no" ? "failed" : "unknown";
  const method = { method: by ?? "card", kind: by ?? "redirect" } as const;
  const payBy = payByWith(picture.renewal, method);
  const isSlip = by === "slip" && state === "pending";
  const attempt = {
    ...method,
    attemptId: newId(),
    state,
    amountYen: yen(1980),
    startedAt: now,
    ...(state === "pending" ? { providerReference: "pay" } : {}),
    ...(isSlip ? { next: { kind: "slip", chains: [], payBy } } : {}),
  } as unknown as Attempt;
  const retryAt = addSeconds(now, 30);
  return changed(
    stepped(picture, "renewal.payment_begun", now),
    { retryAt, payBy },
    { attempts: [...picture.attempts, attempt] },
  );
}

function read(picture: Picture, asked: Attempt, answer: Answer, now: Instant): Picture {
  const attempt = picture.attempts.find((one) => one.attemptId === asked.attemptId)!;
  const isNews = answer !== "unknown";
  const heard = isNews ? unheard(picture, attempt) : picture;
  if (attempt.state === "succeeded") return heard;
  if (answer === "yes") return paid(heard, { ...attempt, state: "succeeded" }, now);
  if (isOpen(attempt) && (answer === "no" || answer === "never_seen")) {
    return failed(heard, { ...attempt, state: "failed" }, now);
  }
  if (!isOpen(attempt) && isNews) return heard;
  if (answer === "approved" && approves(attempt, now)) {
    return awake({ ...heard, attempts: withAttempt(heard, approvedOf(attempt)) }, now);
  }
  const { renewal } = picture;
  const isAskedAnyway = isWithCarrier(renewal) && (renewal.retryAt ?? now) > now;
  return isAskedAnyway ? heard : tryAgain(heard, now);
}

function approves({ state, captureSentAt }: Attempt, now: Instant): boolean {
  if (state !== "capturing") return state !== "approved";
  return captureSentAt !== undefined && addSeconds(captureSentAt, 60) <= now;
}

function approvedOf(attempt: Attempt): Attempt {
  const { heardAt: _, ...read } = attempt;
  return { ...read, state: "approved", providerReference: "pay" };
}

function paid(picture: Picture, attempt: Attempt, now: Instant): Picture {
  const attempts = withAttempt(picture, attempt);
  if (!canTake("renewal.paid", picture.renewal.state)) {
    const reason = picture.paid === undefined ? "late_money" : "double_payment";
    const refunds = [...picture.refunds, newRefund(attempt, reason, now)];
    return awake({ ...picture, attempts, refunds }, now);
  }
  const grant = newActivation("grant", now);
  const promisedAt = addSeconds(now, picture.renewal.promiseSeconds);
  return changed(
    stepped(picture, "renewal.paid", now),
    { paidAt: now, promisedAt },
    { attempts, paid: attempt, activations: [grant] },
  );
}

function failed(picture: Picture, attempt: Attempt, now: Instant): Picture {
  const attempts = withAttempt(picture, attempt);
  const isLast = !attempts.some(isOpen);
  const after = awake({ ...picture, attempts }, now);
  const fails = picture.renewal.state === "awaiting_payment" && isLast;
  return fails ? stepped(after, "renewal.payment_failed", now) : after;
}

function sent(picture: Picture, activation: Activation, now: Instant): Picture {
  const retryAt = addSeconds(now, 45);
  const after = withActivation(picture, { ...activation, state: "sent", sentAt: now });
  if (activation.operation === "revoke") return changed(after, { retryAt });
  return changed(stepped(after, "renewal.activation_sent", now), { retryAt });
}

function told(picture: Picture, asked: Activation, answer: Answer, now: Instant): Picture {
  const before = picture.activations.find((one) => one.activationId === asked.activationId)!;
  const state = (
    {
      yes: "done",
      no: "refused",
      later: "accepted",
      approved: "accepted",
      unknown: "unknown",
      never_seen: "wanted",
    } as const
  )[answer];
  const after = withActivation(picture, { ...before, state });
  if (isUnsettled({ ...before, state })) {
    const isLost =
      state === "unknown" && canTake("renewal.activation_unknown", after.renewal.state);
    const waiting = tryAgain(after, now);
    return isLost && before.operation === "grant"
      ? { ...waiting, renewal: { ...waiting.renewal, state: "activation_unknown" } }
      : waiting;
  }
  if (before.operation === "revoke") return awake(after, now);
  if (state === "refused") {
    return canTake("renewal.activation_failed", after.renewal.state)
      ? stepped(after, "renewal.activation_failed", now)
      : awake(after, now);
  }
  if (!canTake("renewal.active", after.renewal.state)) return awake(withRevoke(after, now), now);
  const bucket = after.bucket ?? ({ bucketId: newId(), state: "active" } as unknown as Bucket);
  return { ...stepped(after, "renewal.active", now), bucket };
}

function refundBegun(picture: Picture, now: Instant): Picture {
  if (picture.paid === undefined) throw new Error("no money to give back");
  const refunds = [...picture.refunds, newRefund(picture.paid, "promise_missed", now)];
  const { bucket } = picture;
  const isOver = bucket === undefined || bucket.state === "expired" || bucket.state === "lapsed";
  const taken = isOver ? {} : { bucket: { ...bucket, state: "revoked" as const } };
  return changed(
    { ...stepped(picture, "renewal.refund_begun", now), refunds, ...taken },
    { watchUntil: addSeconds(now, WATCH_SECONDS) },
  );
}

function isGranted({ state }: Renewal): boolean {
  return state === "active" || state === "queued";
}

const REFUND_AFTER = {
  yes: "done",
  no: "refused",
  later: "sent",
  approved: "sent",
  unknown: "unknown",
  never_seen: "wanted",
} as const;

function refundTold(picture: Picture, asked: Refund, answer: Answer, now: Instant): Picture {
  const state = REFUND_AFTER[answer];
  const refunds = picture.refunds.map((one) =>
    one.refundId === asked.refundId ? { ...one, state, sentAt: now } : one,
  );
  const claims = state === "refused" ? [...picture.claims, newClaim(asked, now)] : picture.claims;
  const after = { ...picture, refunds, claims };
  return state === "done" || state === "refused" ? awake(after, now) : tryAgain(after, now);
}

const READINGS: Readonly<Record<Answer, RefundReading>> = {
  yes: { kind: "done", providerReference: "po" },
  no: { kind: "refused", failure: "receiver_unknown" },
  later: { kind: "pending", providerReference: "po" },
  approved: { kind: "pending", providerReference: "po" },
  unknown: { kind: "unknown" },
  never_seen: { kind: "never_seen" },
};

function payoutAnswered(
  picture: Picture,
  { claim }: Extract<NextStep, { do: "send_payout" | "read_payout" }>,
  answer: Answer,
  now: Instant,
): Picture {
  const { after, isSettled } = payoutTold(picture, claim, { reading: READINGS[answer], now });
  return isSettled ? awake(after, now) : tryAgain(after, now);
}

function replaced(picture: Picture, now: Instant): Picture {
  const grant = picture.activations.findLast((one) => one.operation !== "revoke");
  const mayStand = grant?.sentAt !== undefined && grant.state !== "refused";
  const after = stepped(picture, "renewal.replaced", now);
  return changed(mayStand ? withRevoke(after, now) : after, {
    watchUntil: addSeconds(now, WATCH_SECONDS),
  });
}

function isToWait({ renewal }: Picture): boolean {
  return renewal.state === "paid" && renewal.quote.mode === "queue_on_expiry";
}

function queued(picture: Picture, now: Instant): Picture {
  const bucket = { bucketId: newId(), state: "queued" } as unknown as Bucket;
  return { ...stepped(picture, "renewal.queued", now), bucket };
}

// A bucket that waits starts, one that runs ends.
function bucketMoved(picture: Picture, now: Instant): Picture {
  const { bucket } = picture;
  if (bucket === undefined) return picture;
  const state = bucket.state === "queued" ? "active" : "expired";
  return awake({ ...picture, bucket: { ...bucket, state } }, now);
}

// What awaits its first use is not used in time.
function lapsed(picture: Picture, now: Instant): Picture {
  const { bucket, renewal } = picture;
  if (bucket?.state !== "active" || renewal.state !== "active") return picture;
  return awake({ ...picture, bucket: { ...bucket, state: "lapsed" } }, now);
}

function stepped(picture: Picture, step: StepName, now: Instant): Picture {
  if (!canTake(step, picture.renewal.state)) return picture;
  return awake({ ...picture, renewal: { ...picture.renewal, state: STEPS[step].to } }, now);
}

function awake(picture: Picture, now: Instant): Picture {
  const { retryAt: _, ...renewal } = picture.renewal;
  return { ...picture, renewal: { ...renewal, dueAt: now, tries: 0 } };
}

function tryAgain(picture: Picture, now: Instant): Picture {
  const { tries } = picture.renewal;
  return changed(picture, { retryAt: addSeconds(now, 2 ** Math.min(tries, 9)), tries: tries + 1 });
}

function changed(picture: Picture, change: Partial<Renewal>, more: Partial<Picture> = {}): Picture {
  return { ...picture, ...more, renewal: { ...picture.renewal, ...change } };
}

function changeLast(picture: Picture, change: Partial<Attempt>): Picture {
  const last = picture.attempts.at(-1);
  return last === undefined
    ? picture
    : { ...picture, attempts: withAttempt(picture, { ...last, ...change }) };
}

function changePaid(picture: Picture, change: Partial<Attempt>): Picture {
  const { paid } = picture;
  if (paid === undefined) return picture;
  const after = { ...paid, ...change };
  const attempts = picture.attempts.map((one) =>
    one.attemptId === paid.attemptId ? { ...one, ...change } : one,
  );
  return { ...picture, attempts, paid: after };
}

function unheard(picture: Picture, attempt: Attempt): Picture {
  const { heardAt: _, ...read } = attempt;
  return { ...picture, attempts: withAttempt(picture, read) };
}

function withAttempt({ attempts }: Picture, attempt: Attempt): readonly Attempt[] {
  const { heardAt: _, ...read } = attempt;
  const after = attempt.state === "succeeded" || attempt.state === "failed" ? read : attempt;
  return attempts.map((one) => (one.attemptId === attempt.attemptId ? after : one));
}

function withActivation(picture: Picture, activation: Activation): Picture {
  const activations = picture.activations.map((one) =>
    one.activationId === activation.activationId ? activation : one,
  );
  return { ...picture, activations };
}

function withRevoke(picture: Picture, now: Instant): Picture {
  const isUnderWay = (one: Activation) => one.operation === "revoke" && isUnsettled(one);
  if (picture.activations.some(isUnderWay)) return picture;
  return { ...picture, activations: [...picture.activations, newActivation("revoke", now)] };
}

function newActivation(operation: "grant" | "revoke", wantedAt: Instant): Activation {
  return { activationId: newId(), operation, state: "wanted", wantedAt } as unknown as Activation;
}

function newRefund({ attemptId }: Attempt, reason: Refund["reason"], wantedAt: Instant): Refund {
  return { refundId: newId(), attemptId, reason, state: "wanted", wantedAt } as unknown as Refund;
}
