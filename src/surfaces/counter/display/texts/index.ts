import type { Texts } from "../../../html/index.ts";
import type { DisplayTexts } from "./display-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export { FACES, type DisplayTexts, type Face } from "./display-texts.ts";
export const displayTexts: Texts<DisplayTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
