import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { bookId, OWNERS, type Account, type Book, type Owner } from "./chart.ts";

interface Happened {
  readonly at: Instant;
}
interface OnLine extends Happened {
  readonly lineId: Id<"line">;
  readonly sellerId: Id<"seller">;
}
interface OfRenewal {
  readonly renewalId: Id<"renewal">;
}
interface OfAttempt {
  readonly attemptId: Id<"attempt">;
  /** The provider's name, as in its gateway. */
  readonly provider: string;
  /** Where the money lies that the house took itself; else its provider owes it to us. */
  readonly money?: { readonly account: Account; readonly book: Book } | undefined;
}
interface OfRefund {
  readonly refundId: Id<"refund">;
}
/** A question of the payer's bank about a payment. */
interface OfDispute {
  readonly disputeId: Id<"dispute">;
}
/** What was used up of a plan between two looks at it. */
interface OfUse {
  readonly useId: Id<"use">;
}
/** A row of a provider's own report. */
interface OfRow {
  readonly rowId: Id<"report_row">;
  readonly provider: string;
}
/** A movement of cash in a till that is no sale. */
interface OfMovement {
  readonly movementId: Id<"till_movement">;
  readonly tillId: string;
}
/** Recharge PINs that a seller sold: money that no plan has been named for yet. */
interface OfPins {
  readonly sellerId: Id<"seller">;
}
interface OfPlace {
  /** Where the money of the sale lies: an agent owes it, a till holds it. */
  readonly money: { readonly account: Account; readonly book: Book };
}
interface Priced {
  /** Tax-inclusive; of a part refund, the part. */
  readonly totalYen: Yen;
  /** Contained in the total; 0 for a seller who collects none. */
  readonly taxYen: Yen;
}
interface Whole {
  readonly totalYen: Yen;
}

