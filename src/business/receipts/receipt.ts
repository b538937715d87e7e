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
}

/**
 * What a receipt says, without anything personal: it is kept for seven years, while the person
 * may be forgotten sooner.
 */
export interface ReceiptContent {
  readonly format: 1;
  readonly kind: ReceiptKind;
  /** A registered seller's is a qualified simplified invoice; any other's names no tax. */
  readonly isQualified: boolean;
  readonly number: string;
  readonly orderNumber: string;
  /** The date in Japan on which money was taken, or given back. */
  readonly date: LocalDate;
  /** Of a return: the date of the sale. */
  readonly saleDate?: LocalDate;
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
  readonly content: ReceiptContent;
  /** 宛名: to whom it is made out. */
  readonly addressee?: string;
  readonly issuedAt: Instant;
  /** Set once it was made out again: from then it is marked 再発行. */
  readonly reissuedAt?: Instant;
  readonly reissues: number;
  /** Proves it to anybody, offline too; see token.ts. */
  readonly token: string;
}
