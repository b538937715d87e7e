import { addSeconds, earlier, later, type Instant } from "../../foundation/clock/index.ts";
import { isUnsettled, type Activation } from "../activation/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { isOpen, type Attempt, type Refund } from "../payments/index.ts";
import { CHOICE_SECONDS, type Renewal } from "./renewal.ts";

/** Everything that stands about one renewal. */
export interface Picture {
  readonly renewal: Renewal;
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly Refund[];
  readonly activations: readonly Activation[];
  /** The bucket it became, once it has. */
  readonly bucket?: Bucket;
}

/** What the worker does next about a renewal; `rest` is the only one that ends its turn. */
export type NextStep =
  | { readonly do: "read_attempts"; readonly attempts: readonly Attempt[] }
  | { readonly do: "close_attempt"; readonly attempt: Attempt }
  | { readonly do: "expire" }
  | { readonly do: "send_activation"; readonly activation: Activation }
  | { readonly do: "ask_carrier"; readonly activation: Activation }
  | { readonly do: "start_queued"; readonly activation: Activation }
  | { readonly do: "begin_refund"; readonly reason: "activation_failed" | "promise_missed" }
  | { readonly do: "want_revoke"; readonly grant: Activation }
  | { readonly do: "send_refund"; readonly refund: Refund }
  | { readonly do: "read_refund"; readonly refund: Refund }
  | { readonly do: "close_refund" }
  | { readonly do: "complete" }
  | { readonly do: "rest"; readonly until?: Instant };

/**
 * Decides from the whole picture what comes next. Pure: the worker does the step, records its
 * outcome and asks again, so dying anywhere only means asking the same question once more.
 */
export function nextStep(picture: Picture, now: Instant): NextStep {
  return (
    takingBack(picture, now) ??
    unfinishedRefund(picture, now) ??
    unansweredRevoke(picture, now) ??
    whileOpenEnded(picture, withOpenMoney(picture, stepOfState(picture, now), now))
  );
}

// Before money goes back, what may have been granted is taken back, for a late success must not
// become a free plan. It is asked for once first; its answer does not hold up the money.
function takingBack({ renewal, activations }: Picture, now: Instant): NextStep | undefined {
  const revoke = activations.find((a) => a.operation === "revoke" && a.state === "wanted");
  if (revoke !== undefined) {
    return mustRest(renewal, now) ? undefined : { do: "send_activation", activation: revoke };
  }
  if (renewal.state !== "refunding") return undefined;
  const grant = activations.findLast((a) => a.operation !== "revoke");
  const mayStand = grant?.sentAt !== undefined && grant.state !== "refused";
  const isHandled = activations.some((a) => a.operation === "revoke");
  return mayStand && !isHandled ? { do: "want_revoke", grant } : undefined;
}

// Whatever becomes of the order, an attempt that was left open is closed or read: it may be paid.
function withOpenMoney(picture: Picture, step: NextStep, now: Instant): NextStep {
  if (step.do !== "rest") return step;
  const late = isUnpaid(picture.renewal) ? step : lateMoneyStep(picture, now);
  return late.do === "rest" ? restUntil(step.until, late.until) : late;
}

function isUnpaid({ state }: Renewal): boolean {
  return state === "draft" || state === "awaiting_payment" || state === "payment_failed";
}

// A state may have nothing to do while a refund or a taking back waits for its next try.
function whileOpenEnded({ refunds, activations, renewal }: Picture, step: NextStep): NextStep {
  const isOwed = refunds.some((refund) => refund.state !== "done");
  if (step.do === "close_refund" && isOwed) return restUntil(renewal.retryAt);
  const isOpenEnded =
    refunds.some(isUnsettledRefund) ||
    activations.some((a) => a.operation === "revoke" && isUnsettled(a));
  if (!isOpenEnded || step.do !== "rest") return step;
  return restUntil(renewal.retryAt, step.until);
}

function stepOfState(picture: Picture, now: Instant): NextStep {
  const { renewal } = picture;
  switch (renewal.state) {
    case "draft":
    case "awaiting_payment":
    case "payment_failed":
      return unpaidStep(picture, now);
    case "paid":
    case "activating":
    case "activation_unknown":
      return activationStep(picture, now);
    case "activation_failed":
      return { do: "begin_refund", reason: "activation_failed" };
    case "refunding":
      return { do: "close_refund" };
    case "queued":
    case "active":
      return livingStep(picture, now);
    case "refunded":
    case "cancelled":
      return watchStep(picture, now);
    case "payment_expired":
    case "completed":
      return { do: "rest" };
  }
}

function unpaidStep({ renewal, attempts }: Picture, now: Instant): NextStep {
  const heard = attempts.filter((attempt) => attempt.heardAt !== undefined);
  if (heard.length > 0) return { do: "read_attempts", attempts: heard };
  const open = attempts.filter(isOpen);
  const isOver = renewal.payBy <= now;
  if (isOver && open.length === 0) return { do: "expire" };
  if (mustRest(renewal, now)) return restUntil(renewal.retryAt, isOver ? undefined : renewal.payBy);
  // One page at a time may take the money: an earlier one is closed when a later one is open.
  const closable = (isOver ? open : open.slice(0, -1)).find(isClosable);
  if (closable !== undefined) return { do: "close_attempt", attempt: closable };
  return open.length === 0 ? restUntil(renewal.payBy) : { do: "read_attempts", attempts: open };
}

