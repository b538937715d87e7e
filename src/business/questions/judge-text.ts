import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { maskNumbers } from "./mask-numbers.ts";
import { QUESTION_TEXT_MAX } from "./question.ts";

const TEXT_MIN = 6;
const LINKS_MAX = 1;
const LINK =
  /https?:\/\/|www\.|(?<![\p{L}\p{N}])[a-z0-9-]+\.(?:com|net|org|info|biz|xyz|top|ru|cn|shop|site|online)(?![\p{L}\p{N}])/giu;

export type TextRefusal =
  | "text_missing"
  | "text_too_short"
  | "text_too_long"
  | "too_many_links"
  /** With the text as it would stand, in `facts.masked`; sent so, it is taken. */
  | "numbers_hidden";

/** Tidies what was typed, or says what is wrong with it; nothing is cut or dropped unseen. */
export function judgeText(typed: string): Outcome<string, TextRefusal> {
  const text = tidy(typed);
  const field = "text";
  const length = [...text].length;
  if (length === 0) return refused("text_missing", { field });
  if (length < TEXT_MIN) return refused("text_too_short", { field });
  if (length > QUESTION_TEXT_MAX) {
    return refused("text_too_long", { field, facts: { lengthMax: QUESTION_TEXT_MAX } });
  }
  if (linksIn(text) > LINKS_MAX) return refused("too_many_links", { field });
  const masked = maskNumbers(text);
  return masked === text ? done(text) : refused("numbers_hidden", { field, facts: { masked } });
}

export function tidy(typed: string): string {
  return typed
    .normalize("NFC")
    .replaceAll("\r", "")
    .replaceAll(/[^\S\n]+/gu, " ")
    .replaceAll(/ ?\n ?/gu, "\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

export function linksIn(text: string): number {
  return [...text.matchAll(LINK)].length;
}

/** By which the same words are known again, whatever their case, width, spaces and signs. */
export function normalForm(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
