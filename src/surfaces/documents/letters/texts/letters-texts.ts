import type { LetterName } from "../../../../business/notices/index.ts";

/** What a letter's sentences may need; all of it already worded and formatted. */
export interface LetterWords {
  readonly number: string;
  readonly plan: string;
  readonly amount: string;
  readonly seller: string;
  /** Why money goes back, how it comes, and how it came; each as a sentence. */
  readonly refundWhy: string;
  readonly refundWay: string;
  readonly refundedWay: string;
}

export interface LetterText {
  readonly subject: (words: LetterWords) => string;
  readonly heading: string;
  readonly body: readonly ((words: LetterWords) => string)[];
}

/** The words of the letters to customers. */
export interface LettersTexts {
  readonly letters: Readonly<Record<LetterName, LetterText>>;
  readonly labels: {
    readonly plan: string;
    readonly line: string;
    readonly starts: string;
    readonly ends: string;
    readonly data: string;
    readonly order: string;
    readonly amount: string;
    readonly reason: string;
    readonly payBy: string;
    readonly paymentCode: string;
    readonly confirmationNumber: string;
    readonly voucher: string;
  };
  /** Between a label and its value. */
  readonly colon: string;
  readonly atLatest: (moment: string) => string;
  readonly onFirstUse: (by: string) => string;
  readonly perDay: (bytes: string) => string;
  readonly unlimited: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly refundWhys: {
    readonly ours: string;
    readonly fault: string;
    readonly wish: string;
    readonly unused: string;
    readonly wrong: string;
  };
  readonly refundWays: { readonly back: string; readonly claim: string; readonly pin: string };
  readonly refundedWays: {
    readonly back: string;
    /** Of the PIN's serial number. */
    readonly pin: (serial: string) => string;
    readonly cash: string;
    readonly bank_transfer: string;
    readonly payout: (way: string) => string;
  };
  readonly openOrder: string;
  readonly openSlip: string;
  readonly openReceipt: string;
  readonly openClaim: string;
  readonly attached: string;
  /** Where one receipt over several orders comes later: instead of the news of the plan, and after. */
  readonly joint: { readonly active: () => string; readonly later: () => string };
  readonly lineEnding: (digits: string) => string;
  readonly help: (seller: string, phone: string, email: string) => string;
  readonly automatic: string;
}
