import { addSeconds, earlier, later, type Instant } from "../../foundation/clock/index.ts";
import { isUnsettled, type Activation } from "../activation/index.ts";
import { isOpen, type Attempt, type Refund, type RefundClaim } from "../payments/index.ts";
import { joinStep, tellAgainAt, untakenShare, whoMustHear, type JoinStep } from "./join-step.ts";
import { hasFrozenRefund, isRefundUnderWay, unfinishedRefund } from "./next-refund.ts";
import {
  receiptAskedAt,
  receiptStep,
  whoseReceiptWaits,
  type ReceiptStep,
} from "./receipt-step.ts";
import { givesBackUnused } from "./refund-rule.ts";
import { CHOICE_SECONDS, isUnpaid, type Renewal } from "./renewal.ts";
import type { RenewalChange, RenewalKey } from "./renewals-store.ts";
import { slipReminder } from "./slip-reminder.ts";
import { openSlip, type Slip } from "./slip.ts";
import { mustRest, type Picture, type Visit } from "./visit.ts";

export type { Picture, Visit } from "./visit.ts";

/** A refund waits, and only news of its payment's dispute can change that. */
export type RestReason = "payment_disputed";

/** What the worker does next about a renewal; `rest` is the only one that ends its turn. */
export type NextStep =
  | { readonly do: "read_attempts"; readonly attempts: readonly Attempt[] }
  | { readonly do: "capture_attempt"; readonly attempt: Attempt }
  | { readonly do: "close_attempt"; readonly attempt: Attempt }
  | { readonly do: "remind_slip"; readonly slip: Slip }
  | { readonly do: "expire" }
  | { readonly do: "send_activation"; readonly activation: Activation }
  | { readonly do: "ask_carrier"; readonly activation: Activation }
  | { readonly do: "start_queued"; readonly activation: Activation }
  | {
      readonly do: "begin_refund";
      readonly reason: "activation_failed" | "promise_missed" | "never_used";
    }
  | { readonly do: "want_revoke"; readonly grant: Activation }
  | { readonly do: "send_refund"; readonly refund: Refund }
  | { readonly do: "read_refund"; readonly refund: Refund }
  | { readonly do: "send_payout"; readonly claim: RefundClaim }
  | { readonly do: "read_payout"; readonly claim: RefundClaim }
  | { readonly do: "close_refund" }
  | { readonly do: "give_up" }
  | { readonly do: "complete" }
  | JoinStep
  | ReceiptStep
  | Rest;

export interface Rest {
  readonly do: "rest";
  readonly until?: Instant;
  readonly why?: RestReason;
  /** Renewals of its checkout that must hear how its payment stands. */
  readonly tell?: readonly RenewalKey[];
}

/**
 * Decides from the whole picture what comes next. Pure: the worker does the step, records its
 * outcome and asks again, so dying anywhere only means asking the same question once more.
 */
export function nextStep(picture: Picture, visit: Visit): NextStep {
  return (
    untakenShare(picture) ??
    receiptStep(picture) ??
    takingBack(picture, visit) ??
    unfinishedRefund(picture, visit) ??
    unansweredRevoke(picture, visit) ??
    telling(
      picture,
      visit,
      saying(
        picture,
        visit,
        whileOpenEnded(picture, withOpenMoney(picture, stepOfState(picture, visit), visit)),
      ),
    )
  );
}

/** The ids of what a step asks the outside about. */
export function askedIn(step: NextStep): readonly string[] {
  if ("attempts" in step) return step.attempts.map(({ attemptId }) => attemptId);
  if ("attempt" in step) return [step.attempt.attemptId];
  if ("activation" in step) return [step.activation.activationId];
  if ("claim" in step) return [step.claim.refundId];
  return "refund" in step ? [step.refund.refundId] : [];
}

