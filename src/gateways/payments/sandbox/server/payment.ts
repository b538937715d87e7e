import { addSeconds, later, type Instant } from "../../../../foundation/clock/index.ts";
import type { Language } from "../../../../foundation/language/index.ts";
import { LATE_SECONDS, SLOW_SECONDS, type Behaviour } from "../sentinels.ts";

export const METHODS = [
  ...(["card", "card_reader", "alipay", "wechat_pay"] as const),
  ...(["paypay", "paypal", "konbini"] as const),
] as const;
export type Method = (typeof METHODS)[number];

/** Answered in an app or an account: a page with two buttons. */
export type AppMethod = Exclude<Method, "card" | "card_reader" | "konbini">;

export function isByApp(method: Method): method is AppMethod {
  return method !== "card" && method !== "card_reader" && method !== "konbini";
}

/** The payer's consent moves no money: the shop captures it. */
export function isCaptured({ method }: Pick<Payment, "method">): boolean {
  return method === "paypal";
}

export const DECLINES_MAX = 5;

export type PaymentStatus =
  | "requires_action"
  | "approved"
  | "processing"
  | "succeeded"
  | "failed"
  | "expired"
  | "cancelled";

export type FailureCode =
  | "card_declined"
  | "insufficient_funds"
  | "authentication_failed"
  | "authentication_abandoned"
  | "reader_given_up"
  | "wallet_refused";

/** A payment as this provider keeps it: no card number, no e-mail, no name. */
export interface Payment {
  readonly id: string;
  readonly reference: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly method: Method;
  readonly amountYen: number;
  readonly description: string;
  readonly language: Language;
  readonly returnUrl: string;
  /** Chosen by the e-mail's tag when it was created; in force behind a plain card. */
  readonly tagged: Behaviour;
  readonly behaviour: Behaviour;
  readonly status: PaymentStatus;
  readonly isChallenged: boolean;
  readonly declines: number;
  readonly failure?: FailureCode;
  readonly receivedYen: number;
  readonly slipNumber?: string;
  /** The kept card that is charged without its holder. */
  readonly savedCard?: string;
  /** On which reader of the shop's counters it is shown. */
  readonly reader?: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly settledAt?: Instant;
  /** What the clock does next by itself, and when. */
  readonly due?: { readonly at: Instant; readonly step: "succeed" | "expire" | "succeed_late" };
}

export type PaymentEvent =
  | "payment.approved"
  | "payment.processing"
  | "payment.attempt_failed"
  | "payment.succeeded"
  | "payment.failed"
  | "payment.expired"
  | "payment.cancelled";

export interface Change {
  readonly payment: Payment;
  readonly events: readonly PaymentEvent[];
}

type Step = "consent" | "decline" | "capture" | "expire" | "cancel" | "succeed_late";

/** From which states each step is legal; a step from elsewhere changes nothing. */
const STEPS: Readonly<Record<Step, readonly PaymentStatus[]>> = {
  consent: ["requires_action"],
  decline: ["requires_action"],
  capture: ["approved"],
  expire: ["requires_action", "approved", "processing"],
  cancel: ["requires_action", "approved"],
  succeed_late: ["expired", "cancelled", "failed"],
};

export function mayTake(payment: Payment, step: Step): boolean {
  if (step === "cancel" && payment.behaviour === "late" && payment.status === "processing") {
    return true;
  }
  return STEPS[step].includes(payment.status);
}

/** The customer has confirmed: by card, in an app or account, or at the register. */
export function confirm(before: Payment, now: Instant): Change {
  if (!mayTake(before, "consent")) return unchanged(before);
  const payment = { ...before, isChallenged: false };
  switch (payment.behaviour) {
    case "declines":
      return decline(payment, isByApp(payment.method) ? "wallet_refused" : "card_declined", now);
    case "lacks_funds":
      return decline(payment, "insufficient_funds", now);
    case "challenge_passes":
    case "challenge_fails":
    case "challenge_abandoned":
      return { payment: { ...payment, isChallenged: true }, events: [] };
    default:
      return isCaptured(payment) ? approve(payment) : takeMoney(payment, now);
  }
}

/** A card was held to the reader. What was shown there once is over, whichever way it went. */
export function holdCard(payment: Payment, now: Instant): Change {
  if (!mayTake(payment, "consent")) return unchanged(payment);
  switch (payment.behaviour) {
    case "declines":
      return failAtOnce(payment, "card_declined", now);
    case "lacks_funds":
      return failAtOnce(payment, "insufficient_funds", now);
    case "challenge_fails":
      return failAtOnce(payment, "authentication_failed", now);
    case "challenge_abandoned":
      return giveUpAtReader(payment, now);
    default:
      return takeMoney(payment, now);
  }
}

