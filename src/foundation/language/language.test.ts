import fc from "fast-check";
import { expect, test } from "vitest";
import { isLanguage, LANGUAGES, negotiateLanguage } from "./index.ts";

test.each([
  ["ja,en-US;q=0.8,en;q=0.6", "ja"],
  ["en-GB,en;q=0.9,ja;q=0.8", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"],
  ["zh-SG", "zh-Hans"],
  ["zh", "zh-Hans"],
  ["zh-TW,zh;q=0.9", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-Hant-TW", "zh-Hant"],
  ["yue-HK", "zh-Hant"],
  ["ko-KR", "ko"],
  ["fr-FR,fr;q=0.9,ko;q=0.5,en;q=0.3", "ko"],
  ["en;q=0.2,JA;q=0.7", "ja"],
  ["ja;q=0,ko;q=0.1", "ko"],
  ["de,fr,*;q=0.1", "en"],
  ["", "en"],
  [undefined, "en"],
])("%s reads %s", (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});

test("whatever a browser sends, the answer is one of ours", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (header) => {
      expect(isLanguage(negotiateLanguage(header))).toBe(true);
    }),
  );
});

test("each of our languages asks for itself", () => {
  for (const language of LANGUAGES) expect(negotiateLanguage(language)).toBe(language);
  expect(isLanguage("fr")).toBe(false);
});
