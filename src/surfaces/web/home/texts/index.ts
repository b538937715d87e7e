import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import type { HomeTexts } from "./home-texts.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export { HOME_SAYS, type HomeSay, type HomeTexts } from "./home-texts.ts";
export const homeTexts: Texts<HomeTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
