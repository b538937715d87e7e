import type { Context } from "hono";
import type { Language } from "../../../foundation/language/index.ts";
import { type FormInput, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { languageOf } from "../view.ts";

/** Where a log-in leads: back to the page that asked for it, else to the account. */
export function nextPage(c: Context, wish: string, say?: string): string {
  const language = languageOf(c);
  if (isOurs(wish, language)) return wish;
  return say === undefined ? paths.account(language) : `${paths.account(language)}?say=${say}`;
}

/** The wish of the form or of the address, when it is a page of ours; else nothing. */
export function wishOf(c: Context, form?: FormInput): string {
  const wish = (form ?? readQuery(c)).text("next");
  return isOurs(wish, languageOf(c)) ? wish : "";
}

export function withNext(path: string, next: string): string {
  return next === "" ? path : `${path}?${new URLSearchParams({ next })}`;
}

// Only a path below this language: never another site, however it is spelt.
function isOurs(wish: string, language: Language): boolean {
  if (!wish.startsWith(`/${language}/`)) return false;
  if (!/^(\/[\w.~-]+)+(\?[\w.~=&%-]*)?$/.test(wish)) return false;
  const { pathname, search } = new URL(wish, "http://here");
  return pathname + search === wish;
}
