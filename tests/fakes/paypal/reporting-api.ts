import { Hono } from "hono";
import {
  addHours,
  addSeconds,
  instant,
  type Instant,
} from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, type ApiContext } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { statusOf, type Payout } from "./payouts-api.ts";
import { yen } from "./views.ts";

const LATE_HOURS = 3;
const RANGE_SECONDS_MAX = 31 * 86_400;

interface Movement {
  readonly transaction_id: string;
  readonly transaction_event_code: string;
  readonly at: Instant;
  readonly amountYen: number;
  readonly more: object;
}

/** Transaction search v1: what moved, known three hours later. */
export function reportingApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/transactions", (c) =>
    orFault(c, desk, { operation: "transactions", reference: "" }, () => search(c, desk)),
  );
  return app;
}

function search(c: ApiContext, desk: Desk): Response {
  const [start, end] = [c.req.query("start_date"), c.req.query("end_date")];
  if (start === undefined || end === undefined) return no(c, "INVALID_REQUEST");
  if (instant(end) > addSeconds(instant(start), RANGE_SECONDS_MAX)) {
    return no(c, "INVALID_REQUEST", [{ issue: "Date range is greater than 31 days" }]);
  }
  const refreshedAt = addHours(desk.now(), -LATE_HOURS);
  const found = movementsOf(desk).filter(
    ({ at }) => at >= instant(start) && at <= instant(end) && at <= refreshedAt,
  );
  const { most } = desk.books.thing<{ most: number }>("setting", "reporting") ?? { most: 10_000 };
  if (found.length > most) {
    return no(c, "INVALID_REQUEST", [{ issue: "RESULTSET_TOO_LARGE" }]);
  }
  const size = Number(c.req.query("page_size") ?? "100");
  const page = Number(c.req.query("page") ?? "1");
  return c.json({
    transaction_details: found
      .slice((page - 1) * size, page * size)
      .map((one) => ({ transaction_info: viewOf(one) })),
    account_number: "FAKE0ACCOUNT0",
    start_date: offset(instant(start)),
    end_date: offset(instant(end)),
    last_refreshed_datetime: offset(refreshedAt),
    page,
    total_items: found.length,
    total_pages: Math.max(1, Math.ceil(found.length / size)),
  });
}

function viewOf({
  transaction_id: id,
  transaction_event_code: code,
  at,
  amountYen,
  more,
}: Movement) {
  return {
    transaction_id: id,
    transaction_event_code: code,
    transaction_initiation_date: offset(at),
    transaction_updated_date: offset(at),
    transaction_amount: yen(amountYen),
    transaction_status: "S",
    ...more,
  };
}

function movementsOf(desk: Desk): readonly Movement[] {
  const ofOrders = desk.books.orders().flatMap((order) => {
    const taken = order.capture;
    if (taken === undefined || taken.due !== undefined || taken.status === "DECLINED") return [];
    const fee = feeOf(order.amountYen);
    return [
      {
        transaction_id: taken.id,
        transaction_event_code: "T0006",
        at: taken.createdAt,
        amountYen: order.amountYen,
        more: {
          paypal_reference_id: order.id,
          paypal_reference_id_type: "ODR",
          fee_amount: yen(-fee),
          invoice_id: order.invoiceId,
          custom_field: order.customId,
        },
      },
      ...order.refunds.map((refund) => ({
        transaction_id: refund.id,
        transaction_event_code: "T1107",
        at: refund.createdAt,
        amountYen: -refund.amountYen,
        more: {
          paypal_reference_id: taken.id,
          paypal_reference_id_type: "TXN",
          invoice_id: refund.invoiceId,
          custom_field: refund.customId,
        },
      })),
    ];
  });
  const ofPayouts = desk.books
    .things<Payout>("payout")
    .filter((payout) => statusOf(payout, desk.now())[0] === "SUCCESS")
    .map((payout) => ({
      transaction_id: `T${payout.itemId}XYZ`,
      transaction_event_code: "T0001",
      at: payout.createdAt,
      amountYen: -Number(payout.wish.items[0]!.amount.value),
      more: { invoice_id: payout.wish.items[0]!.sender_item_id },
    }));
  return [...ofOrders, ...ofPayouts].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** 3.6 % and 40 yen. */
export function feeOf(amountYen: number): number {
  return Math.floor((amountYen * 36) / 1000) + 40;
}

/** `+0000`, as only this part of PayPal writes it. */
function offset(moment: Instant): string {
  return `${moment.slice(0, 19)}+0000`;
}
