import type { PinReceiptContent } from "../../business/receipts/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { showDate, showYen } from "../html/index.ts";
import type { Label, SheetLine } from "./receipt-sheet.ts";
import { findName } from "./texts/methods.ts";
import { pinReceiptTexts, type PinReceiptTexts } from "./texts/pin-receipt.ts";

/** Everything the receipt for PINs shows, worded and formatted: paper only arranges it. */
export interface PinReceiptSheet {
  readonly language: Language;
  readonly title: Label;
  readonly facts: readonly SheetLine[];
  readonly item: Label;
  readonly total: SheetLine;
  readonly serials: { readonly label: Label; readonly values: readonly string[] };
  readonly brand: string;
  readonly sellerHead: Label;
  readonly sellerLines: readonly string[];
  /** What the law has said beside it: the tax, the kind of document, the end. */
  readonly notes: readonly Label[];
}

export function pinReceiptSheet(content: PinReceiptContent, language: Language): PinReceiptSheet {
  const texts = pinReceiptTexts[language];
  const word = (choose: (from: PinReceiptTexts) => string): Label => ({
    own: choose(texts),
    ...(language === "ja" ? {} : { japanese: choose(pinReceiptTexts.ja) }),
  });
  const { seller, serials, tax, totalYen, faceYen } = content;
  return {
    language,
    title: word((t) => t.title),
    facts: [
      { label: word((t) => t.soldOn), value: showDate(content.date, language) },
      { label: word((t) => t.number), value: content.number },
      {
        label: word((t) => t.method),
        value: findName(content.paymentMethod, language) ?? content.paymentMethod,
      },
      { label: word((t) => t.lastDay), value: showDate(content.lastDay, language) },
    ],
    item: word((t) => t.item(serials.length, showYen(faceYen, language))),
    total: { label: word((t) => t.total), value: showYen(totalYen, language) },
    serials: { label: word((t) => t.serials), values: serials },
    brand: seller.names[language],
    sellerHead: word((t) => t.seller),
    sellerLines: [seller.legalName, seller.address, `${texts.phone} ${seller.phone}`],
    notes: [word((t) => t.taxNotes[tax]), word((t) => t.noInvoice), word((t) => t.noRefund)],
  };
}
