import type { Texts } from "../../../html/index.ts";
import type { AutoLetterTexts } from "./auto-letter-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export const autoLetterTexts: Texts<AutoLetterTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
