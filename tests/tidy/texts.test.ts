import { describe, expect, test } from "vitest";
import { cataloguesIn, isCatalogue, TEXT_FOLDERS, textBreaches, type Catalogue } from "./texts.ts";

describe("the texts of each journey are there, and native, in each language", () => {
  test.each(TEXT_FOLDERS)("%s", async (folder) => {
    const catalogues = await cataloguesIn(folder);
    expect(catalogues.size).toBeGreaterThan(0);
    expect([...catalogues.values()].flatMap(textBreaches)).toEqual([]);
  });
});

const sound: Catalogue = {
  "zh-Hans": { title: "续费", left: (count: number) => `还有 ${count} 天` },
  "zh-Hant": { title: "續約", left: (count: number) => `還有 ${count} 天` },
  ja: { title: "更新", left: (count: number) => `あと${count}日` },
  en: { title: "Renew this line right now", left: (count: number) => `${count} days left` },
  ko: { title: "갱신", left: (count: number) => `${count}일 남음` },
};

describe("a planted breach is found", () => {
  test.each([
    ["English left in Japanese", { ja: { ...pick("ja"), title: "Renew this line right now" } }],
    ["other English left in Korean", { ko: { ...pick("ko"), title: "Please do renew it now" } }],
    [
      "English in a text that takes values",
      { ja: { ...pick("ja"), left: (n: number) => `you have ${n} days left` } },
    ],
    ["Japanese in Korean", { ko: { ...pick("ko"), title: "更新する" } }],
    ["Korean in Japanese", { ja: { ...pick("ja"), title: "갱신" } }],
    ["simplified in traditional", { "zh-Hant": { ...pick("zh-Hant"), title: "续费" } }],
    ["traditional in simplified", { "zh-Hans": { ...pick("zh-Hans"), title: "續約" } }],
    ["a text that is missing", { ko: { title: "갱신" } }],
    ["an empty text", { ja: { ...pick("ja"), title: " " } }],
  ])("%s", (_title, change) => {
    expect(textBreaches({ ...sound, ...change })).toHaveLength(1);
  });

  test("and sound texts have none", () => {
    expect(textBreaches(sound)).toEqual([]);
    expect(isCatalogue(sound)).toBe(true);
  });
});

function pick(language: keyof Catalogue): object {
  return sound[language] as object;
}
