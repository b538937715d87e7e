/** The chart of accounts: which side an account grows on. README.md says what each is for. */
export const ACCOUNTS = {
  receivable: "asset",
  cash: "asset",
  deferred_revenue: "liability",
  output_tax: "liability",
  refunds_payable: "liability",
  unallocated_money: "liability",
  pin_liability: "liability",
  revenue: "income",
  rounding: "income",
  provider_fees: "expense",
  losses: "expense",
} as const;

export type Account = keyof typeof ACCOUNTS;
export type AccountKind = (typeof ACCOUNTS)[Account];

/** Whose account is meant. */
export type Book =
  | "house"
  | `line:${string}`
  | `provider:${string}`
  | `seller:${string}`
  | `till:${string}`;

/** Assets and expenses grow by debits, liabilities and income by credits. */
export function growsByDebit(account: Account): boolean {
  return ACCOUNTS[account] === "asset" || ACCOUNTS[account] === "expense";
}
