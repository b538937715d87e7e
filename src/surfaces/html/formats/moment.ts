import { Temporal } from "temporal-polyfill";
import {
  addMinutes,
  epochMs,
  isZone,
  JST,
  startOfDay,
  type Instant,
  type LocalDate,
  type Zone,
} from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";

/**
 * A moment to the minute, in Japan time and so marked; with the viewer's `zone`, when its clock
 * differs at that moment, that time follows.
 */
export function showInstant(moment: Instant, language: Language, zone?: Zone): string {
  const words = WORDS[language];
  const here = wallOf(moment, JST);
  const shown = words.at(showDate(here.date, language), here.time);
  const there = elsewhere(moment, language, zone);
  return there === undefined ? words.inJapan(shown) : words.inJapanAndThere(shown, there);
}

/** The last minute before an exclusive end: a midnight reads 23:59 of the day before. */
export function showLastMinute(exclusiveEnd: Instant, language: Language, zone?: Zone): string {
  return showInstant(lastMinute(exclusiveEnd), language, zone);
}

/** Date and time in Japan in few letters, without saying where: `30 Nov 22:40`. */
export function showShortInstant(moment: Instant, language: Language): string {
  const { date, time } = wallOf(moment, JST);
  const { month, day } = Temporal.PlainDate.from(date);
  return WORDS[language].short(month, day, time);
}

/** `showLastMinute` in few letters. */
export function showShortLastMinute(exclusiveEnd: Instant, language: Language): string {
  return showShortInstant(lastMinute(exclusiveEnd), language);
}

/** `showLastMinute` as "until …". */
export function showUntil(exclusiveEnd: Instant, language: Language, zone?: Zone): string {
  return WORDS[language].until(showLastMinute(exclusiveEnd, language, zone));
}

/** Only the wall time in Japan, `22:40`. */
export function showTime(moment: Instant): string {
  return wallOf(moment, JST).time;
}

/** To the second, in Japan, and the same in every language: for logs. `2026-11-27 21:40:05` */
export function showExact(moment: Instant): string {
  const wall = Temporal.Instant.from(moment).toZonedDateTimeISO(JST);
  return wall.toPlainDateTime().toString({ smallestUnit: "second" }).replace("T", " ");
}

/** A calendar date with its weekday. */
export function showDate(date: LocalDate, language: Language): string {
  const day = Temporal.PlainDate.from(date);
  return WORDS[language].date(day.year, day.month, day.day, day.dayOfWeek % 7);
}

/** The calendar date that a moment has in Japan. */
export function showDateOf(moment: Instant, language: Language): string {
  return showDate(wallOf(moment, JST).date, language);
}

/** The name of a zone as people there say it at that moment: "China Time", "中国时间". */
export function showZone(zone: Zone, language: Language, at: Instant): string {
  const parts = new Intl.DateTimeFormat(INTL_TAGS[language], {
    timeZone: zone,
    timeZoneName: "shortGeneric",
  }).formatToParts(epochMs(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

// A renewal ends at a midnight in nearly every plan; any other end is shown as it is.
function lastMinute(exclusiveEnd: Instant): Instant {
  return startOfDay(exclusiveEnd, JST) === exclusiveEnd
    ? addMinutes(exclusiveEnd, -1)
    : exclusiveEnd;
}

function elsewhere(moment: Instant, language: Language, zone: Zone | undefined) {
  if (zone === undefined || !isZone(zone)) return undefined;
  const here = wallOf(moment, JST);
  const there = wallOf(moment, zone);
  if (there.date === here.date && there.time === here.time) return undefined;
  const words = WORDS[language];
  const isSameDay = there.date === here.date;
  const time = isSameDay ? there.time : words.at(showDate(there.date, language), there.time);
  return words.inZone(time, showZone(zone, language, moment));
}

function wallOf(moment: Instant, zone: Zone): { date: LocalDate; time: string } {
  const wall = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, "0");
  return { date: wall.toPlainDate().toString(), time: `${two(wall.hour)}:${two(wall.minute)}` };
}

interface MomentWords {
  readonly date: (year: number, month: number, day: number, weekday: number) => string;
  readonly at: (date: string, time: string) => string;
  readonly inJapan: (moment: string) => string;
  readonly inJapanAndThere: (moment: string, there: string) => string;
  readonly inZone: (moment: string, zone: string) => string;
  readonly until: (moment: string) => string;
  readonly short: (month: number, day: number, time: string) => string;
}

const ENGLISH_DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const ENGLISH_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const INTL_TAGS: Readonly<Record<Language, string>> = {
  "zh-Hans": "zh-Hans-CN",
  "zh-Hant": "zh-Hant-TW",
  ja: "ja-JP",
  en: "en-GB",
  ko: "ko-KR",
};

const WORDS: Readonly<Record<Language, MomentWords>> = {
  "zh-Hans": {
    date: (y, m, d, w) => `${y}年${m}月${d}日（周${"日一二三四五六"[w]}）`,
    at: (date, time) => `${date}${time}`,
    inJapan: (moment) => `${moment}（日本时间）`,
    inJapanAndThere: (moment, there) => `${moment}（日本时间，即${there}）`,
    inZone: (moment, zone) => `${zone} ${moment}`,
    until: (moment) => `有效至 ${moment}`,
    short: (m, d, time) => `${m}月${d}日${time}`,
  },
  "zh-Hant": {
    date: (y, m, d, w) => `${y}年${m}月${d}日（${"日一二三四五六"[w]}）`,
    at: (date, time) => `${date}${time}`,
    inJapan: (moment) => `${moment}（日本時間）`,
    inJapanAndThere: (moment, there) => `${moment}（日本時間，即${there}）`,
    inZone: (moment, zone) => `${zone} ${moment}`,
    until: (moment) => `有效至 ${moment}`,
    short: (m, d, time) => `${m}月${d}日${time}`,
  },
  ja: {
    date: (y, m, d, w) => `${y}年${m}月${d}日（${"日月火水木金土"[w]}）`,
    at: (date, time) => `${date}${time}`,
    inJapan: (moment) => `${moment}（日本時間）`,
    inJapanAndThere: (moment, there) => `${moment}（日本時間／${there}）`,
    inZone: (moment, zone) => `${zone} ${moment}`,
    until: (moment) => `${moment}まで`,
    short: (m, d, time) => `${m}月${d}日${time}`,
  },
  en: {
    date: (y, m, d, w) => `${ENGLISH_DAYS[w]} ${d} ${ENGLISH_MONTHS[m - 1]} ${y}`,
    at: (date, time) => `${date}, ${time}`,
    inJapan: (moment) => `${moment} Japan time`,
    inJapanAndThere: (moment, there) => `${moment} Japan time (${there})`,
    inZone: (moment, zone) => `${moment} ${zone}`,
    until: (moment) => `until ${moment}`,
    short: (m, d, time) => `${d} ${ENGLISH_MONTHS[m - 1]} ${time}`,
  },
  ko: {
    date: (y, m, d, w) => `${y}년 ${m}월 ${d}일(${"일월화수목금토"[w]})`,
    at: (date, time) => `${date} ${time}`,
    inJapan: (moment) => `${moment}(일본 시간)`,
    inJapanAndThere: (moment, there) => `${moment}(일본 시간, ${there})`,
    inZone: (moment, zone) => `${zone} ${moment}`,
    until: (moment) => `${moment}까지`,
    short: (m, d, time) => `${m}월 ${d}일 ${time}`,
  },
};
