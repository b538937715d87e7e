import { JST, localDate, type Instant, type LocalDate } from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { Account, Book } from "./chart.ts";
import type { BOOKINGS } from "./bookings.ts";

/** A transfer as the journal reads it. */
export interface JournalTransfer {
  readonly lineId: string;
  readonly debitAccount: Account;
  readonly debitBook: Book;
  readonly creditAccount: Account;
  readonly creditBook: Book;
  readonly amountYen: Yen;
  readonly causeId: string;
  /** Its cause; of a reversal, that of what it takes back. */
  readonly cause: string;
  readonly isReversal: boolean;
  /** Of a reversal: what it takes back was booked with tax. */
  readonly isOfTaxed: boolean;
  readonly renewalId?: string;
  readonly at: Instant;
}

export interface JournalSide {
  readonly account: Account;
  readonly book: Book;
}

export interface JournalLine {
  readonly debit: JournalSide;
  readonly credit: JournalSide;
  readonly amountYen: Yen;
  /** The side on which a taxable sale, or one given back, stands. */
  readonly taxed?: { readonly as: "sale" | "return"; readonly side: "debit" | "credit" };
}

/** One happening: balanced by itself, of one brand or of none. */
export interface JournalEntry {
  readonly date: LocalDate;
  readonly what: keyof typeof BOOKINGS;
  readonly isReversal: boolean;
  readonly sellerId?: string;
  readonly renewal?: { readonly lineId: string; readonly renewalId: string };
  readonly lines: readonly JournalLine[];
}

/** Transfers of one happening follow each other; the last group may go on in the next page. */
export function isSameHappening(one: JournalTransfer, other: JournalTransfer): boolean {
  return one.at === other.at && one.lineId === other.lineId && one.causeId === other.causeId;
}

/** The entry of one happening's transfers. */
export function entryOf(transfers: readonly JournalTransfer[]): JournalEntry {
  const [first] = transfers;
  if (first === undefined) throw new RangeError("an entry of nothing");
  const { at, lineId, isReversal, renewalId, isOfTaxed } = first;
  const isTaxed = isOfTaxed || transfers.some(touchesTax);
  const sellerId = transfers.flatMap(sellersOf)[0];
  return {
    date: localDate(at, JST),
    what: whatOf(first),
    isReversal,
    ...(sellerId === undefined ? {} : { sellerId }),
    ...(renewalId === undefined ? {} : { renewal: { lineId, renewalId } }),
    lines: transfers.map((transfer) => lineOf(transfer, isTaxed)),
  };
}

// The output tax is booked when money comes, as the receipt states it: there stands the taxable
// sale, and there it is given back. What is earned later moves between accounts without tax.
const TAXED: Readonly<Partial<Record<keyof typeof BOOKINGS, "sale" | "return">>> = {
  payment_confirmed: "sale",
  replacement_paid: "sale",
  refund_decided: "return",
  supplied_refund_decided: "return",
  replaced: "return",
  goods_sold: "sale",
  goods_returned: "return",
};

function lineOf(transfer: JournalTransfer, isTaxed: boolean): JournalLine {
  const { debitAccount, debitBook, creditAccount, creditBook, amountYen, isReversal } = transfer;
  const as = isTaxed ? TAXED[whatOf(transfer)] : undefined;
  const side = (as === "sale") === isReversal ? "debit" : "credit";
  return {
    debit: { account: debitAccount, book: debitBook },
    credit: { account: creditAccount, book: creditBook },
    amountYen,
    ...(as === undefined ? {} : { taxed: { as, side } }),
  };
}

function whatOf({ cause }: JournalTransfer): keyof typeof BOOKINGS {
  return cause.split(".")[0] as keyof typeof BOOKINGS;
}

function touchesTax({ debitAccount, creditAccount }: JournalTransfer): boolean {
  return debitAccount === "output_tax" || creditAccount === "output_tax";
}

function sellersOf({ debitBook, creditBook }: JournalTransfer): readonly string[] {
  return [debitBook, creditBook]
    .filter((book) => book.startsWith("seller:"))
    .map((book) => book.slice("seller:".length));
}

/** Entries of one day alike in everything but their lines' amounts, as one each. */
export function addUpDay(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const alike = Map.groupBy(entries, ({ what, isReversal, sellerId, lines }) =>
    JSON.stringify([what, isReversal, sellerId, lines.map(shapeOf)]),
  );
  return [...alike.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, [first, ...others]]) => {
      const { renewal: _renewal, ...kept } = first!;
      const lines = kept.lines.map((line, i) => {
        const sum = others.reduce((total, { lines: of }) => total + of[i]!.amountYen, 0);
        return { ...line, amountYen: yen(line.amountYen + sum) };
      });
      return { ...kept, lines };
    });
}

function shapeOf({ debit, credit, taxed }: JournalLine): unknown {
  return [debit.account, debit.book, credit.account, credit.book, taxed?.as, taxed?.side];
}
