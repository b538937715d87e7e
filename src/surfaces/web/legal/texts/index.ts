import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { LegalTexts } from "./legal-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { LegalDocument, LegalTexts, SellerTerm } from "./legal-texts.ts";
export const legalTexts: Texts<LegalTexts> = { "zh-Hans": zhHans, "zh-Hant": zhHant, ja, en, ko };
