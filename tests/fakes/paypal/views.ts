import type { Change, Order, Refund } from "./order.ts";

const API = "https://api-m.sandbox.paypal.com";

/** An order as the API shows it; its page stands at the fake itself. */
export function orderView(order: Order, pagesUrl: string) {
  const { id, status, createdAt, updatedAt } = order;
  return {
    id,
    intent: "CAPTURE",
    status,
    ...(status === "CREATED"
      ? {}
      : {
          payment_source: {
            paypal: status === "PAYER_ACTION_REQUIRED" ? {} : { account_status: "VERIFIED" },
          },
        }),
    purchase_units: [
      {
        reference_id: order.referenceId ?? "default",
        amount: yen(order.amountYen),
        ...named("description", order.description),
        ...named("custom_id", order.customId),
        ...named("invoice_id", order.invoiceId),
        ...(order.capture === undefined ? {} : { payments: paymentsOf(order) }),
      },
    ],
    create_time: stamp(createdAt),
    update_time: stamp(updatedAt),
    links: [
      { href: `${API}/v2/checkout/orders/${id}`, rel: "self", method: "GET" },
      ...(status === "COMPLETED"
        ? []
        : [{ href: pageUrl(order, pagesUrl), rel: "payer-action", method: "GET" }]),
    ],
  };
}

export function pageUrl({ id }: Order, pagesUrl: string): string {
  return `${pagesUrl}/checkoutnow?token=${id}`;
}

function paymentsOf(order: Order) {
  return {
    captures: [captureView(order)],
    ...(order.refunds.length === 0
      ? {}
      : { refunds: order.refunds.map((refund) => refundView(order, refund)) }),
  };
}

export function captureView(order: Order) {
  const { id, status, createdAt, updatedAt } = order.capture!;
  return {
    id,
    status,
    ...(status === "PENDING" ? { status_details: { reason: "PENDING_REVIEW" } } : {}),
    amount: yen(order.amountYen),
    final_capture: true,
    ...named("custom_id", order.customId),
    ...named("invoice_id", order.invoiceId),
    create_time: stamp(createdAt),
    update_time: stamp(updatedAt),
    links: [
      { href: `${API}/v2/payments/captures/${id}`, rel: "self", method: "GET" },
      { href: `${API}/v2/payments/captures/${id}/refund`, rel: "refund", method: "POST" },
      { href: `${API}/v2/checkout/orders/${order.id}`, rel: "up", method: "GET" },
    ],
  };
}

export function refundView(order: Order, refund: Refund) {
  const { id, status, amountYen, createdAt } = refund;
  return {
    id,
    status,
    amount: yen(amountYen),
    ...named("custom_id", refund.customId),
    ...named("invoice_id", refund.invoiceId),
    create_time: stamp(createdAt),
    update_time: stamp(createdAt),
    links: [
      { href: `${API}/v2/payments/refunds/${id}`, rel: "self", method: "GET" },
      { href: `${API}/v2/payments/captures/${order.capture!.id}`, rel: "up", method: "GET" },
    ],
  };
}

/** What an event shows: the thing that it is about. */
export function resourceOf(
  order: Order,
  { name, refundId }: Change["events"][number],
  pagesUrl: string,
): object {
  if (name === "CHECKOUT.ORDER.APPROVED") return orderView(order, pagesUrl);
  const refund = order.refunds.find(({ id }) => id === refundId);
  return refund === undefined ? captureView(order) : refundView(order, refund);
}

export function yen(amount: number) {
  return { currency_code: "JPY", value: String(amount) };
}

/** Seconds are all that PayPal tells. */
export function stamp(moment: string): string {
  return `${moment.slice(0, 19)}Z`;
}

function named(name: string, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}
