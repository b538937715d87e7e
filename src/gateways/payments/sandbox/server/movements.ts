import {
  JST,
  localDate,
  nextMidnight,
  startOfDay,
  type Instant,
} from "../../../../foundation/clock/index.ts";
import type { Method, Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";

/** One movement on the shop's balance at this provider; towards the shop positive. */
export interface Movement {
  readonly id: string;
  readonly type: "payment" | "refund" | "payout";
  readonly payment?: string;
  readonly refund?: string;
  /** The shop's own reference of it. */
  readonly reference?: string;
  readonly grossYen: number;
  readonly feeYen: number;
  readonly at: Instant;
}

/** What is kept of a payment, per mille. */
const FEES: Readonly<Record<Method, number>> = {
  card: 36,
  card_reader: 32,
  alipay: 30,
  wechat_pay: 30,
  paypay: 35,
  paypal: 36,
  konbini: 30,
};

/**
 * Every movement up to `now`, oldest first. At each midnight in Japan all that has come together
 * goes to the shop's bank. What a period tells never changes once it is over.
 */
export function movementsOf(
  books: { readonly payments: readonly Payment[]; readonly refunds: readonly Refund[] },
  now: Instant,
): readonly Movement[] {
  const moved = [...books.payments.flatMap(ofPayment), ...books.refunds.flatMap(ofRefund)]
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const days = Map.groupBy(moved, ({ at }) => startOfDay(at, JST));
  const result: Movement[] = [];
  let balanceYen = 0;
  for (const [day, ofDay] of days) {
    result.push(...ofDay);
    balanceYen += ofDay.reduce((sum, { grossYen, feeYen }) => sum + grossYen - feeYen, 0);
    const at = nextMidnight(day, JST);
    if (balanceYen <= 0 || at > now) continue;
    const id = `po_${localDate(at, JST).replaceAll("-", "")}`;
    result.push({ id, type: "payout", grossYen: -balanceYen, feeYen: 0, at });
    balanceYen = 0;
  }
  return result;
}

function ofPayment(payment: Payment): readonly Movement[] {
  const { id, reference, receivedYen, settledAt, method } = payment;
  if (settledAt === undefined || receivedYen === 0) return [];
  return [
    {
      id: `mv_${id}`,
      type: "payment",
      payment: id,
      reference,
      grossYen: receivedYen,
      feeYen: Math.floor((receivedYen * FEES[method]) / 1000),
      at: settledAt,
    },
  ];
}

function ofRefund({ id, reference, paymentId, amountYen, doneAt }: Refund): readonly Movement[] {
  if (doneAt === undefined) return [];
  return [
    {
      id: `mv_${id}`,
      type: "refund",
      payment: paymentId,
      refund: id,
      reference,
      grossYen: -amountYen,
      feeYen: 0,
      at: doneAt,
    },
  ];
}
