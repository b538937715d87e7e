import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { SlipTexts } from "./slip-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { SlipTexts } from "./slip-texts.ts";

export const slipTexts: Texts<SlipTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
