import { JST, localDate, type Instant } from "../../foundation/clock/index.ts";
import { taxInside, yen, type TaxRounding, type Yen } from "../../foundation/money/index.ts";
import type {
  PlainReason,
  ReceiptContent,
  ReceiptItem,
  ReceiptKind,
  ReceiptSeller,
} from "./receipt.ts";

export interface ReceiptFacts {
  readonly kind: ReceiptKind;
  readonly orderNumber: string;
  /** When the money was confirmed, or its refund done. */
  readonly at: Instant;
  /** Of a return: when the sale was paid. */
  readonly saleAt?: Instant;
  /** Of a return: the joint receipt that the sale stands on. */
  readonly saleNumber?: string;
  /** Of a return: how much of the price goes back; without it, all. */
  readonly returnedYen?: Yen;
  /** Of a return: which one of its order, from 1. */
  readonly ordinal?: number;
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
 * From so much on, tax included, a registered seller owes a qualified return invoice; below it the
 * law asks for none (Consumption Tax Act 57-4-3, proviso; its Order 70-9-3 no. 2).
 */
export const QUALIFIED_RETURN_FROM_YEN = yen(10_000);

/**
 * The content of a receipt. A registered seller's carries what a qualified simplified invoice must
 * (Consumption Tax Act 57-4-2), or a qualified return invoice (57-4-3): issuer and T-number, date,
 * for a return also the sale's, description, total and tax per rate. Nobody else's may look like
 * one, nor that of a small return. Throws without items, with a number that is no T-number, or
 * when more would go back than was paid.
 */
export function composeReceipt(facts: ReceiptFacts): ReceiptContent {
  const items = itemsOf(facts);
  if (items.length === 0) throw new RangeError("a receipt without items");
  const { issuer } = facts;
  const plainBecause = plainReason(facts, sum(items));
  const isQualified = plainBecause === undefined && issuer.status === "registered";
  return {
    format: 2,
    kind: facts.kind,
    isQualified,
    ...(plainBecause === undefined ? {} : { plainBecause }),
    number: receiptNumber(facts.orderNumber, facts.kind, facts.ordinal),
    orderNumber: facts.orderNumber,
    date: localDate(facts.at, JST),
    ...(facts.saleAt === undefined ? {} : { saleDate: localDate(facts.saleAt, JST) }),
    ...(facts.saleNumber === undefined ? {} : { saleNumber: facts.saleNumber }),
    seller: {
      names: facts.seller.names,
      legalName: facts.seller.legalName,
      address: facts.seller.address,
      phone: facts.seller.phone,
      ...(isQualified ? { registrationNumber: tNumber(issuer.registrationNumber) } : {}),
    },
    items,
    rates: isQualified ? ratesOf(items, facts.taxRounding) : [],
    totalYen: sum(items),
    paymentMethod: facts.paymentMethod,
  };
}

/** Follows from the order's number, so it is unique without a counter that orders wait for. */
export function receiptNumber(orderNumber: string, kind: ReceiptKind, ordinal = 1): string {
  const letter = kind === "receipt" ? "R" : "C";
  return `${orderNumber}-${letter}${ordinal === 1 ? "" : ordinal}`;
}

/**
 * The content of one receipt over several orders: what each of them adds is an item of its own, and
 * tax is reckoned once per rate over all of them. It goes by the number of the first order, `facts`
 * are those of the payment. Throws without parts.
 */
export function composeJointReceipt(
  facts: Omit<ReceiptFacts, "kind" | "items">,
  parts: readonly Pick<ReceiptContent, "orderNumber" | "items">[],
): ReceiptContent {
  const items = parts.flatMap(({ orderNumber, items: own }) =>
    own.map((item) => ({ ...item, orderNumber })),
  );
  return composeReceipt({ ...facts, kind: "receipt", items });
}

/** Tax of all rates together; 0 on a plain receipt. */
export function taxOf(content: ReceiptContent): Yen {
  return yen(content.rates.reduce((total, { taxYen }) => total + taxYen, 0));
}

function plainReason({ kind, issuer }: ReceiptFacts, totalYen: Yen): PlainReason | undefined {
  if (issuer.status !== "registered") return "not_registered";
  const isSmall = kind === "return" && totalYen < QUALIFIED_RETURN_FROM_YEN;
  return isSmall ? "small_return" : undefined;
}

function itemsOf({ items, returnedYen }: ReceiptFacts): readonly ReceiptItem[] {
  if (returnedYen === undefined || items.length === 0) return items;
  if (returnedYen <= 0 || returnedYen > sum(items)) {
    throw new RangeError(`${returnedYen} yen of ${sum(items)} cannot go back`);
  }
  return partOf(items, returnedYen);
}

// Each item's share to the whole yen; what is left over goes to the largest fractions.
function partOf(items: readonly ReceiptItem[], wantedYen: Yen): readonly ReceiptItem[] {
  const totalYen = sum(items);
  const shares = items.map((item, index) => {
    const exact = item.totalYen * wantedYen;
    return { item, index, wholeYen: Math.floor(exact / totalYen), rest: exact % totalYen };
  });
  const leftYen = wantedYen - shares.reduce((all, { wholeYen }) => all + wholeYen, 0);
  const byRest = shares.toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const rounded = new Set(byRest.slice(0, leftYen));
  return shares
    .map((share) => ({
      ...share.item,
      totalYen: yen(share.wholeYen + (rounded.has(share) ? 1 : 0)),
    }))
    .filter((item) => item.totalYen > 0);
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
