export { ACCOUNTS, growsByDebit, type Account, type AccountKind, type Book } from "./chart.ts";
export { BOOKINGS, transfersFor, type MoneyNews, type Transfer } from "./transfer.ts";
export { balances, insertTransfers, type Balance, type BalanceFilter } from "./ledger-store.ts";
export { checkLedger, type Finding } from "./audit-store.ts";
