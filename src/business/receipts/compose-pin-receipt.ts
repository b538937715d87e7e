import {
  addMinutes,
  JST,
  localDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { ReceiptSeller } from "./receipt.ts";

/** PINs that were handed over together. */
export interface PinSaleFacts {
  /** Of the document, as its till or agent counts. */
  readonly number: string;
  readonly soldAt: Instant;
  /** In whose name they are sold: their seller, or the shop that sells them on. */
  readonly seller: ReceiptSeller;
  /** `outside`: the issuer sells them. `exempt`: somebody sells on what another has issued. */
  readonly tax: "outside" | "exempt";
  readonly faceYen: Yen;
  readonly serials: readonly string[];
  /** The first moment at which they are worth nothing. */
  readonly expiresAt: Instant;
  /** The provider-neutral word, as in PaymentMethod. */
  readonly paymentMethod: string;
}

/** What the document of a sale of PINs says; nothing personal, and no digit of any of them. */
export interface PinReceiptContent {
  readonly format: 1;
  readonly kind: "pin_sale";
  /** Nothing is supplied yet: tax and qualified invoice come with the plan that a PIN pays for. */
  readonly isQualified: false;
  readonly tax: PinSaleFacts["tax"];
  readonly number: string;
  readonly date: LocalDate;
  /** Without a registration number, so that nobody takes it for a qualified invoice. */
  readonly seller: ReceiptSeller;
  readonly faceYen: Yen;
  readonly serials: readonly string[];
  readonly totalYen: Yen;
  /** The last day in Japan on which they pay: the law has it printed. */
  readonly lastDay: LocalDate;
  readonly paymentMethod: string;
}

/**
 * The content of a receipt for PINs. A transfer of 物品切手等 is no taxable supply (consumption tax
 * circular 6-4-4, 6-4-5), whoever sells: it never names tax and is never a qualified invoice. Throws
 * without PINs.
 */
export function composePinReceipt(facts: PinSaleFacts): PinReceiptContent {
  if (facts.serials.length === 0) throw new RangeError("a receipt without PINs");
  const { names, legalName, address, phone } = facts.seller;
  return {
    format: 1,
    kind: "pin_sale",
    isQualified: false,
    tax: facts.tax,
    number: facts.number,
    date: localDate(facts.soldAt, JST),
    seller: { names, legalName, address, phone },
    faceYen: facts.faceYen,
    serials: facts.serials,
    totalYen: yen(facts.faceYen * facts.serials.length),
    lastDay: localDate(addMinutes(facts.expiresAt, -1), JST),
    paymentMethod: facts.paymentMethod,
  };
}
