import { showCaseNumber } from "../../../business/cases/index.ts";
import type { CaseWriters } from "../../../business/notices/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showInstant } from "../../html/index.ts";
import { caseWordTexts } from "../../words/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { caseLetterWriter, type CaseLetterSettings } from "./case-letter.ts";
import { closingTexts, overdueTexts } from "./texts/closing.ts";
import { caseLetterTexts } from "./texts/index.ts";

export interface CaseWriterSettings extends CaseLetterSettings {
  /** Where a case is rated, once. */
  readonly ratePath: (language: Language, token: string) => string;
  /** Where whoever runs the house answers it. */
  readonly staffPath: (number: string) => string;
}

/** Words all that is told of a case: its answer, its end, and to the seller that it is overdue. */
export function caseWriters(settings: CaseWriterSettings): CaseWriters {
  return {
    answered: caseLetterWriter(settings),
    closed: closedWriter(settings),
    overdue: overdueWriter(settings),
  };
}

function closedWriter({ publicUrl, ratePath }: CaseWriterSettings): CaseWriters["closed"] {
  return ({ language, number, cause }, { renewal, seller }, token) => {
    const texts = closingTexts[language];
    const around = caseLetterTexts[language];
    const words = caseWordTexts[language];
    const brand = seller.names[language];
    return letterOf({
      language,
      subject: texts.subject(showCaseNumber(number)),
      heading: texts.heading,
      paragraphs: [texts.body],
      facts: [
        { label: words.number, value: showCaseNumber(number) },
        { label: words.cause, value: words.causes[cause] },
        { label: around.order, value: showOrderNumber(renewal.number) },
      ],
      links: [{ label: texts.rate, url: publicUrl + ratePath(language, token) }],
      closing: [around.help(brand, seller.phone, seller.email), around.automatic],
      colon: around.colon,
      brand,
    });
  };
}

function overdueWriter({ publicUrl, staffPath }: CaseWriterSettings): CaseWriters["overdue"] {
  return ({ number, cause, openedAt, state }, { renewal, seller }) => {
    const words = caseWordTexts.ja;
    const title = overdueTexts.title(showCaseNumber(number));
    return letterOf({
      ...{ language: "ja", subject: title, heading: title },
      paragraphs: [state === "open" ? overdueTexts.unanswered : overdueTexts.unfinished],
      facts: [
        { label: words.cause, value: words.causes[cause] },
        { label: overdueTexts.since, value: showInstant(openedAt, "ja") },
        { label: overdueTexts.order, value: showOrderNumber(renewal.number) },
      ],
      links: [{ label: overdueTexts.open, url: publicUrl + staffPath(number) }],
      closing: [caseLetterTexts.ja.automatic],
      colon: caseLetterTexts.ja.colon,
      brand: seller.names.ja,
    });
  };
}

function letterOf(body: LetterBody) {
  const { subject } = body;
  return { subject, text: letterText(body), html: letterHtml(body), enclosures: [] };
}
