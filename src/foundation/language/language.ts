/** The five languages of every customer's screen, as BCP 47 tags and as the first part of a URL. */
export const LANGUAGES = ["zh-Hans", "zh-Hant", "ja", "en", "ko"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in each language; a missing one does not compile. */
export type LocalText = Readonly<Record<Language, string>>;

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** Staff screens exist in these two. */
export const STAFF_LANGUAGES = ["ja", "en"] as const satisfies readonly Language[];

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); English when none fits. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map(readPreference)
    .filter((preference) => preference.quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = languageOfTag(tag);
    if (language !== undefined) return language;
  }
  return "en";
}

function readPreference(part: string): { tag: string; quality: number } {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: tag.trim(), quality: Number.isFinite(value) ? value : 0 };
}

function languageOfTag(tag: string): Language | undefined {
  const parts = tag.split("-");
  if (parts[0] === "zh" || parts[0] === "yue") {
    const traditional = ["hant", "tw", "hk", "mo"].some((part) => parts.includes(part));
    return traditional || (parts[0] === "yue" && !parts.includes("hans")) ? "zh-Hant" : "zh-Hans";
  }
  return LANGUAGES.find((language) => language === parts[0]);
}
