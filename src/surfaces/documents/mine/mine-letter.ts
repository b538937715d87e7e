import type { Letter } from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { letterTexts } from "../letters/texts/index.ts";
import { mineTexts } from "./texts/index.ts";

/** The mail, or the message, that opens what is kept of somebody. */
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
  const brief = { title: letter.subject, body: letter.body.at(-1)!, url };
  const { subject } = body;
  return { subject, text: letterText(body), html: letterHtml(body), brief, enclosures: [] };
}