/** Charged by the shop alone: what would need the payer fails for good. */
export function chargeAlone(payment: Payment, now: Instant): Change {
  if (!mayTake(payment, "consent")) return unchanged(payment);
  switch (payment.behaviour) {
    case "declines":
      return failAtOnce(payment, "card_declined", now);
    case "lacks_funds":
      return failAtOnce(payment, "insufficient_funds", now);
    case "challenge_passes":
    case "challenge_fails":
    case "challenge_abandoned":
      return failAtOnce(payment, "authentication_failed", now);
    default:
      return takeMoney(payment, now);
  }
}

/** The customer pressed the reader's red key. */
export function giveUpAtReader(payment: Payment, now: Instant): Change {
  if (!mayTake(payment, "consent")) return unchanged(payment);
  return failAtOnce(payment, "reader_given_up", now);
}

function failAtOnce(payment: Payment, failure: FailureCode, now: Instant): Change {
  return { payment: end({ ...payment, failure }, "failed", now), events: ["payment.failed"] };
}

/** The shop takes what its customer has approved. */
export function capture(payment: Payment, now: Instant): Change {
  return mayTake(payment, "capture") ? takeMoney(payment, now) : unchanged(payment);
}

function approve(payment: Payment): Change {
  const { failure: _, ...rest } = payment;
  return { payment: { ...rest, status: "approved" }, events: ["payment.approved"] };
}

function takeMoney(payment: Payment, now: Instant): Change {
  switch (payment.behaviour) {
    case "slow":
      return process(payment, { at: addSeconds(now, SLOW_SECONDS), step: "succeed" });
    case "late":
      return process(payment, { at: payment.expiresAt, step: "expire" });
    default:
      return succeed(payment, now);
  }
}

/** The customer comes back from the bank's challenge; an abandoned one changes nothing. */
export function answerChallenge(payment: Payment, now: Instant): Change {
  if (!payment.isChallenged || !mayTake(payment, "consent")) return unchanged(payment);
  if (payment.behaviour === "challenge_passes") {
    const passed = { ...payment, isChallenged: false };
    return isCaptured(passed) ? approve(passed) : succeed(payment, now);
  }
  if (payment.behaviour === "challenge_fails") {
    return decline({ ...payment, isChallenged: false }, "authentication_failed", now);
  }
  return unchanged(payment);
}

export function decline(payment: Payment, failure: FailureCode, now: Instant): Change {
  if (!mayTake(payment, "decline")) return unchanged(payment);
  const declines = payment.declines + 1;
  if (declines < DECLINES_MAX) {
    return { payment: { ...payment, failure, declines }, events: ["payment.attempt_failed"] };
  }
  return {
    payment: end({ ...payment, failure, declines }, "failed", now),
    events: ["payment.failed"],
  };
}

export function cancel(payment: Payment, now: Instant): Change {
  if (!mayTake(payment, "cancel")) return unchanged(payment);
  return { payment: end(payment, "cancelled", now), events: ["payment.cancelled"] };
}

/** The register takes cash for a slip that has ended: printed before, paid after. */
export function payLate(payment: Payment, now: Instant): Change {
  if (!mayTake(payment, "succeed_late")) return unchanged(payment);
  return succeed(payment, now);
}

/** What the clock has brought about by `now`, as many steps as are due. */
export function settle(payment: Payment, now: Instant): Change {
  let current: Change = unchanged(payment);
  while (current.payment.due !== undefined && current.payment.due.at <= now) {
    const next = takeDueStep(current.payment, current.payment.due.at);
    current = { payment: next.payment, events: [...current.events, ...next.events] };
  }
  return current;
}

function takeDueStep(payment: Payment, at: Instant): Change {
  if (payment.due?.step !== "expire") return succeed(payment, at);
  if (!payment.isChallenged) {
    return { payment: end(payment, "expired", at), events: ["payment.expired"] };
  }
  const abandoned = { ...payment, failure: "authentication_abandoned" as const };
  return { payment: end(abandoned, "failed", at), events: ["payment.failed"] };
}

function succeed(payment: Payment, at: Instant): Change {
  const { due: _, failure: __, ...rest } = payment;
  const receivedYen = payment.amountYen - (payment.behaviour === "mismatch" ? 1 : 0);
  const settledAt = later(at, payment.createdAt);
  const isReversed = payment.behaviour === "webhook_reversed";
  return {
    payment: { ...rest, status: "succeeded", receivedYen, settledAt },
    events: isReversed ? ["payment.succeeded", "payment.processing"] : ["payment.succeeded"],
  };
}

function process(payment: Payment, due: NonNullable<Payment["due"]>): Change {
  const { failure: _, ...rest } = payment;
  return { payment: { ...rest, status: "processing", due }, events: ["payment.processing"] };
}

function end(payment: Payment, status: "failed" | "expired" | "cancelled", at: Instant): Payment {
  const { due: _, ...rest } = payment;
  const isLate = payment.behaviour === "late" && payment.status === "processing";
  return {
    ...rest,
    status,
    ...(isLate ? { due: { at: addSeconds(at, LATE_SECONDS), step: "succeed_late" as const } } : {}),
  };
}

function unchanged(payment: Payment): Change {
  return { payment, events: [] };
}
