import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { ConfirmTexts } from "./confirm-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { ConfirmTexts } from "./confirm-texts.ts";
export const confirmTexts: Texts<ConfirmTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
