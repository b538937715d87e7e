import type { CustomerOrder } from "../../../business/customers/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import { Page, showDateOf, showYen, Table, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { accountTexts, type OrderStateTexts } from "./texts/index.ts";

export interface OrdersProps {
  readonly frame: Frame;
  readonly orders: readonly CustomerOrder[];
}

export function AccountOrdersPage({ frame, orders }: OrdersProps) {
  const texts = accountTexts[frame.language];
  return (
    <Page frame={frame} title={texts.orders.title} lead={texts.orders.lead} layout="wide" isPrivate>
      {orders.length === 0 ? (
        <p>{texts.home.noOrders}</p>
      ) : (
        <OrderTable frame={frame} orders={orders} />
      )}
      <p>
        <a href={paths.account(frame.language)}>{texts.back}</a>
      </p>
    </Page>
  );
}

export function OrderTable({ frame, orders }: OrdersProps) {
  const { language } = frame;
  const texts = accountTexts[language];
  const { number, plan, placed, total, state, receipt } = texts.orders;
  const path = (order: CustomerOrder) => paths.account(language, `orders/${order.number}`);
  return (
    <Table
      caption={texts.orders.title}
      head={[number, plan, placed, total, state, receipt]}
      figures={[3]}
      rows={orders.map((order) => [
        <a href={path(order)}>{showOrderNumber(order.number)}</a>,
        order.planNames[language],
        showDateOf(order.placedAt, language),
        showYen(order.totalYen, language),
        texts.orderStates[stateOf(order)],
        order.hasReceipt ? (
          <a href={`${path(order)}/receipt`}>
            {receipt}
            <span class="sr"> {showOrderNumber(order.number)}</span>
          </a>
        ) : (
          ""
        ),
      ])}
    />
  );
}

const STATES: Readonly<Record<string, keyof OrderStateTexts>> = {
  draft: "unpaid",
  awaiting_payment: "unpaid",
  payment_failed: "unpaid",
  payment_expired: "expired",
  cancelled: "cancelled",
  activation_failed: "failed",
  active: "active",
  queued: "queued",
  completed: "completed",
  refunding: "refunding",
  refunded: "refunded",
};

function stateOf(order: CustomerOrder): keyof OrderStateTexts {
  return STATES[order.state] ?? "underWay";
}
