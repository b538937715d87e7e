import type { Language } from "../../../foundation/language/index.ts";
import type { ReceiptSheet } from "../receipt-sheet.ts";

/** A letter before it is set as text or HTML. */
export interface LetterBody {
  readonly language: Language;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly sheet?: ReceiptSheet;
  /** Small, at the end: whom to ask, and that nobody reads answers. */
  readonly closing: readonly string[];
  readonly colon: string;
  readonly brand: string;
}
