import type { Instant } from "../../../src/foundation/clock/index.ts";
import type { Payment, Session } from "./book.ts";
import { refundedYen } from "./book.ts";

/** Moments as this API writes them: whole seconds. */
export function momentOf(at: Instant): string {
  return `${at.slice(0, 19)}Z`;
}

export function paymentView(payment: Payment, publicUrl: string) {
  return {
    id: payment.id,
    resource: "payment",
    status: payment.status,
    amount: payment.amountYen,
    tax: 0,
    customer: null,
    payment_deadline: payment.deadline === undefined ? null : momentOf(payment.deadline),
    payment_details: detailsOf(payment, publicUrl),
    payment_method_fee: payment.feeYen,
    total: payment.amountYen + payment.feeYen,
    currency: "JPY",
    description: payment.description ?? null,
    captured_at: payment.capturedAt === undefined ? null : momentOf(payment.capturedAt),
    external_order_num: payment.orderNumber,
    metadata: payment.metadata,
    created_at: momentOf(payment.createdAt),
    amount_refunded: refundedYen(payment),
    locale: payment.locale,
    session: payment.sessionId ?? null,
    customer_family_name: null,
    customer_given_name: null,
    mcc: null,
    statement_descriptor: null,
    refunds: payment.refunds.map((refund) => ({
      id: refund.id,
      resource: "refund",
      amount: refund.amountYen,
      currency: "JPY",
      payment: payment.id,
      description: refund.description,
      created_at: momentOf(refund.createdAt),
      chargeback: refund.isChargeback,
    })),
    refund_requests: [],
  };
}

export function sessionView(
  session: Session,
  on: { payment: Payment | undefined; publicUrl: string; now: Instant },
) {
  return {
    id: session.id,
    resource: "session",
    mode: "payment",
    amount: session.amountYen,
    currency: "JPY",
    session_url: `${on.publicUrl}/sessions/${session.id}`,
    return_url: session.returnUrl,
    default_locale: session.locale,
    payment_methods: [{ type: session.type }],
    created_at: momentOf(session.createdAt),
    cancelled_at: null,
    completed_at: null,
    status: session.status,
    expired: session.status === "pending" && session.expiresAt <= on.now,
    metadata: session.metadata,
    payment: on.payment === undefined ? null : paymentView(on.payment, on.publicUrl),
    payment_data: { external_order_num: session.orderNumber, capture: "auto" },
    ...(session.email === undefined ? {} : { email: session.email }),
  };
}

export function listView(data: readonly unknown[]) {
  return { resource: "list", data, total: data.length, page: 1, per_page: 100, last_page: 1 };
}

// As each chain numbers its slips: one long number at 7-Eleven, two numbers at the machines.
function detailsOf({ type, slip, id }: Payment, publicUrl: string) {
  if (slip === undefined) return { type };
  const isOneNumber = slip.store === "seven-eleven" || slip.store === "daily-yamazaki";
  return {
    type,
    store: slip.store,
    email: slip.email,
    receipt: slip.store === "seven-eleven" ? slip.code : slip.code.slice(0, 11),
    confirmation_code: isOneNumber ? null : slip.code.slice(-6),
    instructions_url: `${publicUrl}/instructions/${id}`,
  };
}
