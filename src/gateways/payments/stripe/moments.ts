import {
  addMinutes,
  earlier,
  epochMs,
  instant,
  later,
  type Instant,
} from "../../../foundation/clock/index.ts";

// Stripe bounds both by its own clock when the request arrives, so we keep a minute clear of them.
// docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at: 30 minutes to
// 24 hours; payment_method_options.konbini.expires_at: more than 30 minutes, less than 60 days.
const SOONEST_MINUTES = 31;
const SESSION_LATEST_MINUTES = 24 * 60 - 1;
const SLIP_LATEST_MINUTES = 60 * 24 * 60 - 1;

interface Span {
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

/** The end of a hosted page, in Stripe's seconds: as wanted, as far as Stripe lets us choose. */
export function sessionEnd(span: Span): number {
  return within(span, SESSION_LATEST_MINUTES);
}

/** The end of a slip, likewise. */
export function slipEnd(span: Span): number {
  return within(span, SLIP_LATEST_MINUTES);
}

function within({ startedAt, expiresAt }: Span, latestMinutes: number): number {
  const soonest = addMinutes(startedAt, SOONEST_MINUTES);
  return secondsOf(earlier(later(expiresAt, soonest), addMinutes(startedAt, latestMinutes)));
}

export function secondsOf(moment: Instant): number {
  return Math.floor(epochMs(moment) / 1000);
}

export function momentOf(seconds: number): Instant {
  return instant(seconds * 1000);
}
