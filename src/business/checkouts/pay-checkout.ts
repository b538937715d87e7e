import type { Act } from "../../foundation/act/index.ts";
import { refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseReceipt,
  keyOfNumber,
  renewalOf,
  renewalsJoinedTo,
  tellMembers,
  type BeginRefusal,
  type BegunPayment,
  type ChoiceRefusal,
  type Outside,
  type PaymentWish,
  type ReceiptChoice,
  type ReceiptChoiceRefusal,
  type RenewalKey,
} from "../renewals/index.ts";

export type CheckoutRefusal = BeginRefusal | "checkout_unknown";

/** Begins one payment of all its renewals, by the verb that any order is paid with. */
export async function payCheckout(
  act: Act,
  outside: Outside,
  wish: Omit<PaymentWish, keyof RenewalKey> & { readonly number: string },
): Promise<Outcome<BegunPayment, CheckoutRefusal>> {
  const { number, ...payment } = wish;
  const key = await keyOfCheckout(act, number);
  if (key === undefined) return refused("checkout_unknown");
  const begun = await beginPayment(act, outside, { ...payment, ...key });
  if (begun.ok) await tellMembers(act, await renewalsJoinedTo(act, key));
  return begun;
}

/** Cancels all of it while it is not paid; money that comes later goes back by itself. */
export async function cancelCheckout(
  act: Act,
  number: string,
): Promise<Outcome<null, ChoiceRefusal | "checkout_unknown">> {
  const key = await keyOfCheckout(act, number);
  if (key === undefined) return refused("checkout_unknown");
  const cancelled = await cancelRenewal(act, key);
  if (cancelled.ok) await tellMembers(act, await renewalsJoinedTo(act, key));
  return cancelled;
}

/** One receipt over all of it, or one for each: until its money is there. */
export async function chooseCheckoutReceipt(
  act: Act,
  number: string,
  choice: ReceiptChoice,
): Promise<Outcome<ReceiptChoice, ReceiptChoiceRefusal | "checkout_unknown">> {
  const key = await keyOfCheckout(act, number);
  return key === undefined ? refused("checkout_unknown") : chooseReceipt(act, key, choice);
}

async function keyOfCheckout(act: Act, number: string): Promise<RenewalKey | undefined> {
  const key = await keyOfNumber(act, number);
  const renewal = key === undefined ? undefined : await renewalOf(act, key);
  return renewal?.checkoutYen === undefined ? undefined : key;
}
