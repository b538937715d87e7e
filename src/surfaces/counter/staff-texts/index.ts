import { en } from "./en/index.ts";
import { ja } from "./ja/index.ts";

/** The languages of staff screens. */
export type StaffLanguage = "ja" | "en";

export const counterTexts = { ja, en } satisfies Readonly<Record<StaffLanguage, typeof en>>;
export type CounterTexts = typeof en;
