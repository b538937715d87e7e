import { idOfName, type Id } from "../../foundation/ids/index.ts";

/** The chart of accounts: which side an account grows on. README.md says what each is for. */
export const ACCOUNTS = {
  receivable: "asset",
  cash: "asset",
  bank: "asset",
  withheld: "asset",
  safe: "asset",
  input_tax: "asset",
  kiosk_cash: "asset",
  deferred_revenue: "liability",
  output_tax: "liability",
  refunds_payable: "liability",
  unallocated_money: "liability",
  pin_liability: "liability",
  intake_money: "liability",
  checkout_money: "liability",
  vouchers_payable: "liability",
  revenue: "income",
  breakage: "income",
  rounding: "income",
  provider_fees: "expense",
  losses: "expense",
  commissions: "expense",
  cash_adjustments: "expense",
  cash_differences: "expense",
  kiosk_differences: "expense",
} as const;

export type Account = keyof typeof ACCOUNTS;
export type AccountKind = (typeof ACCOUNTS)[Account];

/** Whose account is meant. */
export type Book =
  | "house"
  | `agent:${string}`
  | `checkout:${string}`
  | `kiosk:${string}`
  | `line:${string}`
  | `provider:${string}`
  | `seller:${string}`
  | `till:${string}`;

/** Whose book an account stands in: each brand files its own tax, each provider owes its own. */
export const OWNERS = {
  receivable: "provider",
  cash: "till",
  bank: "house",
  withheld: "provider",
  safe: "house",
  input_tax: "seller",
  kiosk_cash: "kiosk",
  deferred_revenue: "seller",
  output_tax: "seller",
  refunds_payable: "seller",
  unallocated_money: "provider",
  pin_liability: "seller",
  intake_money: "kiosk",
  checkout_money: "checkout",
  vouchers_payable: "kiosk",
  revenue: "seller",
  breakage: "seller",
  rounding: "house",
  provider_fees: "provider",
  losses: "seller",
  commissions: "seller",
  cash_adjustments: "till",
  cash_differences: "till",
  kiosk_differences: "kiosk",
} as const satisfies Record<
  Account,
  "checkout" | "house" | "kiosk" | "provider" | "seller" | "till"
>;

/** An agent owns no kind of account: what it owes is a receivable in its book. */
export type Owner = (typeof OWNERS)[Account] | "agent";

/** Assets and expenses grow by debits, liabilities and income by credits. */
export function growsByDebit(account: Account): boolean {
  return ACCOUNTS[account] === "asset" || ACCOUNTS[account] === "expense";
}

/**
 * Stands for the line of transfers that concern no line: payouts, fees, what a till takes in. The
 * same for the same book, so that its event rows are the lock of the book.
 */
export function bookId(book: Book): Id<"book"> {
  return idOfName(`book ${book}`);
}
