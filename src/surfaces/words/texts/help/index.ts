import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import type { HelpTexts } from "./help-texts.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { HelpTexts } from "./help-texts.ts";

export const helpTexts: Texts<HelpTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
