import type { Language, LocalText } from "../../foundation/language/index.ts";
import { readLocalText, type KnownRow } from "../../foundation/tables/index.ts";

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

/** The names of a row; a missing one is lent by another language. Undefined when all are missing. */
export function readNames(
  row: KnownRow<NameColumn>,
): { names: LocalText; lent: readonly NameColumn[] } | undefined {
  const read = readLocalText((language) => row.cell(COLUMN_OF[language]));
  if (read === undefined) return undefined;
  return { names: read.text, lent: read.lent.map((language) => COLUMN_OF[language]) };
}
