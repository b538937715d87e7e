export {
  ACCOUNTS,
  bookId,
  growsByDebit,
  type Account,
  type AccountKind,
  type Book,
} from "./chart.ts";
export { BOOKINGS } from "./bookings.ts";
export { type BookNews, type LineNews, type MoneyNews } from "./news.ts";
export { transfersFor, type Transfer } from "./transfer.ts";
export {
  balances,
  deferredOf,
  insertTransferRows,
  insertTransfers,
  pricesHeld,
  sizeOfBooks,
  type Balance,
  type BalanceFilter,
  type BooksSize,
  type HeldPrice,
} from "./ledger-store.ts";
export { reverseTransfer, type ReversalRefusal, type ReversalWish } from "./reverse-transfer.ts";
export { checkLedger, type Finding } from "./audit-store.ts";
export { bookedOf } from "./booked-store.ts";
export { journalOf, type JournalPeriod } from "./journal-store.ts";
export { type JournalEntry, type JournalLine, type JournalSide } from "./journal.ts";
