import type { Act } from "../../foundation/act/index.ts";
import {
  canTake,
  keyOfNumber,
  readOrder,
  receiptChoiceOf,
  renewalsJoinedTo,
  type Order,
  type Renewal,
} from "../renewals/index.ts";
import { checkoutStateOf, type Checkout } from "./checkout.ts";

/** A checkout over several, by the number of its first order; undefined where that is none. */
export async function readCheckout(act: Act, number: string): Promise<Checkout | undefined> {
  const key = await keyOfNumber(act, number);
  const first = key === undefined ? undefined : await readOrder(act, key);
  if (key === undefined || first?.renewal.checkoutYen === undefined) return undefined;
  const joined = await renewalsJoinedTo(act, key);
  const others = (await Promise.all(joined.map(async (one) => readOrder(act, one)))).filter(
    (one) => one !== undefined,
  );
  return checkoutOf(act, first, others);
}

function checkoutOf(act: Act, first: Order, others: readonly Order[]): Checkout {
  const { renewal, slip } = first;
  const state = checkoutStateOf(
    renewal,
    others.map(({ attempts }) => ({ hasShare: attempts.length > 0 })),
  );
  return {
    number: renewal.number,
    first,
    orders: [first, ...others],
    state,
    totalYen: renewal.checkoutYen ?? renewal.totalYen,
    payBy: renewal.payBy,
    ...(slip === undefined ? {} : { slip }),
    receipt: receiptOf(renewal),
    may: {
      pay: canTake("renewal.payment_begun", renewal.state) && act.clock.now() < renewal.payBy,
      cancel: canTake("renewal.cancelled", renewal.state),
      chooseReceipt: canTake("renewal.paid", renewal.state) && haveOneSeller(first, others),
    },
  };
}

function receiptOf(renewal: Renewal): Checkout["receipt"] {
  const choice = receiptChoiceOf(renewal);
  const { receiptIssuedAt: issuedAt } = renewal;
  return issuedAt === undefined ? { choice } : { choice, issuedAt };
}

function haveOneSeller(first: Order, others: readonly Order[]): boolean {
  return others.every(({ renewal }) => renewal.sellerId === first.renewal.sellerId);
}
