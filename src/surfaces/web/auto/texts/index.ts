import type { Texts } from "../../../html/index.ts";
import type { AutoTexts } from "./auto-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { AutoTexts, AutoTrouble } from "./auto-texts.ts";
export const autoTexts: Texts<AutoTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
