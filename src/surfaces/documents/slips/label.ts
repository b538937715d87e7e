import type { Language } from "../../../foundation/language/index.ts";
import type { SlipLine } from "../../../foundation/paper/index.ts";
import type { Label, SheetLine } from "../receipt-sheet.ts";
import { slipTexts, type SlipTexts } from "../texts/slips.ts";

/** A word with the Japanese one behind it, which the shop and the law read. */
export function both({ own, japanese }: Label): string {
  return japanese === undefined || japanese === own ? own : `${own} / ${japanese}`;
}

export function pairOf({ label, value }: SheetLine, weight?: "bold"): SlipLine {
  const dress = weight === undefined ? {} : { weight };
  return { kind: "pair", left: both(label), right: value, ...dress };
}

export function centred(text: string, size: 1 | 2 | 3 = 1): SlipLine {
  return { kind: "text", text, align: "center", size };
}

export function plain(text: string): SlipLine {
  return { kind: "text", text };
}

/** A sentence, and below it the Japanese one. */
export function sentences(
  { own, japanese }: Label,
  align: "left" | "center" = "left",
): readonly SlipLine[] {
  const all = japanese === undefined || japanese === own ? [own] : [own, japanese];
  return all.map((text) => ({ kind: "text", text, align }));
}

export const RULE: SlipLine = { kind: "rule" };
export const SPACE: SlipLine = { kind: "space" };

type Choose = (texts: SlipTexts) => string;

/** The words of slips in the reader's language, each with its Japanese beside it. */
export function wordsIn(language: Language) {
  const labelOf = (choose: Choose): Label => ({
    own: choose(slipTexts[language]),
    japanese: choose(slipTexts.ja),
  });
  return {
    word: (choose: Choose) => both(labelOf(choose)),
    say: (choose: Choose, align?: "center") => sentences(labelOf(choose), align),
  };
}
