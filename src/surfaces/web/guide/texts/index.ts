import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import type { GuideTexts } from "./guide-texts.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { GuideArticle, GuideBlock, GuideDoor, GuideStep } from "./guide-texts.ts";
export const guideTexts: Texts<GuideTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
