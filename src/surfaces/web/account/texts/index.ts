import type { Texts } from "../../../html/index.ts";
import type { AccountTexts } from "./account-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type {
  AccountErrors,
  AccountTexts,
  LineStateTexts,
  OrderStateTexts,
} from "./account-texts.ts";

export const accountTexts: Texts<AccountTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};
