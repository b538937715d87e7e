import type { Language } from "../../../foundation/language/index.ts";

/** Our languages in five characters, as PayPal's pages and mails know them. */
export const LOCALES: Readonly<Record<Language, string>> = {
  "zh-Hans": "zh-CN",
  "zh-Hant": "zh-TW",
  ja: "ja-JP",
  en: "en-US",
  ko: "ko-KR",
};
