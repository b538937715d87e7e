import type { Language } from "../../../foundation/language/index.ts";

/** A length of time in at most two neighbouring units; what is smaller is left off. */
export function showDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const counts = [
    { unit: "day", count: Math.floor(whole / 86_400) },
    { unit: "hour", count: Math.floor(whole / 3600) % 24 },
    { unit: "minute", count: Math.floor(whole / 60) % 60 },
    { unit: "second", count: whole % 60 },
  ] as const;
  const first = counts.findIndex(({ count }) => count > 0);
  if (first === -1) return showUnit(0, "second", language);
  const parts = counts.slice(first, first + 2).filter(({ count }) => count > 0);
  return parts
    .map(({ count, unit }) => showUnit(count, unit, language))
    .join(language === "ja" ? "" : " ");
}

/** "3 days", "3日間", "3 天", "3일": a number of days as a length. */
export function showDays(days: number, language: Language): string {
  if (language === "ja") return `${days}日間`;
  return showUnit(days, "day", language);
}

type Unit = "day" | "hour" | "minute" | "second";

function showUnit(count: number, unit: Unit, language: Language): string {
  const word = UNIT_WORDS[language][unit];
  if (language === "en") return `${count} ${word}${count === 1 ? "" : "s"}`;
  if (language === "ja" || language === "ko") return `${count}${word}`;
  return `${count} ${word}`;
}

const UNIT_WORDS: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  "zh-Hans": { day: "天", hour: "小时", minute: "分钟", second: "秒" },
  "zh-Hant": { day: "天", hour: "小時", minute: "分鐘", second: "秒" },
  ja: { day: "日", hour: "時間", minute: "分", second: "秒" },
  en: { day: "day", hour: "hour", minute: "minute", second: "second" },
  ko: { day: "일", hour: "시간", minute: "분", second: "초" },
};
