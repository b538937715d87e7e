import type { Language } from "../../foundation/language/index.ts";
import { linksIn } from "./judge-text.ts";

export interface Sent {
  readonly text: string;
  readonly language: Language;
  /** A field that no person sees was filled in. */
  readonly isTrapped: boolean;
  /** From the form's opening to its sending. */
  readonly seconds: number;
}

const SCRIPTS: Readonly<Record<Language, RegExp>> = {
  "zh-Hans": /\p{Script=Han}/u,
  "zh-Hant": /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  en: /\p{Script=Latin}/u,
  ko: /\p{Script=Hangul}/u,
};

type Sign = readonly [weight: number, isThere: (sent: Sent) => boolean];

const SIGNS: readonly Sign[] = [
  [45, ({ isTrapped }) => isTrapped],
  [25, ({ text }) => linksIn(text) > 0],
  [20, ({ text, language }) => !SCRIPTS[language].test(text)],
  [15, ({ seconds }) => seconds < 8],
  [15, ({ text }) => /(.)\1{6,}/u.test(text)],
  [10, ({ text }) => shouts(text)],
  [10, ({ text }) => /[$€£¥]\s?\d{3,}|\d{2,}\s?%/u.test(text)],
];

/**
 * How much a question looks like spam, from 0 to 100. It knows nothing of who asked, and decides
 * nothing: it only says in which order the queue is read.
 */
export function spamScore(sent: Sent): number {
  const found = SIGNS.filter(([, isThere]) => isThere(sent));
  return Math.min(
    100,
    found.reduce((sum, [weight]) => sum + weight, 0),
  );
}

function shouts(text: string): boolean {
  const letters = text.match(/[A-Za-z]/gu) ?? [];
  const upper = letters.filter((letter) => letter < "a");
  return letters.length >= 20 && upper.length / letters.length > 0.7;
}
