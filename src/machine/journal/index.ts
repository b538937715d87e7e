export {
  cashBook,
  EMPTY_BOOK,
  yenOf,
  type CashBook,
  type CashPiece,
  type CashPlace,
  type Difference,
  type IntakeBook,
  type Layout,
  type PayoutBook,
  type Pieces,
} from "./cash-book.ts";
export { JournalBroken, openJournal, type Journal, type JournalPlace } from "./journal.ts";
export type { JournalFault } from "./line.ts";