/** What happened to money on a line. */
export type LineNews = OnLine &
  (
    | ({ readonly what: "payment_confirmed" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "plan_used" } & OfRenewal & OfUse & Whole)
    | ({ readonly what: "plan_supplied" } & OfRenewal & Whole)
    | ({ readonly what: "plan_lost" } & OfRenewal & Priced)
    | ({ readonly what: "refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "supplied_refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "replaced" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "replacement_paid" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "late_money" } & Partial<OfRenewal> & OfAttempt & Whole)
    | ({ readonly what: "late_refund_decided" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
    | ({ readonly what: DisputeHappening } & Partial<OfRenewal> & OfAttempt & OfDispute & Whole)
    | ({ readonly what: "refund_done" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
  );

/** The provider holds the money back; then it is ours again, or gone. */
type DisputeHappening = "dispute_opened" | "dispute_won" | "dispute_lost";

/** What happened to money on no line: it is booked under the id of its book. */
export type BookNews = Happened &
  (
    | ({ readonly what: "payout_arrived" } & OfRow & Whole)
    | ({ readonly what: "payout_returned" } & OfRow & Whole)
    | ({ readonly what: "fee_kept" } & OfRow & Whole)
    | ({ readonly what: "fee_returned" } & OfRow & Whole)
    | ({ readonly what: TillHappening } & OfMovement & Whole)
    | ({ readonly what: "pins_sold"; readonly saleId: Id<"pin_sale"> } & OfPins & OfPlace & Whole)
    | ({ readonly what: "pin_sale_undone"; readonly pinId: Id<"pin"> } & OfPins & OfPlace & Whole)
    | ({ readonly what: "pins_expired"; readonly closingId: Id<"pin_closing"> } & OfPins & Whole)
  );

/** Cash that comes from the safe or goes there, in or out for the shop, found over or short. */
type TillHappening =
  | "till_filled"
  | "till_emptied"
  | "till_paid_in"
  | "till_paid_out"
  | "till_over"
  | "till_short";

export type MoneyNews = LineNews | BookNews;

type What = MoneyNews["what"];
type Amount = "net" | "tax" | "total";
/** `money`: a receivable from the provider, or where the house put what it took itself. */
type Side = Account | "money";
type Move = readonly [debit: Side, credit: Side, amount: Amount];
interface Booking {
  /** The thing for which the happening can be booked once and never again. */
  readonly oncePer:
    | "renewal"
    | "attempt"
    | "refund"
    | "dispute"
    | "use"
    | "row"
    | "movement"
    | "sale"
    | "pin"
    | "closing";
  readonly moves: readonly Move[];
}
interface BookBooking extends Booking {
  /** Under whose book it is booked, since it is on no line. */
  readonly home: Owner;
}

function ofTill(debit: Account, credit: Account) {
  return { home: "till", oncePer: "movement", moves: [[debit, credit, "total"]] } as const;
}

/** How each happening is booked: debit, credit, amount. */
export const BOOKINGS = {
  payment_confirmed: {
    oncePer: "renewal",
    moves: [
      ["money", "deferred_revenue", "net"],
      ["money", "output_tax", "tax"],
    ],
  },
  // Part by part while it is used, then what is left when it has ended: amounts without tax.
  plan_used: { oncePer: "use", moves: [["deferred_revenue", "revenue", "total"]] },
  plan_supplied: { oncePer: "renewal", moves: [["deferred_revenue", "revenue", "total"]] },
  refund_decided: {
    oncePer: "refund",
    moves: [
      ["deferred_revenue", "refunds_payable", "net"],
      ["output_tax", "refunds_payable", "tax"],
    ],
  },
  supplied_refund_decided: {
    oncePer: "refund",
    moves: [
      ["revenue", "refunds_payable", "net"],
      ["output_tax", "refunds_payable", "tax"],
    ],
  },
  refund_done: { oncePer: "refund", moves: [["refunds_payable", "money", "total"]] },
  late_money: { oncePer: "attempt", moves: [["money", "unallocated_money", "total"]] },
  late_refund_decided: {
    oncePer: "refund",
    moves: [["unallocated_money", "refunds_payable", "total"]],
  },
  // The money of an order whose plan is exchanged, then what the other plan takes of it.
  replaced: {
    oncePer: "renewal",
    moves: [
      ["deferred_revenue", "unallocated_money", "net"],
      ["output_tax", "unallocated_money", "tax"],
    ],
  },
  replacement_paid: {
    oncePer: "renewal",
    moves: [
      ["unallocated_money", "deferred_revenue", "net"],
      ["unallocated_money", "output_tax", "tax"],
    ],
  },
  dispute_opened: { oncePer: "dispute", moves: [["withheld", "money", "total"]] },
  dispute_won: { oncePer: "dispute", moves: [["money", "withheld", "total"]] },
  dispute_lost: { oncePer: "dispute", moves: [["losses", "withheld", "total"]] },
  plan_lost: { oncePer: "renewal", moves: [["losses", "revenue", "net"]] },
  payout_arrived: { home: "provider", oncePer: "row", moves: [["bank", "receivable", "total"]] },
  payout_returned: { home: "provider", oncePer: "row", moves: [["receivable", "bank", "total"]] },
  fee_kept: {
    home: "provider",
    oncePer: "row",
    moves: [["provider_fees", "receivable", "total"]],
  },
  fee_returned: {
    home: "provider",
    oncePer: "row",
    moves: [["receivable", "provider_fees", "total"]],
  },
  till_filled: ofTill("cash", "safe"),
  till_emptied: ofTill("safe", "cash"),
  till_paid_in: ofTill("cash", "cash_adjustments"),
  till_paid_out: ofTill("cash_adjustments", "cash"),
  till_over: ofTill("cash", "cash_differences"),
  till_short: ofTill("cash_differences", "cash"),
  // Without tax: it arises when the PIN pays for a plan (consumption tax circular 6-4-4, 6-4-5).
  pins_sold: { home: "seller", oncePer: "sale", moves: [["money", "pin_liability", "total"]] },
  pin_sale_undone: { home: "seller", oncePer: "pin", moves: [["pin_liability", "money", "total"]] },
  pins_expired: {
    home: "seller",
    oncePer: "closing",
    moves: [["pin_liability", "breakage", "total"]],
  },
} as const satisfies Record<LineNews["what"], Booking> & Record<BookNews["what"], BookBooking>;

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
  if (side === "money" && "money" in news && news.money !== undefined) return news.money.book;
  return bookOfOwner(OWNERS[accountOf(side, news)], news);
}

function accountOf(side: Side, news: MoneyNews): Account {
  if (side !== "money") return side;
  return ("money" in news ? news.money?.account : undefined) ?? "receivable";
}

function bookOfOwner(owner: Owner, news: MoneyNews): Book {
  switch (owner) {
    case "provider":
      return `provider:${"provider" in news ? news.provider : missing(news, owner)}`;
    case "seller":
      return `seller:${"sellerId" in news ? news.sellerId : missing(news, owner)}`;
    case "till":
      return `till:${"tillId" in news ? news.tillId : missing(news, owner)}`;
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
