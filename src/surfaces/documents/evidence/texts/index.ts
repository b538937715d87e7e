import type { Texts } from "../../../html/index.ts";
import type { EvidenceTexts } from "./evidence-texts.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { EvidenceTexts } from "./evidence-texts.ts";

export const evidenceTexts: Texts<EvidenceTexts> = {
  ...{ "zh-Hans": zhHans, "zh-Hant": zhHant },
  ...{ ja, en, ko },
};
