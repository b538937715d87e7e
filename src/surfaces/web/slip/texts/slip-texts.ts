import type { ScreenWord, SlipStep } from "../chains.ts";

export interface SlipTexts {
  readonly choose: string;
  readonly code: string;
  readonly confirmation: string;
  /** A Japanese word as it stands on the screen, and what it means. */
  readonly glossed: (japanese: string, meaning: string) => string;
  readonly meanings: Readonly<Record<ScreenWord, string>>;
  /** Of a step that names no word, `word` is empty. */
  readonly steps: Readonly<Record<SlipStep, (word: string) => string>>;
  readonly toClerk: string;
  readonly sentenceMeans: string;
  readonly payBefore: (moment: string, left: string) => string;
  readonly endsWhenever: (end: string) => string;
  readonly endsIfLast: (by: string, end: string) => string;
  readonly tooLateToGrant: string;
  readonly cash: string;
  readonly voucher: string;
}