/** Open attempts of an order that is over are closed, or read on, for money may still come. */
function lateMoneyStep({ renewal, attempts }: Picture, now: Instant): NextStep {
  const heard = attempts.filter((attempt) => attempt.heardAt !== undefined);
  if (heard.length > 0) return { do: "read_attempts", attempts: heard };
  const open = attempts.filter(isOpen);
  if (open.length === 0) return { do: "rest" };
  if (mustRest(renewal, now)) return restUntil(renewal.retryAt);
  const closable = open.find(isClosable);
  return closable === undefined
    ? { do: "read_attempts", attempts: open }
    : { do: "close_attempt", attempt: closable };
}

function isClosable(attempt: Attempt): boolean {
  return attempt.state === "pending" && attempt.providerReference !== undefined;
}

function activationStep(picture: Picture, now: Instant): NextStep {
  const { renewal } = picture;
  const grant = latestGrant(picture);
  if (grant === undefined || grant.state === "refused") {
    return { do: "begin_refund", reason: "activation_failed" };
  }
  const deadline = refundBy(renewal);
  if (deadline !== undefined && deadline <= now) {
    return { do: "begin_refund", reason: "promise_missed" };
  }
  if (!mustRest(renewal, now)) {
    return grant.state === "wanted"
      ? { do: "send_activation", activation: grant }
      : { do: "ask_carrier", activation: grant };
  }
  return restUntil(renewal.retryAt, deadline);
}

/** When the money goes back by itself: after the promise and the time to choose, or a chosen wait. */
export function refundBy(renewal: Renewal): Instant | undefined {
  if (renewal.promisedAt === undefined) return undefined;
  const byPromise = addSeconds(renewal.promisedAt, CHOICE_SECONDS);
  return renewal.waitUntil === undefined ? byPromise : later(byPromise, renewal.waitUntil);
}

function unfinishedRefund({ refunds, renewal }: Picture, now: Instant): NextStep | undefined {
  // The first sending is no repetition: it does not wait for what else is being tried again.
  const fresh = refunds.find((refund) => refund.state === "wanted" && refund.sentAt === undefined);
  if (fresh !== undefined) return { do: "send_refund", refund: fresh };
  const open = refunds.find(isUnsettledRefund);
  if (open === undefined || mustRest(renewal, now)) return undefined;
  return open.state === "wanted"
    ? { do: "send_refund", refund: open }
    : { do: "read_refund", refund: open };
}

function isUnsettledRefund(refund: Refund): boolean {
  return refund.state !== "done" && refund.state !== "refused";
}

function unansweredRevoke({ activations, renewal }: Picture, now: Instant): NextStep | undefined {
  const revoke = activations.find((a) => a.operation === "revoke" && isUnsettled(a));
  if (revoke === undefined || mustRest(renewal, now)) return undefined;
  return { do: "ask_carrier", activation: revoke };
}

function livingStep(picture: Picture, now: Instant): NextStep {
  const { bucket, renewal } = picture;
  if (bucket === undefined) return { do: "rest" };
  if (["expired", "lapsed", "revoked"].includes(bucket.state)) return { do: "complete" };
  const grant = latestGrant(picture);
  if (renewal.state !== "queued" || bucket.state === "queued" || grant === undefined) {
    return { do: "rest" };
  }
  // Its turn has come: ordered now when it waited with us, read back when it waited there.
  if (mustRest(renewal, now)) return restUntil(renewal.retryAt);
  return grant.state === "wanted"
    ? { do: "send_activation", activation: grant }
    : { do: "start_queued", activation: grant };
}

/** After the money went back: is the carrier still able to grant what is no longer paid for? */
function watchStep(picture: Picture, now: Instant): NextStep {
  const { renewal } = picture;
  const grant = latestGrant(picture);
  const isWatched = renewal.watchUntil !== undefined && now < renewal.watchUntil;
  if (isWatched && grant !== undefined && grant.sentAt !== undefined && isUnsettled(grant)) {
    return mustRest(renewal, now)
      ? restUntil(renewal.retryAt)
      : { do: "ask_carrier", activation: grant };
  }
  return { do: "rest" };
}

/** How the renewal was paid: the word of the attempt that succeeded. */
export function methodOf(picture: Picture): string {
  const paid = picture.attempts.find((attempt) => attempt.state === "succeeded");
  return paid?.method ?? "replacement";
}

export function latestGrant(picture: Picture): Activation | undefined {
  return picture.activations.findLast((a) => a.operation !== "revoke");
}

function mustRest(renewal: Renewal, now: Instant): boolean {
  return renewal.retryAt !== undefined && now < renewal.retryAt;
}

function restUntil(...times: readonly (Instant | undefined)[]): NextStep {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? { do: "rest" } : { do: "rest", until: known.reduce(earlier) };
}

/** Seconds until somebody outside is asked again: 1, 2, 4, … 512, then every quarter of an hour. */
export function backoffSeconds(tries: number): number {
  return tries < 10 ? 2 ** tries : 900;
}
