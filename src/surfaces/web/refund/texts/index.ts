import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { RefundTexts } from "./refund-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { NoRefund, RefundTexts } from "./refund-texts.ts";
export const refundTexts: Texts<RefundTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