// Before money goes back, what may have been granted is taken back, for a late success must not
// become a free plan. It is asked for once first; its answer does not hold up the money.
function takingBack(picture: Picture, visit: Visit): NextStep | undefined {
  const { renewal, activations, bucket } = picture;
  const revoke = activations.find(
    (a) =>
      a.operation === "revoke" && a.state === "wanted" && !mustRest(picture, a.activationId, visit),
  );
  if (revoke !== undefined) return { do: "send_activation", activation: revoke };
  if (renewal.state !== "refunding") return undefined;
  const grant = latestGrant(picture);
  const isOver = bucket?.state === "lapsed" || bucket?.state === "expired";
  const mayStand = grant?.sentAt !== undefined && grant.state !== "refused" && !isOver;
  const isHandled = activations.some((a) => a.operation === "revoke");
  return mayStand && !isHandled ? { do: "want_revoke", grant } : undefined;
}

// Whatever becomes of the order, an attempt that was left open is closed or read: it may be paid.
function withOpenMoney(picture: Picture, step: NextStep, visit: Visit): NextStep {
  if (step.do !== "rest") return step;
  const late = isUnpaid(picture.renewal) ? step : lateMoneyStep(picture, visit);
  return late.do === "rest" ? restUntil(step.until, late.until) : late;
}

// A state may have nothing to do while a refund or a taking back waits for its next try.
function whileOpenEnded(picture: Picture, step: NextStep): NextStep {
  const { activations, renewal } = picture;
  const isOpenEnded =
    isRefundUnderWay(picture) ||
    activations.some((a) => a.operation === "revoke" && isUnsettled(a));
  if (!isOpenEnded || step.do !== "rest") return step;
  return restUntil(renewal.retryAt, step.until);
}

function saying(picture: Picture, { now }: Visit, step: NextStep): NextStep {
  if (step.do !== "rest" || !hasFrozenRefund(picture)) return step;
  const frozen = { ...step, why: "payment_disputed" } as const;
  if (picture.lead === undefined) return frozen;
  // Its dispute stands on the payment of the whole, and wakes nobody here.
  const soon = addSeconds(now, DISPUTE_ASKED_SECONDS);
  return { ...frozen, until: step.until === undefined ? soon : earlier(step.until, soon) };
}

const DISPUTE_ASKED_SECONDS = 3600;

// Whoever shares its payment is told until all have heard.
function telling(picture: Picture, visit: Visit, step: NextStep): NextStep {
  if (step.do !== "rest") return step;
  const until = receiptAskedAt(picture, visit, step.until);
  const tell = whoMustHear(picture);
  if (tell.length > 0) return { ...step, until: tellAgainAt(visit, until), tell };
  const waits = whoseReceiptWaits(picture);
  const asked = until === undefined ? step : { ...step, until };
  return waits.length === 0 ? asked : { ...asked, tell: waits };
}

function stepOfState(picture: Picture, visit: Visit): NextStep {
  const { renewal } = picture;
  switch (renewal.state) {
    case "draft":
    case "awaiting_payment":
    case "payment_failed":
      return unpaidStep(picture, visit);
    case "paid":
    case "activating":
    case "activation_unknown":
      return activationStep(picture, visit);
    case "activation_failed":
      return { do: "begin_refund", reason: "activation_failed" };
    case "refunding":
      return isOwed(picture) ? watchStep(picture, visit) : { do: "close_refund" };
    case "queued":
    case "active":
      return livingStep(picture, visit);
    case "refunded":
    case "cancelled":
      return watchStep(picture, visit);
    case "payment_expired":
    case "completed":
      return { do: "rest" };
  }
}

