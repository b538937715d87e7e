import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { LANGUAGES, type Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { cannedRows, putCanned } from "./canned-store.ts";
import { CHAT_TEXT_MAX } from "./chat.ts";

/** What a canned answer may leave open, to be filled from how it stands. */
export const BLANKS = ["order", "plan", "until", "promise", "back", "name"] as const;
export type Blank = (typeof BLANKS)[number];

/** An answer that staff give often, in every language. */
export interface CannedAnswer {
  readonly code: string;
  readonly texts: Readonly<Record<Language, string>>;
}

/** Of those with words in every language, by code. */
export async function cannedAnswers(act: Act): Promise<readonly CannedAnswer[]> {
  const byCode = new Map<string, Partial<Record<Language, string>>>();
  for (const { code, language, text } of await cannedRows(act)) {
    byCode.set(code, { ...byCode.get(code), [language]: text });
  }
  return [...byCode]
    .filter(([, texts]) => LANGUAGES.every((language) => texts[language] !== undefined))
    .map(([code, texts]) => ({ code, texts: texts as CannedAnswer["texts"] }));
}

/** The text with its blanks filled; undefined where something it needs is not known. */
export function fillCanned(
  text: string,
  facts: Readonly<Partial<Record<Blank, string>>>,
): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => {
    const fact = facts[name as Blank];
    if (fact === undefined) isWhole = false;
    return fact ?? blank;
  });
  return isWhole ? filled : undefined;
}

export type CannedRefusal = "not_allowed" | "code_unreadable" | "text_missing" | "blank_unknown";

/** Writes an answer in all its languages, in place of what stood there. */
export async function changeCanned(
  act: Act,
  staff: Staff,
  wish: CannedAnswer,
): Promise<Outcome<CannedAnswer, CannedRefusal>> {
  if (!may(staff, "direct_support")) return refused("not_allowed");
  const { code } = wish;
  if (!/^[a-z0-9_-]{1,40}$/.test(code)) return refused("code_unreadable", { field: "code" });
  for (const language of LANGUAGES) {
    const text = wish.texts[language].trim();
    const field = `text-${language}`;
    if (text === "" || [...text].length > CHAT_TEXT_MAX) return refused("text_missing", { field });
    const blanks = [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
    if (blanks.some((one) => !(BLANKS as readonly unknown[]).includes(one))) {
      return refused("blank_unknown", { field });
    }
  }
  await writeHouse(
    act,
    { name: "canned.changed", thing: code },
    LANGUAGES.map((language) =>
      putCanned(act, { code, language, text: wish.texts[language].trim() }),
    ),
  );
  return done(wish);
}
