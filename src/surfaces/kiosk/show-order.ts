import { isOpen, type AttemptState, type NextAction } from "../../business/payments/index.ts";
import { findReceipt } from "../../business/receipts/index.ts";
import {
  hearReturn,
  readOrder,
  showOrderNumber,
  type Order,
  type RenewalKey,
  type RenewalState,
} from "../../business/renewals/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { endText, wordTexts } from "../words/index.ts";
import type { AtKiosk } from "./ground.ts";
import { cashView, workCash, type CashView } from "./cash.ts";
import { openOrder } from "./line-key.ts";
import { readSlip, type SlipView } from "./slip.ts";
import { waysFor, type WayAtKiosk } from "./ways.ts";

/** An order as the machine that sold it shows it. No name, no address, no whole number of a line. */
export interface OrderView {
  readonly number: string;
  /** As people read it out. */
  readonly shownNumber: string;
  readonly state: RenewalState;
  readonly plan: string;
  /** Until when it is valid; once it is granted, by what was granted. */
  readonly endsText: string;
  readonly totalYen: Yen;
  readonly placedAt: Instant;
  readonly payBy: Instant;
  readonly paidAt?: Instant;
  readonly promiseLeftSeconds?: number;
  readonly fulfilledAt?: Instant;
  /** The payment that waits for its payer, or the last one that failed. */
  readonly payment?: {
    readonly kind: string;
    readonly method: string;
    readonly state: AttemptState;
    readonly next?: NextAction;
    readonly failure?: string;
  };
  readonly may: { readonly pay: boolean; readonly cancel: boolean };
  /** Somebody named an address for its letters. */
  readonly hasContact: boolean;
  readonly ways: readonly WayAtKiosk[];
  /** How its paper fares at this machine. */
  readonly slip: SlipView;
  /** Money that was put in for it here, as far as it matters now. */
  readonly cash?: CashView;
  /** Where a phone opens the order; and, once there is a receipt, where anybody can verify it. */
  readonly orderUrl: string;
  readonly proofUrl?: string;
}

/** Asks nobody outside, but has a payment under way read at once. */
export async function showOrder(
  at: AtKiosk,
  key: string,
): Promise<Outcome<OrderView, "order_unknown">> {
  const opened = await openOrder(at, key);
  if (!opened.ok) return opened;
  await workCash(at, opened.value);
  const order = await readOrder(at.act, opened.value);
  if (order?.openAttempt !== undefined) {
    await hearReturn(at.act, opened.value);
    at.ground.nudge();
  }
  return done(await readOrderView(at, opened.value));
}

export async function readOrderView(at: AtKiosk, key: RenewalKey): Promise<OrderView> {
  const order = await readOrder(at.act, key);
  if (order === undefined) throw new Error("an order that was just read is gone");
  const { renewal, plan, bucket, promiseLeftSeconds } = order;
  const { language } = at.act;
  const { number, state, totalYen, placedAt, payBy, paidAt, fulfilledAt } = renewal;
  const granted = bucket?.endsAt;
  const ends = granted === undefined ? renewal.quote.ends : ({ kind: "at", at: granted } as const);
  const payment = paymentIn(order, at);
  const proof = fulfilledAt === undefined ? undefined : await findReceipt(at.act, key);
  const cash = await cashView(at, key);
  const home = `${at.ground.config.publicUrl}/${language}`;
  return {
    ...{ number, shownNumber: showOrderNumber(number), state, totalYen, placedAt, payBy },
    plan: plan.names[language],
    endsText: endText(ends, { duration: plan.terms.duration, language }),
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(fulfilledAt === undefined ? {} : { fulfilledAt }),
    ...(promiseLeftSeconds === undefined ? {} : { promiseLeftSeconds }),
    ...(payment === undefined ? {} : { payment }),
    may: { pay: order.may.pay, cancel: order.may.cancel },
    hasContact: renewal.contactEmail !== undefined,
    ways: order.may.pay ? await waysFor(at, renewal) : [],
    slip: await readSlip(at, order),
    ...(cash === undefined ? {} : { cash }),
    orderUrl: `${home}/orders/${number}`,
    ...(proof === undefined ? {} : { proofUrl: `${home}/verify/${proof.token}` }),
  };
}

function paymentIn({ attempts, renewal }: Order, { act }: AtKiosk): OrderView["payment"] {
  const attempt = attempts.at(-1);
  if (attempt === undefined || renewal.paidAt !== undefined) return undefined;
  const { kind, method, state, next, failure } = attempt;
  return {
    ...{ kind, method, state },
    ...(next !== undefined && isOpen(attempt) ? { next } : {}),
    ...(failure === undefined ? {} : { failure: wordTexts[act.language].failures[failure] }),
  };
}
