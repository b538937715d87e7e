import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { LocalText } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";

export type ReceiptId = Id<"receipt">;

/** `return`: the document of money given back (適格返還請求書 of a registered seller). */
export const RECEIPT_KINDS = ["receipt", "return"] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

export interface ReceiptSeller {
  /** The brand, as customers know it. */
  readonly names: LocalText;
  readonly legalName: string;
  readonly address: string;
  readonly phone: string;
}

export interface ReceiptItem {
  readonly names: LocalText;
  /** Tax-inclusive. */
  readonly totalYen: Yen;
  readonly ratePerMille: number;
  /** When the plan runs, if that is known; the end is exclusive. */
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  /** On a joint receipt: of which order it is. */
  readonly orderNumber?: string;
}

/** The next number of a till, without gaps. */
export interface TillNumber {
  /** The till's id, as it stands on the paper. */
  readonly id: string;
  readonly serial: number;
}

/** Why a document names no tax: its seller is not registered, or so little went back. */
export type PlainReason = "not_registered" | "small_return";

/**
 * What a receipt says, without anything personal: it is kept for seven years, while the person
 * may be forgotten sooner.
 */
export interface ReceiptContent {
  /** 2 since a till's number and the reason of a plain one may stand on it. */
  readonly format: 1 | 2;
  readonly kind: ReceiptKind;
  /** A registered seller's is a qualified simplified invoice; any other's names no tax. */
  readonly isQualified: boolean;
  /** Absent on a qualified one, and on a plain one of format 1: its seller is not registered. */
  readonly plainBecause?: PlainReason;
  readonly number: string;
  /** Of a receipt that was issued at a till. */
  readonly till?: TillNumber;
  readonly orderNumber: string;
  /** The date in Japan on which money was taken, or given back. */
  readonly date: LocalDate;
  /** Of a return: the date of the sale. */
  readonly saleDate?: LocalDate;
  /** Of a return, where the sale stands on a joint receipt: that one's number. */
  readonly saleNumber?: string;
  readonly seller: ReceiptSeller & { readonly registrationNumber?: string };
  readonly items: readonly ReceiptItem[];
  /** Total and tax of each rate, rounded once per rate; empty on a plain receipt. */
  readonly rates: readonly {
    readonly ratePerMille: number;
    /** 軽減税率, marked ※. */
    readonly isReduced: boolean;
    readonly totalYen: Yen;
    readonly taxYen: Yen;
  }[];
  readonly totalYen: Yen;
  /** The provider-neutral word, as in PaymentMethod. */
  readonly paymentMethod: string;
}

export interface Receipt {
  readonly lineId: string;
  readonly receiptId: ReceiptId;
  readonly renewalId: string;
  /** Counts the documents of one kind of a renewal: money may go back in parts. */
  readonly ordinal: number;
  readonly content: ReceiptContent;
  /** 宛名: to whom it is made out. */
  readonly addressee?: string;
  readonly issuedAt: Instant;
  /** When a counter handed its first copy out; it is the only one without the mark. */
  readonly handedAt?: Instant;
  /** Set once it was made out again: from then it is marked 再発行. */
  readonly reissuedAt?: Instant;
  /** Who did so the last time, `staff:<id>`; never a name. */
  readonly reissuedBy?: string;
  readonly reissues: number;
  /** Proves it to anybody, offline too; see token.ts. */
  readonly token: string;
}

/** How a receipt stands to its orders: of one alone, a part of a joint one, or the joint one. */
export type Coverage = "own" | "part" | "joint";

/** Over all orders of one payment. */
export function isJoint({ items }: Pick<ReceiptContent, "items">): boolean {
  return items.some(({ orderNumber }) => orderNumber !== undefined);
}
