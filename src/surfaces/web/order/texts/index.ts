import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { OrderTexts } from "./order-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { OrderFace, OrderTexts } from "./order-texts.ts";
export const orderTexts: Texts<OrderTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
