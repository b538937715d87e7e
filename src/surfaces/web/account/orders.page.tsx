import type { CustomerOrder } from "../../../business/customers/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import { Page, showDateOf, showYen, Tag, type Frame, type TagTone } from "../../html/index.ts";
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
      {orders.length === 0 ? <p>{texts.home.noOrders}</p> : null}
      <OrderList frame={frame} orders={orders} level={2} />
      <p>
        <a href={paths.account(frame.language)}>{texts.back}</a>
      </p>
    </Page>
  );
}

/** A card for each order: a table of so many columns would be squeezed on a phone. */
export function OrderList({ frame, orders, level }: OrdersProps & { level: 2 | 3 }) {
  const { language } = frame;
  const texts = accountTexts[language];
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <>
      {orders.map((order) => {
        const number = showOrderNumber(order.number);
        const path = paths.account(language, `orders/${order.number}`);
        const state = stateOf(order);
        return (
          <section class="panel close">
            <Heading>
              <a href={path}>{order.planNames[language]}</a>
            </Heading>
            <p>
              <Tag tone={TONES[state]}>{texts.orderStates[state]}</Tag>{" "}
              <span class="soft">
                {texts.orders.number} <span class="code">{number}</span>
              </span>
            </p>
            <p>
              {showDateOf(order.placedAt, language)} · {showYen(order.totalYen, language)}
            </p>
            {order.hasReceipt ? (
              <p>
                <a href={`${path}/receipt`}>
                  {texts.orders.receipt}
                  <span class="sr"> {number}</span>
                </a>
              </p>
            ) : null}
          </section>
        );
      })}
    </>
  );
}

const TONES: Readonly<Record<keyof OrderStateTexts, TagTone>> = {
  unpaid: "careful",
  expired: "calm",
  cancelled: "calm",
  underWay: "careful",
  failed: "urgent",
  active: "good",
  queued: "good",
  completed: "calm",
  refunding: "careful",
  refunded: "calm",
};

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

/** The renewal's state in the words of an account. */
export function stateOf(order: CustomerOrder): keyof OrderStateTexts {
  return STATES[order.state] ?? "underWay";
}
