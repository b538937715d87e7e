import { LANGUAGES, type Language, type LocalText } from "../language/index.ts";

// Who lends a text to a language that has none: the nearest script first, English before Japanese
// for those who cannot read it.
const LENDERS: Readonly<Record<Language, readonly Language[]>> = {
  ja: ["en", "zh-Hant", "zh-Hans", "ko"],
  en: ["ja", "zh-Hant", "zh-Hans", "ko"],
  "zh-Hans": ["zh-Hant", "en", "ja", "ko"],
  "zh-Hant": ["zh-Hans", "en", "ja", "ko"],
  ko: ["en", "ja", "zh-Hant", "zh-Hans"],
};

/**
 * A text in every language; a missing one is lent by another language. Undefined when all are
 * missing.
 */
export function readLocalText(
  given: (language: Language) => string,
): { readonly text: LocalText; readonly lent: readonly Language[] } | undefined {
  const text: Partial<Record<Language, string>> = {};
  const lent: Language[] = [];
  for (const language of LANGUAGES) {
    const own = given(language);
    const shown = own === "" ? LENDERS[language].map(given).find((one) => one !== "") : own;
    if (shown === undefined) return undefined;
    if (own === "") lent.push(language);
    text[language] = shown;
  }
  return { text: text as LocalText, lent };
}
