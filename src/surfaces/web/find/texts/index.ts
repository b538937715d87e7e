import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import type { FindTexts } from "./find-texts.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { FindTexts };
export const findTexts: Texts<FindTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
