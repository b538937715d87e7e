import { CODE_PAGES, type CodePage } from "../../foundation/paper/index.ts";

/** The code pages in a printer's memory, with commas between; `none` for a printer without letters. */
export function readLetters(typed: string): readonly CodePage[] | undefined {
  if (typed.trim() === "none") return [];
  const words = typed.split(",").map((word) => word.trim());
  const pages = words.map((word) => CODE_PAGES.find((page) => page === word));
  return pages.includes(undefined) ? undefined : pages.filter((page) => page !== undefined);
}
