import path from "node:path";
import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import { allPaths, ROOT } from "./repository.ts";

export type Catalogue = Readonly<Record<Language, unknown>>;

/** What a reader of one language would stumble over. `place: why` */
export function textBreaches(catalogue: Catalogue): readonly string[] {
  const english = leaves(catalogue.en);
  if (english.size === 0) return ["en: no text found"];
  return LANGUAGES.flatMap((language) => {
    const own = leaves(catalogue[language]);
    const missing = [...english.keys()].filter(
      (place) => !own.has(place) && !IN_A_LIST.test(place),
    );
    return [
      ...missing.map((place) => `${language} ${place}: missing`),
      ...[...own].flatMap(([place, text]) => {
        const why = wrongText(text, language, english.get(place));
        return why === undefined ? [] : [`${language} ${place}: ${why}: ${text.slice(0, 60)}`];
      }),
    ];
  });
}

/** An export that holds a text for each language. */
export function isCatalogue(value: unknown): value is Catalogue {
  if (typeof value !== "object" || value === null) return false;
  return LANGUAGES.every((language) => Object.hasOwn(value, language));
}

/** Languages may say the same in more or fewer paragraphs. */
const IN_A_LIST = /\.\d+(?:\.|\(|$)/u;
const HANGUL = /\p{Script=Hangul}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
// Forms that the other Chinese script, and Japanese too, would not use.
const SIMPLIFIED_ONLY =
  /[这们说网线续费资讯开关应错误请输选择码电话单页链进还过让点与为时对发见门问间]/u;
const TRADITIONAL_ONLY = /[這們對說續擇碼號單鏈讓點與稅關據價處實內歲總]/u;

function wrongText(text: string, language: Language, english?: string): string | undefined {
  if (text.trim() === "") return english?.trim() === "" ? undefined : "empty";
  if (language === "en")
    return WIDE.test(text) && !/[a-z]/iu.test(text) ? "not English" : undefined;
  const isOtherwise = text !== english && WIDE.test(text);
  if (!isOtherwise && englishWords(text) > 2) return "still English";
  // What is said at a counter stands in quotation marks, in the language that is said there.
  const own = text.replaceAll(/[“"「『][^”"」』]*[”"」』]/gu, "");
  if (language !== "ko" && HANGUL.test(own)) return "Korean";
  if (language === "ko" && KANA.test(own)) return "Japanese";
  if (language === "zh-Hans" && TRADITIONAL_ONLY.test(text)) return "traditional characters";
  if (language === "zh-Hant" && SIMPLIFIED_ONLY.test(text)) return "simplified characters";
  return undefined;
}

/** Small words, since names of companies stay as they are; no addresses, no single words. */
function englishWords(text: string): number {
  if (!/\s/u.test(text.trim())) return 0;
  const prose = text.replaceAll(/https?:\S+|\S+@\S+/gu, "");
  return prose.match(/(?<![A-Za-z])[a-z]{2,}/gu)?.length ?? 0;
}

/** Every text under its place, `find.errors.empty`; a text that takes values is tried with some. */
export function leaves(value: unknown, place = ""): ReadonlyMap<string, string> {
  if (typeof value === "string") return new Map([[place, value]]);
  // What was put in for a value and stands alone says nothing of its own.
  if (value === STAND_IN) return new Map();
  if (typeof value === "function") return leaves(trial(value), `${place}()`);
  if (typeof value !== "object" || value === null || "tag" in value) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...leaves(inner, place === "" ? key : `${place}.${key}`),
    ]),
  );
}

function trial(text: Function): unknown {
  try {
    return text(...Array.from({ length: text.length }, () => STAND_IN));
  } catch {
    return undefined;
  }
}

/** Passes for a number, a word or a record of them. */
const STAND_IN: unknown = new Proxy(() => STAND_IN, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => "7" : STAND_IN),
});

/** Every folder of texts in the source. */
export const TEXT_FOLDERS = [
  ...new Set(allPaths.flatMap((name) => /^(src\/.*\/texts)\/[^/]+$/u.exec(name)?.[1] ?? [])),
];

/**
 * The catalogues of a folder by name: it holds one file per language, which together are `texts`,
 * or files whose exports hold all five.
 */
export async function cataloguesIn(folder: string): Promise<ReadonlyMap<string, Catalogue>> {
  const open = async (name: string) =>
    (await import(path.join(ROOT, folder, name))) as Record<string, unknown>;
  const names = allPaths
    .filter((name) => path.posix.dirname(name) === folder && /(?<!\.test)\.tsx?$/u.test(name))
    .map((name) => path.posix.basename(name));
  const modules = await Promise.all(names.map(open));
  const whole = modules
    .flatMap((exported) => Object.entries(exported))
    .filter(([name, value]) => name !== "LANGUAGE_NAMES" && isCatalogue(value));
  const catalogues = new Map(whole as [string, Catalogue][]);
  if (!names.includes("en.ts")) return catalogues;
  const parts = LANGUAGES.map(async (language) => {
    const exported = await open(`${language.toLowerCase()}.ts`);
    return [language, Object.values(exported)] as const;
  });
  return catalogues.set("texts", Object.fromEntries(await Promise.all(parts)) as Catalogue);
}
