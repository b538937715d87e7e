import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import type { FamilyTexts } from "./family-texts.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { FamilyTexts } from "./family-texts.ts";
export const familyTexts: Texts<FamilyTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
