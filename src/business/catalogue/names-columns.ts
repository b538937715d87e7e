import { LANGUAGES, type Language, type LocalText } from "../../foundation/language/index.ts";
import type { KnownRow } from "../../foundation/tables/index.ts";

/** Columns of a text in every language, as importers of this room know them. */
export const NAME_COLUMNS = {
  name_ja: ["名称", "名前", "プラン名", "names.ja", "name"],
  name_en: ["英語名", "プラン名（英語）", "names.en", "english name"],
  name_zh_hans: ["簡体字名", "names.zh-Hans", "name_zh_cn"],
  name_zh_hant: ["繁体字名", "names.zh-Hant", "name_zh_tw"],
  name_ko: ["韓国語名", "names.ko"],
} as const;

export type NameColumn = keyof typeof NAME_COLUMNS;

const COLUMN_OF: Readonly<Record<Language, NameColumn>> = {
  ja: "name_ja",
  en: "name_en",
  "zh-Hans": "name_zh_hans",
  "zh-Hant": "name_zh_hant",
  ko: "name_ko",
};

// Who lends a text to a language that has none: the nearest script first, English before Japanese
// for those who cannot read it.
const LENDERS: Readonly<Record<Language, readonly Language[]>> = {
  ja: ["en", "zh-Hant", "zh-Hans", "ko"],
  en: ["ja", "zh-Hant", "zh-Hans", "ko"],
  "zh-Hans": ["zh-Hant", "en", "ja", "ko"],
  "zh-Hant": ["zh-Hans", "en", "ja", "ko"],
  ko: ["en", "ja", "zh-Hant", "zh-Hans"],
};

/** The names of a row; a missing one is lent by another language. Undefined when all are missing. */
export function readNames(
  row: KnownRow<NameColumn>,
): { names: LocalText; lent: readonly NameColumn[] } | undefined {
  return readLocalText((language) => row.cell(COLUMN_OF[language]));
}

export function readLocalText(
  given: (language: Language) => string,
): { names: LocalText; lent: readonly NameColumn[] } | undefined {
  const names: Partial<Record<Language, string>> = {};
  const lent: NameColumn[] = [];
  for (const language of LANGUAGES) {
    const own = given(language);
    const name = own === "" ? LENDERS[language].map(given).find((text) => text !== "") : own;
    if (name === undefined) return undefined;
    if (own === "") lent.push(COLUMN_OF[language]);
    names[language] = name;
  }
  return { names: names as LocalText, lent };
}
