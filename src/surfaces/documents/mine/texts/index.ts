import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { MineTexts } from "./mine-texts.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { MineTexts };
export const mineTexts: Texts<MineTexts> = {
  ...{ "zh-Hans": zhHans, "zh-Hant": zhHant },
  ...{ ja, en, ko },
};
