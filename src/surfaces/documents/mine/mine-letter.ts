import type { Letter } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { letterTexts } from "../letters/texts/index.ts";
import { mineTexts } from "./texts/index.ts";

/** The mail that opens what is kept under an address. */
export function mineLetter(language: Language, url: string): Letter {
  const { letter } = mineTexts[language];
  const common = letterTexts[language];
  const body: LetterBody = {
    language,
    subject: letter.subject,
    heading: letter.heading,
    paragraphs: letter.body,
    facts: [],
    links: [{ label: letter.open, url }],
    closing: [common.automatic],
    colon: common.colon,
    brand: "Tsunagu",
  };
  return { subject: body.subject, text: letterText(body), html: letterHtml(body), enclosures: [] };
}
