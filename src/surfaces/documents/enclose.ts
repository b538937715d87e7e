import type { Encloser } from "../../business/notices/index.ts";
import { findReceipt, type Receipt } from "../../business/receipts/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { drawReceipt } from "./pdf/draw-receipt.ts";
import { receiptSheet } from "./receipt-sheet.ts";

/** Makes what letters enclose: the receipt as a PDF in the reader's language. */
export function encloser({ publicUrl }: { readonly publicUrl: string }): Encloser {
  return async (act, enclosure, language) => {
    const { lineId, renewalId, receiptKind: kind, ordinal } = enclosure;
    const which = ordinal === undefined ? { kind } : { kind, ordinal };
    const receipt = await findReceipt(act, { lineId, renewalId, ...which });
    if (receipt === undefined) throw new Error(`no ${kind} of renewal ${renewalId}`);
    return receiptFile(receipt, { language, publicUrl });
  };
}

/**
 * A receipt as a file: its PDF under a name of plain letters, for every mail reader and disk.
 * Throws when it cannot be drawn now.
 */
export async function receiptFile(
  receipt: Receipt,
  options: { readonly language: Language; readonly publicUrl: string },
) {
  return {
    fileName: `receipt-${receipt.content.number}.pdf`,
    contentType: "application/pdf",
    content: await drawReceipt(receiptSheet(receipt, options), receipt.issuedAt),
  };
}
