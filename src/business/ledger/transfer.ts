import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import {
  BOOKINGS,
  type Amount,
  type BookBooking,
  type Booking,
  type Side,
  type What,
} from "./bookings.ts";
import { bookId, OWNERS, type Account, type Book, type Owner } from "./chart.ts";
import type { MoneyNews } from "./news.ts";

/** One amount from the credited account to the debited one: balanced by its shape. */
export interface Transfer {
  /** Of what concerns no line, the id of its book. */
  readonly lineId: Id<"line"> | Id<"book">;
  readonly debitAccount: Account;
  readonly debitBook: Book;
  readonly creditAccount: Account;
  readonly creditBook: Book;
  /** More than 0. */
  readonly amountYen: Yen;
  /** `payment_confirmed.net`; with `causeId` unique on the line, so that a repeat fails. */
  readonly cause: `${What}.${Amount}` | "reversal";
  readonly causeId: string;
  readonly renewalId?: Id<"renewal">;
  readonly attemptId?: Id<"attempt">;
  readonly at: Instant;
}

/** The transfers of one happening; amounts of nothing are left out. Throws when tax exceeds total. */
export function transfersFor(news: MoneyNews): readonly Transfer[] {
  const booking: Booking | BookBooking = BOOKINGS[news.what];
  return booking.moves
    .map(([debit, credit, amount]) => ({
      lineId: placeOf(booking, news),
      debitAccount: accountOf(debit, news),
      debitBook: bookOf(debit, news),
      creditAccount: accountOf(credit, news),
      creditBook: bookOf(credit, news),
      amountYen: amountOf(amount, news),
      cause: `${news.what}.${amount}` as const,
      causeId: causeIdOf(booking.oncePer, news),
      ...("renewalId" in news ? { renewalId: news.renewalId } : {}),
      ...("attemptId" in news ? { attemptId: news.attemptId } : {}),
      at: news.at,
    }))
    .filter(({ amountYen }) => amountYen > 0);
}

/** Takes a booked transfer back: the same amount the other way, once. */
export function reversalOf(transfer: StoredTransfer, at: Instant): Transfer {
  const { transferId, ...booked } = transfer;
  return {
    ...booked,
    debitAccount: transfer.creditAccount,
    debitBook: transfer.creditBook,
    creditAccount: transfer.debitAccount,
    creditBook: transfer.debitBook,
    cause: "reversal",
    causeId: transferId,
    at,
  };
}

export interface StoredTransfer extends Transfer {
  readonly transferId: Id<"transfer">;
}

function placeOf(booking: Booking | BookBooking, news: MoneyNews): Transfer["lineId"] {
  return "lineId" in news ? news.lineId : bookId(bookOfOwner((booking as BookBooking).home, news));
}

function amountOf(amount: Amount, news: MoneyNews): Yen {
  if (amount === "total") return news.totalYen;
  const taxYen = "taxYen" in news ? news.taxYen : yen(0);
  if (taxYen < 0 || taxYen > news.totalYen) {
    throw new RangeError(`${news.what}: tax ${taxYen} of ${news.totalYen} yen`);
  }
  return amount === "tax" ? taxYen : yen(news.totalYen - taxYen);
}

function bookOf(side: Side, news: MoneyNews): Book {
  if (side === "agent") return bookOfOwner(side, news);
  if (side === "money" && "money" in news && news.money !== undefined) return news.money.book;
  return bookOfOwner(OWNERS[accountOf(side, news)], news);
}

function accountOf(side: Side, news: MoneyNews): Account {
  if (side === "agent") return "receivable";
  if (side !== "money") return side;
  return ("money" in news ? news.money?.account : undefined) ?? "receivable";
}

function bookOfOwner(owner: Owner, news: MoneyNews): Book {
  switch (owner) {
    case "provider":
      return `provider:${"provider" in news ? news.provider : missing(news, owner)}`;
    case "seller":
      return `seller:${"sellerId" in news ? news.sellerId : missing(news, owner)}`;
    case "kiosk":
      return `kiosk:${"kioskId" in news ? news.kioskId : missing(news, owner)}`;
    case "till":
      return `till:${"tillId" in news ? news.tillId : missing(news, owner)}`;
    case "agent":
      return `agent:${"agentId" in news ? news.agentId : missing(news, owner)}`;
    case "checkout":
      return `checkout:${"checkoutId" in news ? news.checkoutId : missing(news, owner)}`;
    case "house":
      return "house";
  }
}

function causeIdOf(oncePer: Booking["oncePer"], news: MoneyNews): string {
  const id = (news as Partial<Record<`${typeof oncePer}Id`, string>>)[`${oncePer}Id`];
  return id ?? missing(news, oncePer);
}

function missing(news: MoneyNews, what: string): never {
  throw new RangeError(`${news.what} without its ${what}`);
}
