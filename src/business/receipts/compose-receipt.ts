import { JST, localDate, type Instant } from "../../foundation/clock/index.ts";
import { taxInside, yen, type TaxRounding, type Yen } from "../../foundation/money/index.ts";
import type { ReceiptContent, ReceiptItem, ReceiptKind, ReceiptSeller } from "./receipt.ts";

export interface ReceiptFacts {
  readonly kind: ReceiptKind;
  readonly orderNumber: string;
  /** When the money was confirmed, or its refund done. */
  readonly at: Instant;
  /** Of a return: when the sale was paid. */
  readonly saleAt?: Instant;
  readonly seller: ReceiptSeller;
  /** The seller's standing on that date. */
  readonly issuer:
    | { readonly status: "registered"; readonly registrationNumber: string }
    | { readonly status: "exempt" | "overseas" };
  readonly taxRounding: TaxRounding;
  readonly items: readonly ReceiptItem[];
  readonly paymentMethod: string;
}

/**
 * The content of a receipt. A registered seller's carries what a qualified simplified invoice must
 * (Consumption Tax Act 57-4-2): issuer and T-number, date, description, total and tax per rate.
 * Nobody else's may look like one. Throws without items or with a number that is no T-number.
 */
export function composeReceipt(facts: ReceiptFacts): ReceiptContent {
  if (facts.items.length === 0) throw new RangeError("a receipt without items");
  const { issuer } = facts;
  const isQualified = issuer.status === "registered";
  return {
    format: 1,
    kind: facts.kind,
    isQualified,
    number: receiptNumber(facts.orderNumber, facts.kind),
    orderNumber: facts.orderNumber,
    date: localDate(facts.at, JST),
    ...(facts.saleAt === undefined ? {} : { saleDate: localDate(facts.saleAt, JST) }),
    seller: {
      names: facts.seller.names,
      legalName: facts.seller.legalName,
      address: facts.seller.address,
      phone: facts.seller.phone,
      ...(isQualified ? { registrationNumber: tNumber(issuer.registrationNumber) } : {}),
    },
    items: facts.items,
    rates: isQualified ? ratesOf(facts.items, facts.taxRounding) : [],
    totalYen: sum(facts.items),
    paymentMethod: facts.paymentMethod,
  };
}

/** Follows from the order's number, so it is unique without a counter that orders wait for. */
export function receiptNumber(orderNumber: string, kind: ReceiptKind): string {
  return `${orderNumber}-${kind === "receipt" ? "R" : "C"}`;
}

/** Tax of all rates together; 0 on a plain receipt. */
export function taxOf(content: ReceiptContent): Yen {
  return yen(content.rates.reduce((total, { taxYen }) => total + taxYen, 0));
}

// Tax is rounded once per rate and document, never per item (NTA Q&A 57).
function ratesOf(items: readonly ReceiptItem[], rounding: TaxRounding): ReceiptContent["rates"] {
  const rates = [...new Set(items.map(({ ratePerMille }) => ratePerMille))];
  return rates
    .toSorted((a, b) => b - a)
    .map((ratePerMille) => {
      const totalYen = sum(items.filter((item) => item.ratePerMille === ratePerMille));
      return {
        ratePerMille,
        isReduced: ratePerMille === REDUCED_RATE_PER_MILLE,
        totalYen,
        taxYen: taxInside(totalYen, ratePerMille, rounding),
      };
    });
}

const REDUCED_RATE_PER_MILLE = 80;

function sum(items: readonly ReceiptItem[]): Yen {
  return yen(items.reduce((total, { totalYen }) => total + totalYen, 0));
}

function tNumber(text: string): string {
  if (!/^T\d{13}$/.test(text)) throw new RangeError(`not a registration number: ${text}`);
  return text;
}
