import type { NoticeName } from "../../../../business/notices/index.ts";

/** What a short text says of a moment and of data; each empty where a notice has none. */
export interface SmsWords {
  /** In Japan, without saying so. */
  readonly moment: string;
  readonly left: string;
  /** What many lines suffer from, and where. */
  readonly what: string;
}

/**
 * The words of short texts: nothing in them says whose line it is, which order, or what was paid,
 * for the card may be in a friend's phone. English keeps to the letters of GSM 03.38.
 */
export interface SmsTexts {
  readonly notices: Readonly<Record<NoticeName, SmsWording>>;
  readonly from: (brand: string) => string;
  /** Before the one address that shows the line and stops the texts. */
  readonly link: string;
}

export interface SmsWording {
  /** In two parts at most, with the address and a brand. */
  readonly full: (words: SmsWords) => string;
  /** In one part, with the address. */
  readonly short: (words: SmsWords) => string;
}
