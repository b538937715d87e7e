import type { Texts } from "../../../html/index.ts";
import type { AdviseTexts } from "./advise-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export { ADVICE_WHYS, type AdviceWhy } from "./advise-texts.ts";
export const adviseTexts: Texts<AdviseTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