function unpaidStep(picture: Picture, visit: Visit): NextStep {
  if (picture.renewal.joined !== undefined) {
    const step = joinStep(picture, visit);
    return typeof step === "string" ? { do: "rest", until: step } : step;
  }
  const { renewal, attempts } = picture;
  const open = attempts.filter(isOpen);
  const isOver = renewal.payBy <= visit.now;
  const awake = attempts.filter((attempt) => !mustRest(picture, attempt.attemptId, visit));
  const heard = awake.filter((attempt) => attempt.heardAt !== undefined);
  if (heard.length > 0) return { do: "read_attempts", attempts: heard };
  if (isOver && open.length === 0) return { do: "expire" };
  const approved = awake.find(({ state }) => state === "approved");
  const isCapturing = open.some(({ state }) => state === "capturing");
  if (approved !== undefined && !isOver && !isCapturing) {
    return { do: "capture_attempt", attempt: approved };
  }
  // One page at a time may take the money: an earlier one is closed when a later one is open.
  const needless = isOver ? open : open.slice(0, -1);
  const step = closeOrRead(
    awake.filter((attempt) => needless.includes(attempt)),
    awake.filter(isOpen),
  );
  if (step !== undefined) return step;
  const reminder = reminderStep(picture, visit);
  if (reminder.do !== "rest") return reminder;
  const isWaiting = open.length > 0 || attempts.some(({ heardAt }) => heardAt !== undefined);
  return restUntil(
    isWaiting ? renewal.retryAt : undefined,
    isOver ? undefined : renewal.payBy,
    reminder.until,
  );
}

// Whoever has paid must not be reminded: the provider is asked once more just before.
function reminderStep(
  { renewal, attempts }: Picture,
  { now, asked }: Visit,
): Extract<NextStep, { do: "rest" | "remind_slip" | "read_attempts" }> {
  const slip = openSlip(renewal, attempts);
  if (slip === undefined) return { do: "rest" };
  const reminder = slipReminder(renewal, slip, now);
  if (reminder.kind !== "due") {
    return reminder.kind === "none" ? { do: "rest" } : { do: "rest", until: reminder.until };
  }
  if (asked.has(slip.attemptId)) return { do: "remind_slip", slip };
  const own = attempts.filter(({ attemptId }) => attemptId === slip.attemptId);
  return { do: "read_attempts", attempts: own };
}

/** Open attempts of an order that is over are closed, or read on, for money may still come. */
function lateMoneyStep(picture: Picture, visit: Visit): NextStep {
  const { renewal, attempts } = picture;
  const waiting = attempts.filter((one) => isOpen(one) || one.heardAt !== undefined);
  if (waiting.length === 0) return { do: "rest" };
  const awake = waiting.filter((attempt) => !mustRest(picture, attempt.attemptId, visit));
  const heard = awake.filter((attempt) => attempt.heardAt !== undefined);
  if (heard.length > 0) return { do: "read_attempts", attempts: heard };
  return closeOrRead(awake, awake) ?? restUntil(renewal.retryAt);
}

function closeOrRead(needless: readonly Attempt[], open: readonly Attempt[]): NextStep | undefined {
  const closable = needless.find(
    ({ state, providerReference }) =>
      (state === "pending" || state === "approved") && providerReference !== undefined,
  );
  if (closable !== undefined) return { do: "close_attempt", attempt: closable };
  return open.length === 0 ? undefined : { do: "read_attempts", attempts: open };
}

function activationStep(picture: Picture, visit: Visit): NextStep {
  const { renewal } = picture;
  const grant = latestGrant(picture);
  if (grant === undefined || grant.state === "refused") {
    return { do: "begin_refund", reason: "activation_failed" };
  }
  const deadline = refundBy(renewal);
  if (deadline !== undefined && deadline <= visit.now) {
    return { do: "begin_refund", reason: "promise_missed" };
  }
  if (mustRest(picture, grant.activationId, visit)) return restUntil(renewal.retryAt, deadline);
  return grant.state === "wanted"
    ? { do: "send_activation", activation: grant }
    : { do: "ask_carrier", activation: grant };
}

/** When the money goes back by itself: after the promise and the time to choose, or a chosen wait. */
export function refundBy(renewal: Renewal): Instant | undefined {
  if (renewal.promisedAt === undefined) return undefined;
  const byPromise = addSeconds(renewal.promisedAt, CHOICE_SECONDS);
  return renewal.waitUntil === undefined ? byPromise : later(byPromise, renewal.waitUntil);
}

