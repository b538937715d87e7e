import { describe, expect, test } from "vitest";
import { countSms } from "../../../business/activation/index.ts";
import { REGIONS, TELLABLE } from "../../../business/incidents/index.ts";
import { NOTICES } from "../../../business/notices/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { bytes } from "../../../foundation/money/index.ts";
import { incidentTexts } from "../../words/index.ts";
import { exampleNotice } from "./example-notice.ts";
import { smsOf } from "./sms.ts";

const url = "https://renew.example.jp/s/0123456789AB";
const names = {
  "zh-Hans": "樱花上网",
  "zh-Hant": "櫻花上網",
  ja: "さくらモバイル",
  en: "Sakura Mobile",
  ko: "사쿠라모바일",
};

// The longest that they become: two digits everywhere.
const FACTS = {
  about: { moment: instant("2026-11-30T13:48:00Z"), isEnd: true },
  left: bytes(29_900_000_000),
  seller: { names },
  url,
};

/** Of what many lines suffer from: told by notice in the region with the longest name. */
function longest(language: Language): string {
  const { inRegion, kinds, regions } = incidentTexts[language];
  const all = TELLABLE.flatMap((kind) => REGIONS.map((one) => inRegion(regions[one], kinds[kind])));
  return all.toSorted((a, b) => a.length - b.length).at(-1)!;
}

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(NOTICES)("%s goes in two parts with its sender, and in one without", (name) => {
    const texts = smsOf(name, language, { ...FACTS, what: longest(language) });
    expect(countSms(texts[0]!).parts).toBeLessThanOrEqual(2);
    expect(countSms(texts.at(-1)!).parts).toBe(1);
    const sizes = texts.map((text) => text.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    if (language === "en")
      expect(texts.map((text) => countSms(text).alphabet)).not.toContain("ucs2");
  });

  test.each(NOTICES)("%s always says where to stop, and nothing of whose line it is", (name) => {
    const texts = smsOf(name, language, FACTS);
    for (const text of texts) {
      expect(text.endsWith(url)).toBe(true);
      expect(text).not.toMatch(/undefined|\[object|NaN|null|[¥￥円元]|\d{4,}(?!\d*AB)/u);
    }
  });

  test("an end is told as its last minute in Japan", () => {
    const about = { moment: instant("2026-11-29T15:00:00Z"), isEnd: true };
    expect(
      smsOf("end_1d", language, { ...FACTS, about }).every((text) => text.includes("23:59")),
    ).toBe(true);
    expect(
      smsOf("day_used", language, { ...FACTS, about: { ...about, isEnd: false } })[0],
    ).toContain("00:00");
  });

  test("an example has its short text as well", () => {
    const letter = exampleNotice("end_3d", language, { publicUrl: "https://renew.example.jp" });
    expect(letter.brief?.sms?.[0]).toContain("https://renew.example.jp/s/");
  });
});
