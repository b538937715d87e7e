import type { ChatLetterWriter } from "../../../business/notices/index.ts";
import type { ChatMessage } from "../../../business/support/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showInstant } from "../../html/index.ts";
import { chatWordTexts } from "../../words/index.ts";
import { caseLetterTexts } from "../cases/texts/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { itselfLines } from "./chat-log.tsx";

/** Words a whole chat as a mail: who said what, and when. */
export const chatLetter: ChatLetterWriter = (chat, messages, seller) => {
  const { language } = chat;
  const texts = chatWordTexts[language];
  const around = caseLetterTexts[language];
  const brand = seller.names[language];
  const body: LetterBody = {
    language,
    subject: texts.subject(brand),
    heading: texts.letterLead,
    paragraphs: [...messages.flatMap((message) => linesOf(message, language)), texts.letterEnd],
    facts: [],
    links: [],
    closing: [around.help(brand, seller.phone, seller.email), around.automatic],
    colon: around.colon,
    brand,
  };
  const { subject } = body;
  return { subject, text: letterText(body), html: letterHtml(body), enclosures: [] };
};

function linesOf(
  { by, text, said, photo, at }: ChatMessage,
  language: Language,
): readonly string[] {
  const texts = chatWordTexts[language];
  const who =
    by.kind === "customer" ? texts.you : by.kind === "automatic" ? texts.automatic : by.name;
  const words = text ?? (photo === undefined ? texts.erased : "");
  const lines = [
    ...(photo === undefined ? [] : [`(${texts.photo})`]),
    ...(said === undefined ? words.split("\n") : itselfLines(said, { language })),
  ];
  const spoken = lines.filter((line) => line.trim() !== "");
  return [`${who} · ${showInstant(at, language)}`, ...spoken];
}
