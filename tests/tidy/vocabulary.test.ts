import { describe, expect, test } from "vitest";
import { cataloguesIn, TEXT_FOLDERS, type Catalogue } from "./texts.ts";
import { SHARED, sharedBreaches, vocabularyBreaches } from "./vocabulary.ts";

const CUSTOMERS = /^src\/(?:surfaces\/(?:web|words|documents|html)|business\/customers)\//u;
const opened = new Map<string, ReadonlyMap<string, Catalogue>>();
for (const folder of TEXT_FOLDERS.filter((one) => CUSTOMERS.test(one))) {
  opened.set(folder.replace(/^src\/surfaces\//u, ""), await cataloguesIn(folder));
}

describe("customers read one word for one thing", () => {
  test.each([...opened.keys()])("%s", (folder) => {
    const catalogues = [...opened.get(folder)!.values()];
    expect(catalogues.flatMap(vocabularyBreaches)).toEqual([]);
  });

  test("on pages, on paper and in mails", () => {
    const open = (folder: string, name: string) => opened.get(folder)?.get(name);
    expect(sharedBreaches(SHARED, open)).toEqual([]);
  });
});

const sound: Catalogue = {
  "zh-Hans": { a: "续费", b: "续费" },
  "zh-Hant": { a: "加值", b: "加值" },
  ja: { a: "更新", b: "更新" },
  en: { a: "Renew", b: "Renew" },
  ko: { a: "연장", b: "연장" },
};

describe("a planted breach is found", () => {
  test.each([
    ["zh-Hant", "續約完成"],
    ["zh-Hant", "您的門號"],
    ["zh-Hans", "排队的套餐"],
    ["ja", "順番待ちのプラン"],
    ["en", "Top up now"],
    ["ko", "유효 기한"],
  ] as const)("%s: %s", (language, text) => {
    expect(vocabularyBreaches({ ...sound, [language]: { a: text } })).toHaveLength(1);
  });

  test("a word that is called in two ways, and one that is not there", () => {
    const shared = { renew: ["f c a", "f c b"], gone: ["f c a", "f c z"] };
    const open = () => ({ ...sound, ko: { a: "연장", b: "연장하기" } });
    const breaches = sharedBreaches(shared, open);
    expect(breaches.filter((one) => one.startsWith("renew"))).toEqual([
      "renew in ko: 연장 / 연장하기",
    ]);
    expect(breaches.filter((one) => one.startsWith("gone"))).toHaveLength(5);
  });

  test("and sound texts have none", () => {
    expect(vocabularyBreaches(sound)).toEqual([]);
    expect(sharedBreaches({ renew: ["f c a", "f c b"] }, () => sound)).toEqual([]);
  });
});
