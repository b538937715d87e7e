import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";

/**
 * An amount with its unit. Readers of Chinese take "¥" for yuan, so the unit is spelled out
 * wherever the sign could be mistaken.
 */
export function showYen(amount: Yen, language: Language): string {
  const sign = amount < 0 ? "−" : "";
  const digits = groupThousands(Math.abs(amount));
  if (language === "en") return `${sign}¥${digits}`;
  return `${sign}${digits}${YEN_WORDS[language]}`;
}

/** A whole number with thousands separated by commas, as all five languages write it. */
export function showCount(count: number): string {
  return (count < 0 ? "−" : "") + groupThousands(Math.abs(count));
}

const YEN_WORDS = { "zh-Hans": "日元", "zh-Hant": "日圓", ja: "円", ko: "엔" } as const;

function groupThousands(amount: number): string {
  return String(Math.trunc(amount)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
