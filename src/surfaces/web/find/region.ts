import type { Language } from "../../../foundation/language/index.ts";

/** A country or region (ISO 3166-1) by its name in the reader's language. */
export function showRegion(region: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(region) ?? region;
}
