import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";
import type { LettersTexts } from "./letters-texts.ts";

export type { LettersTexts, LetterText, LetterWords } from "./letters-texts.ts";

export const letterTexts: Texts<LettersTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
