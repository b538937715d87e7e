import type { Texts } from "../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { KioskTexts } from "./kiosk-texts.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { KioskTexts, PlainRefusal } from "./kiosk-texts.ts";
export const kioskTexts: Texts<KioskTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
