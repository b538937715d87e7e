import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { Account, Book } from "./chart.ts";

interface Happened {
  readonly lineId: Id<"line">;
  readonly sellerId: Id<"seller">;
  readonly at: Instant;
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
export type MoneyNews = Happened &
  (
    | ({ readonly what: "payment_confirmed" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "plan_supplied" } & OfRenewal & Priced)
    | ({ readonly what: "plan_lost" } & OfRenewal & Priced)
    | ({ readonly what: "refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "supplied_refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "replaced" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "replacement_paid" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "late_money" } & Partial<OfRenewal> & OfAttempt & Whole)
    | ({ readonly what: "late_refund_decided" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
    | ({ readonly what: "refund_done" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
  );

type What = MoneyNews["what"];
type Amount = "net" | "tax" | "total";
/** `money`: a receivable from the provider, or where the house put what it took itself. */
type Side = Account | "money";
type Move = readonly [debit: Side, credit: Side, amount: Amount];
interface Booking {
  /** The thing for which the happening can be booked once and never again. */
  readonly oncePer: "renewal" | "attempt" | "refund";
  readonly moves: readonly Move[];
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
  plan_supplied: { oncePer: "renewal", moves: [["deferred_revenue", "revenue", "net"]] },
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
  plan_lost: { oncePer: "renewal", moves: [["losses", "revenue", "net"]] },
} as const satisfies Record<What, Booking>;

/** One amount from the credited account to the debited one: balanced by its shape. */
export interface Transfer {
  readonly lineId: Id<"line">;
  readonly debitAccount: Account;
  readonly debitBook: Book;
  readonly creditAccount: Account;
  readonly creditBook: Book;
  /** More than 0. */
  readonly amountYen: Yen;
  /** `payment_confirmed.net`; with `causeId` unique on the line, so that a repeat fails. */
  readonly cause: `${What}.${Amount}`;
  readonly causeId: string;
  readonly renewalId?: Id<"renewal">;
  readonly attemptId?: Id<"attempt">;
  readonly at: Instant;
}

/** The transfers of one happening; amounts of nothing are left out. Throws when tax exceeds total. */
export function transfersFor(news: MoneyNews): readonly Transfer[] {
  const booking: Booking = BOOKINGS[news.what];
  return booking.moves
    .map(([debit, credit, amount]) => ({
      lineId: news.lineId,
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

function amountOf(amount: Amount, news: MoneyNews): Yen {
  const taxYen = "taxYen" in news ? news.taxYen : yen(0);
  if (taxYen < 0 || taxYen > news.totalYen) {
    throw new RangeError(`${news.what}: tax ${taxYen} of ${news.totalYen} yen`);
  }
  if (amount === "total") return news.totalYen;
  return amount === "tax" ? taxYen : yen(news.totalYen - taxYen);
}

// Money at a provider is claimed from that provider; everything else concerns a seller's books,
// because each brand files its own tax.
function bookOf(account: Side, news: MoneyNews): Book {
  if (account === "money" && "money" in news && news.money !== undefined) return news.money.book;
  const isAtProvider = account === "money" || account === "unallocated_money";
  if (isAtProvider && "provider" in news) return `provider:${news.provider}`;
  return `seller:${news.sellerId}`;
}

function accountOf(side: Side, news: MoneyNews): Account {
  if (side !== "money") return side;
  return ("money" in news ? news.money?.account : undefined) ?? "receivable";
}

function causeIdOf(oncePer: Booking["oncePer"], news: MoneyNews): string {
  const id = (news as Partial<Record<`${typeof oncePer}Id`, string>>)[`${oncePer}Id`];
  if (id === undefined) throw new RangeError(`${news.what} without its ${oncePer}`);
  return id;
}
