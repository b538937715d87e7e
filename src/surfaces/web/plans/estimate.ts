import type { ExchangeRate } from "../../../business/catalogue/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { wordTexts } from "../../words/index.ts";

/** What a price is about worth in the visitor's currency; never what is charged. */
export function estimateText(
  totalYen: number,
  rate: ExchangeRate | undefined,
  language: Language,
): string | undefined {
  if (rate === undefined) return undefined;
  const amount = (totalYen * 1_000_000) / rate.yenPerUnitMicros;
  const shown = new Intl.NumberFormat(language, {
    style: "currency",
    currency: rate.currency,
    // In Japanese "元" alone, in Chinese "¥", would be taken for another currency.
    currencyDisplay: "name",
    maximumFractionDigits: amount >= 100 ? 0 : 2,
  }).format(amount);
  return wordTexts[language].about(shown);
}

/** "Chinese yuan (CNY)" in the reader's language. */
export function currencyName(currency: string, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: "currency" }).of(currency);
  return name === undefined || name === currency ? currency : `${name} (${currency})`;
}
