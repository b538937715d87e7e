import type { PinReceiptContent, ReceiptContent } from "../../business/receipts/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { showDate, showYen } from "../html/index.ts";
import { pinReceiptSheet } from "./pin-receipt-sheet.ts";
import {
  notesOf,
  sellerLines,
  totalsOf,
  wordsOf,
  type Label,
  type SheetLine,
} from "./receipt-sheet.ts";
import { findName } from "./texts/methods.ts";
import { pinReceiptTexts } from "./texts/pin-receipt.ts";

/** What goes with PINs or a pack sold at a till, worded: page and paper only arrange it. */
export interface GoodsSheet {
  readonly language: Language;
  readonly number: string;
  readonly title: Label;
  readonly legalKind?: Label;
  readonly facts: readonly SheetLine[];
  readonly item: Label;
  readonly totals: readonly SheetLine[];
  readonly serials: { readonly label: Label; readonly values: readonly string[] };
  readonly brand: string;
  readonly sellerHead: Label;
  readonly sellerLines: readonly string[];
  readonly notes: readonly Label[];
}

export function goodsSheet(
  document: PinReceiptContent | ReceiptContent,
  serials: readonly string[],
  language: Language,
): GoodsSheet {
  if (document.kind !== "pin_sale") return packSheet(document, serials, language);
  const { total, ...sheet } = pinReceiptSheet(document, language);
  return { ...sheet, number: document.number, totals: [total] };
}

function packSheet(
  content: ReceiptContent,
  serials: readonly string[],
  language: Language,
): GoodsSheet {
  const word = wordsOf(language);
  const [item] = content.items;
  const own = pinReceiptTexts[language].serials;
  return {
    language,
    number: content.orderNumber,
    title: word((t) => t.receipt),
    ...(content.isQualified ? { legalKind: word((t) => t.qualified) } : {}),
    facts: [
      { label: word((t) => t.paidOn), value: showDate(content.date, language) },
      { label: word((t) => t.receiptNumber), value: content.orderNumber },
      {
        label: word((t) => t.method),
        value: findName(content.paymentMethod, language) ?? content.paymentMethod,
      },
    ],
    item: {
      own: `${item?.names[language] ?? ""} ${showYen(content.totalYen, language)}`,
      ...(language === "ja" || item === undefined ? {} : { japanese: item.names.ja }),
    },
    totals: totalsOf(content, language),
    serials: {
      label: {
        own,
        ...(language === "ja" ? {} : { japanese: pinReceiptTexts.ja.serials }),
      },
      values: serials,
    },
    brand: content.seller.names[language],
    sellerHead: word((t) => t.seller),
    sellerLines: sellerLines(content, language),
    notes: notesOf(content, language),
  };
}
