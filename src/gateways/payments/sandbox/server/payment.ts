import { addSeconds, later, type Instant } from "../../../../foundation/clock/index.ts";
import type { Language } from "../../../../foundation/language/index.ts";
import { LATE_SECONDS, SLOW_SECONDS, type Behaviour } from "../sentinels.ts";

export const METHODS = ["card", "wallet", "konbini"] as const;
export type Method = (typeof METHODS)[number];

export const DECLINES_MAX = 5;

export type PaymentStatus =
  | "requires_action"
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
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly settledAt?: Instant;
  /** What the clock does next by itself, and when. */
  readonly due?: { readonly at: Instant; readonly step: "succeed" | "expire" | "succeed_late" };
}

export type PaymentEvent =
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

type Step = "challenge" | "decline" | "process" | "succeed" | "expire" | "cancel" | "succeed_late";

/** From which states each step is legal; a step from elsewhere changes nothing. */
const STEPS: Readonly<Record<Step, readonly PaymentStatus[]>> = {
  challenge: ["requires_action"],
  decline: ["requires_action"],
  process: ["requires_action"],
  succeed: ["requires_action", "processing"],
  expire: ["requires_action", "processing"],
  cancel: ["requires_action"],
  succeed_late: ["expired", "cancelled", "failed"],
};

export function mayTake(payment: Payment, step: Step): boolean {
  if (step === "cancel" && payment.behaviour === "late" && payment.status === "processing") {
    return true;
  }
  return STEPS[step].includes(payment.status);
}

/** The customer has confirmed, by card, in the wallet or at the register. */
export function confirm(before: Payment, now: Instant): Change {
  if (!mayTake(before, "process")) return unchanged(before);
  const payment = { ...before, isChallenged: false };
  switch (payment.behaviour) {
    case "declines":
      return decline(
        payment,
        payment.method === "wallet" ? "wallet_refused" : "card_declined",
        now,
      );
    case "lacks_funds":
      return decline(payment, "insufficient_funds", now);
    case "challenge_passes":
    case "challenge_fails":
    case "challenge_abandoned":
      return { payment: { ...payment, isChallenged: true }, events: [] };
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
  if (!payment.isChallenged || !mayTake(payment, "succeed")) return unchanged(payment);
  if (payment.behaviour === "challenge_passes") return succeed(payment, now);
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
