import { showCaseNumber, type Case } from "../../../business/cases/index.ts";
import type { CaseLetterWriter } from "../../../business/notices/index.ts";
import { showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { caseWordTexts } from "../../words/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { caseLetterTexts } from "./texts/index.ts";

export interface CaseLetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly casePath: (language: Language, number: string) => string;
}

/** Words the answer to a case, in the language of whoever reported it. */
export function caseLetterWriter(settings: CaseLetterSettings): CaseLetterWriter {
  return (answered, order) => {
    const body = bodyOf(answered, order, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: [],
    };
  };
}

function bodyOf(answered: Case, order: Order, settings: CaseLetterSettings): LetterBody {
  const { language, number, cause, answer = "" } = answered;
  const texts = caseLetterTexts[language];
  const words = caseWordTexts[language];
  const { seller } = order;
  const brand = seller.names[language];
  return {
    language,
    subject: texts.subject(showCaseNumber(number)),
    heading: texts.heading,
    paragraphs: [...answer.split("\n").filter((line) => line.trim() !== ""), texts.more],
    facts: [
      { label: words.number, value: showCaseNumber(number) },
      { label: words.cause, value: words.causes[cause] },
      { label: texts.order, value: showOrderNumber(order.renewal.number) },
    ],
    links: [{ label: texts.open, url: settings.publicUrl + settings.casePath(language, number) }],
    closing: [texts.help(brand, seller.phone, seller.email), texts.automatic],
    colon: texts.colon,
    brand,
  };
}