function isOwed({ refunds }: Picture): boolean {
  return refunds.some((refund) => refund.state !== "done");
}

function unansweredRevoke(picture: Picture, visit: Visit): NextStep | undefined {
  const revoke = picture.activations.find(
    (a) =>
      a.operation === "revoke" &&
      a.state !== "wanted" &&
      isUnsettled(a) &&
      !mustRest(picture, a.activationId, visit),
  );
  return revoke === undefined ? undefined : { do: "ask_carrier", activation: revoke };
}

function livingStep(picture: Picture, visit: Visit): NextStep {
  const { bucket, renewal } = picture;
  if (bucket === undefined) return { do: "rest" };
  const grant = latestGrant(picture);
  if (bucket.state === "lapsed" && picture.paid !== undefined && givesBackUnused(renewal.terms)) {
    return { do: "begin_refund", reason: "never_used" };
  }
  if (["expired", "lapsed", "revoked"].includes(bucket.state)) {
    // Its time went by while nobody worked: what was never ordered was never supplied.
    const isUnordered = renewal.state === "queued" && grant?.state === "wanted";
    return isUnordered ? { do: "give_up" } : { do: "complete" };
  }
  if (renewal.state !== "queued" || bucket.state === "queued" || grant === undefined) {
    return { do: "rest" };
  }
  // An import has said since that the carrier's own queue has it: that starts it without us.
  if (grant.state === "wanted" && bucket.heldBy === "carrier") return { do: "rest" };
  // Its turn has come: ordered now when it waited with us, read back when it waited there.
  if (mustRest(picture, grant.activationId, visit)) return restUntil(renewal.retryAt);
  return grant.state === "wanted"
    ? { do: "send_activation", activation: grant }
    : { do: "start_queued", activation: grant };
}

/** While and after the money goes back: may the carrier still grant what is no longer paid for? */
function watchStep(picture: Picture, visit: Visit): NextStep {
  const { renewal } = picture;
  const grant = latestGrant(picture);
  const isWatched = renewal.watchUntil !== undefined && visit.now < renewal.watchUntil;
  if (!isWatched || grant?.sentAt === undefined || !isUnsettled(grant)) return { do: "rest" };
  return mustRest(picture, grant.activationId, visit)
    ? restUntil(renewal.retryAt)
    : { do: "ask_carrier", activation: grant };
}

export function latestGrant(picture: Picture): Activation | undefined {
  return picture.activations.findLast((a) => a.operation !== "revoke");
}

function restUntil(...times: readonly (Instant | undefined)[]): NextStep {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? { do: "rest" } : { do: "rest", until: known.reduce(earlier) };
}

export interface Asked {
  /** The renewal's `dueAt` when somebody outside was asked. */
  readonly dueAt: Instant | undefined;
  readonly now: Instant;
  /** How long to wait, should the next try be ours to set. */
  readonly waitSeconds: number;
}

/**
 * When to ask again after an answer that settled nothing. Whoever has set the next try meanwhile
 * has counted this one too; and news that came meanwhile may be younger than the answer.
 */
export function nextTry(
  renewal: Pick<Renewal, "dueAt" | "retryAt" | "tries">,
  { dueAt, now, waitSeconds }: Asked,
): Pick<RenewalChange, "dueAt" | "retryAt" | "tries"> {
  if (renewal.dueAt !== dueAt) {
    return renewal.retryAt === undefined ? { dueAt: now, retryAt: undefined } : {};
  }
  const retryAt = addSeconds(now, waitSeconds);
  return { dueAt: retryAt, retryAt, tries: renewal.tries + 1 };
}

/** Seconds until somebody outside is asked again: 1, 2, 4, … 512, then every quarter of an hour. */
export function backoffSeconds(tries: number): number {
  return tries < 10 ? 2 ** tries : 900;
}
