import path from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { allPaths, ROOT } from "./repository.ts";
import { isCatalogue, textBreaches, type Catalogue } from "./texts.ts";

const folders = [
  ...new Set(allPaths.flatMap((name) => /^(src\/.*\/texts)\/[^/]+$/u.exec(name)?.[1] ?? [])),
];

describe("the texts of each journey are there, and native, in each language", () => {
  test.each(folders)("%s", async (folder) => {
    const catalogues = await cataloguesIn(folder);
    expect(catalogues).not.toEqual([]);
    expect(catalogues.flatMap(textBreaches)).toEqual([]);
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

/** A folder holds one file per language, or files whose exports hold all five. */
async function cataloguesIn(folder: string): Promise<readonly Catalogue[]> {
  const open = async (name: string) =>
    (await import(path.join(ROOT, folder, name))) as Record<string, unknown>;
  const names = allPaths
    .filter((name) => path.posix.dirname(name) === folder && /(?<!\.test)\.tsx?$/u.test(name))
    .map((name) => path.posix.basename(name));
  const modules = await Promise.all(names.map(open));
  const whole = modules
    .flatMap((exported) => Object.entries(exported))
    .filter(([name, value]) => name !== "LANGUAGE_NAMES" && isCatalogue(value))
    .map(([, value]) => value as Catalogue);
  if (!names.includes("en.ts")) return whole;
  const parts = LANGUAGES.map(async (language) => {
    const exported = await open(`${language.toLowerCase()}.ts`);
    return [language, Object.values(exported)] as const;
  });
  return [...whole, Object.fromEntries(await Promise.all(parts)) as Catalogue];
}
