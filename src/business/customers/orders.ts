import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Customer } from "./customer.ts";
import type { Accounts, CustomerOrder } from "./ports.ts";

const ORDERS_MAX = 100;

/**
 * Makes renewals that were placed without an account, under the customer's e-mail, his; answers how
 * many. Only a proven e-mail claims. Every log-in does this by itself.
 */
export async function claimOrders(
  act: Act,
  accounts: Accounts,
  customer: Customer,
): Promise<Outcome<number, "email_not_verified">> {
  const { customerId, email, isEmailVerified } = customer;
  if (!isEmailVerified) return refused("email_not_verified");
  return done(await accounts.orders.claim(act, { customerId, email }));
}

/** The customer's orders, newest first. */
export async function ordersOf(
  act: Act,
  accounts: Accounts,
  { customerId }: Customer,
): Promise<readonly CustomerOrder[]> {
  return accounts.orders.list(act, { customerId, limit: ORDERS_MAX });
}
