import { addHours, addSeconds, type Instant } from "../../../src/foundation/clock/index.ts";

/** What a payer may choose on the page, and what comes of it when the order is captured. */
export const INSTRUMENTS = [
  "balance",
  "declined_card",
  "review",
  "review_denied",
  "blocked_account",
  "slow_refunds",
  "no_refunds",
  "needs_payer",
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const REVIEW_SECONDS = 3600;
export const SLOW_REFUND_SECONDS = 30;
/** A payer has so long to come, then to approve, and we so long to capture. */
export const PATIENCE_HOURS = 3;

export interface Capture {
  readonly id: string;
  readonly status: "COMPLETED" | "DECLINED" | "PENDING" | "PARTIALLY_REFUNDED" | "REFUNDED";
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly due?: { readonly at: Instant; readonly becomes: "COMPLETED" | "DECLINED" };
}

export interface Refund {
  readonly id: string;
  readonly amountYen: number;
  readonly invoiceId?: string;
  readonly customId?: string;
  readonly status: "COMPLETED" | "PENDING";
  readonly createdAt: Instant;
  readonly dueAt?: Instant;
}

export interface Order {
  readonly id: string;
  readonly status: "CREATED" | "PAYER_ACTION_REQUIRED" | "APPROVED" | "COMPLETED";
  readonly referenceId?: string;
  readonly amountYen: number;
  readonly invoiceId?: string;
  readonly customId?: string;
  readonly description?: string;
  /** Of a page; an order without one is charged to a kept account. */
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly locale: string;
  readonly instrument?: Instrument;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly goneAt: Instant;
  readonly capture?: Capture;
  readonly refunds: readonly Refund[];
}

export type EventName =
  | "CHECKOUT.ORDER.APPROVED"
  | "PAYMENT.CAPTURE.COMPLETED"
  | "PAYMENT.CAPTURE.PENDING"
  | "PAYMENT.CAPTURE.DENIED"
  | "PAYMENT.CAPTURE.REFUNDED";

/** An order after a step, and what PayPal tells of it. */
export interface Change {
  readonly order: Order;
  readonly events: readonly { readonly name: EventName; readonly refundId?: string }[];
}

export interface Refusal {
  readonly status: 404 | 422;
  readonly issue: string;
}

/** PayPal forgets what nobody approved, or nobody captured, in time. */
export function isGone(order: Order, now: Instant): boolean {
  return order.status !== "COMPLETED" && order.goneAt <= now;
}

/** Each look at the page gives its payer more time. */
export function visit(order: Order, now: Instant): Change {
  if (order.status === "COMPLETED") return { order, events: [] };
  return { order: { ...order, goneAt: addHours(now, PATIENCE_HOURS) }, events: [] };
}

export function approve(order: Order, instrument: Instrument, now: Instant): Change {
  if (order.status === "COMPLETED") return { order, events: [] };
  return {
    order: {
      ...order,
      instrument,
      status: "APPROVED",
      updatedAt: now,
      goneAt: addHours(now, PATIENCE_HOURS),
    },
    events: [{ name: "CHECKOUT.ORDER.APPROVED" }],
  };
}

/** Takes the money, once. What was declined stays approved: the payer is to choose again. */
export function capture(order: Order, captureId: string, now: Instant): Change | Refusal {
  if (order.capture !== undefined) return { status: 422, issue: "ORDER_ALREADY_CAPTURED" };
  if (isGone(order, now)) return { status: 404, issue: "INVALID_RESOURCE_ID" };
  if (order.status !== "APPROVED") return { status: 422, issue: "ORDER_NOT_APPROVED" };
  if (order.instrument === "needs_payer") return { status: 422, issue: "PAYER_ACTION_REQUIRED" };
  if (order.instrument === "declined_card") return { status: 422, issue: "INSTRUMENT_DECLINED" };
  if (order.instrument === "blocked_account") return { status: 422, issue: "PAYER_CANNOT_PAY" };
  const reviewed = order.instrument === "review" || order.instrument === "review_denied";
  const becomes = order.instrument === "review_denied" ? "DECLINED" : "COMPLETED";
  return {
    order: {
      ...order,
      status: "COMPLETED",
      updatedAt: now,
      capture: {
        id: captureId,
        status: reviewed ? "PENDING" : "COMPLETED",
        createdAt: now,
        updatedAt: now,
        ...(reviewed ? { due: { at: addSeconds(now, REVIEW_SECONDS), becomes } } : {}),
      },
    },
    events: [{ name: reviewed ? "PAYMENT.CAPTURE.PENDING" : "PAYMENT.CAPTURE.COMPLETED" }],
  };
}

export interface RefundWish {
  readonly id: string;
  readonly amountYen?: number;
  readonly invoiceId?: string;
  readonly customId?: string;
}

/** A refund's invoice id is not held unique: who repeats one after its request id is forgotten pays twice. */
export function refund(order: Order, wish: RefundWish, now: Instant): Change | Refusal {
  const taken = order.capture;
  if (taken === undefined) return { status: 404, issue: "INVALID_RESOURCE_ID" };
  if (taken.status === "PENDING") return { status: 422, issue: "PENDING_CAPTURE" };
  if (taken.status === "DECLINED") return { status: 422, issue: "REFUND_NOT_ALLOWED" };
  const left = order.amountYen - refundedYen(order);
  if (left === 0) return { status: 422, issue: "CAPTURE_FULLY_REFUNDED" };
  const amountYen = wish.amountYen ?? left;
  if (amountYen > left) return { status: 422, issue: "REFUND_AMOUNT_EXCEEDED" };
  if (order.instrument === "no_refunds") return { status: 422, issue: "REFUND_NOT_ALLOWED" };
  const isSlow = order.instrument === "slow_refunds";
  const made: Refund = {
    ...wish,
    amountYen,
    status: isSlow ? "PENDING" : "COMPLETED",
    createdAt: now,
    ...(isSlow ? { dueAt: addSeconds(now, SLOW_REFUND_SECONDS) } : {}),
  };
  const status = amountYen === left ? "REFUNDED" : "PARTIALLY_REFUNDED";
  return {
    order: {
      ...order,
      refunds: [...order.refunds, made],
      capture: { ...taken, status, updatedAt: now },
    },
    events: isSlow ? [] : [{ name: "PAYMENT.CAPTURE.REFUNDED", refundId: wish.id }],
  };
}

export function refundedYen({ refunds }: Order): number {
  return refunds.reduce((sum, { amountYen }) => sum + amountYen, 0);
}

/** Takes every step that the clock has made due. */
export function settle(order: Order, now: Instant): Change {
  const due = order.capture?.due;
  if (order.capture !== undefined && due !== undefined && due.at <= now) {
    const { due: _, ...rest } = order.capture;
    const captured = { ...rest, status: due.becomes, updatedAt: due.at };
    const isDone = due.becomes === "COMPLETED";
    return {
      order: { ...order, capture: captured },
      events: [{ name: isDone ? "PAYMENT.CAPTURE.COMPLETED" : "PAYMENT.CAPTURE.DENIED" }],
    };
  }
  const slow = order.refunds.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
  if (slow.length === 0) return { order, events: [] };
  return {
    order: {
      ...order,
      refunds: order.refunds.map((one) => (slow.includes(one) ? done(one) : one)),
    },
    events: slow.map(({ id }) => ({ name: "PAYMENT.CAPTURE.REFUNDED", refundId: id })),
  };
}

function done({ dueAt, ...refund }: Refund): Refund {
  return dueAt === undefined ? refund : { ...refund, status: "COMPLETED" };
}
