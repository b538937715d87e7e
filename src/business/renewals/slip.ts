import { addSeconds, earlier, later, type Instant } from "../../foundation/clock/index.ts";
import { isOpen, type Attempt, type NextAction, type PaymentMethod } from "../payments/index.ts";
import { PAY_WITHIN_SECONDS, type Renewal } from "./renewal.ts";

type SlipAction = Extract<NextAction, { kind: "slip" }>;

/** The numbers with which an order can be paid in a shop, while they can. */
export interface Slip extends Pick<SlipAction, "chains" | "voucherUrl"> {
  readonly attemptId: Attempt["attemptId"];
  readonly issuedAt: Instant;
  /** Until when both the provider takes the money and the order can be paid. */
  readonly payBy: Instant;
}

/** The slip that waits to be paid; an earlier one is closed when another way to pay is begun. */
export function openSlip(
  renewal: Pick<Renewal, "payBy">,
  attempts: readonly Attempt[],
): Slip | undefined {
  const attempt = attempts.findLast(isOpen);
  if (attempt?.next?.kind !== "slip") return undefined;
  const { chains, voucherUrl, payBy } = attempt.next;
  return {
    attemptId: attempt.attemptId,
    issuedAt: attempt.startedAt,
    payBy: earlier(payBy, renewal.payBy),
    chains,
    ...(voucherUrl === undefined ? {} : { voucherUrl }),
  };
}

/** Whoever turns to a slip later has as long as whoever began with one. */
export function payByWith(
  renewal: Pick<Renewal, "payBy" | "placedAt">,
  { kind }: Pick<PaymentMethod, "kind">,
): Instant {
  if (kind !== "slip") return renewal.payBy;
  return later(renewal.payBy, addSeconds(renewal.placedAt, PAY_WITHIN_SECONDS.slip));
}

const SLIP_SECONDS_MAX = 14 * 24 * 3600;

/**
 * Some providers end a slip at an hour of their own. What is printed on it can be paid, so the
 * order waits for it, within reason.
 */
export function payByOfSlip(
  renewal: Pick<Renewal, "payBy" | "placedAt">,
  next: NextAction | undefined,
): Instant {
  if (next?.kind !== "slip") return renewal.payBy;
  const latest = addSeconds(renewal.placedAt, SLIP_SECONDS_MAX);
  return later(renewal.payBy, earlier(next.payBy, latest));
}
