import type { Texts } from "../../../../html/index.ts";
import type { CashTexts } from "./cash-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export const cashTexts: Texts<CashTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
