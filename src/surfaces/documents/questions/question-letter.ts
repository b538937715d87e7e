import type { QuestionLetterWriter } from "../../../business/notices/index.ts";
import { showQuestionNumber, type ShownQuestion } from "../../../business/questions/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { letterTexts } from "../letters/texts/index.ts";
import { questionLetterTexts } from "./texts/index.ts";

export interface QuestionLetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly questionPath: (language: Language, number: string) => string;
}

/** Words the answer to a public question, or that it is not published. */
export function questionLetterWriter(settings: QuestionLetterSettings): QuestionLetterWriter {
  return (shown) => {
    const body = bodyOf(shown, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: [],
    };
  };
}

function bodyOf(
  { number, state, asked, texts }: ShownQuestion,
  { publicUrl, questionPath }: QuestionLetterSettings,
): LetterBody {
  const { language } = asked;
  const words = questionLetterTexts[language];
  const common = letterTexts[language];
  const text = texts.find((one) => one.language === language);
  const isAnswered = state === "published" && text !== undefined;
  return {
    language,
    subject: isAnswered ? words.answered : words.refused,
    heading: isAnswered ? words.answered : words.refused,
    paragraphs: isAnswered ? text.answer.split("\n").filter((line) => line !== "") : [words.why],
    facts: [
      { label: words.number, value: showQuestionNumber(number) },
      ...(isAnswered ? [{ label: words.question, value: text.question }] : []),
    ],
    links: [{ label: words.open, url: publicUrl + questionPath(language, number) }],
    closing: [words.erased, common.automatic],
    colon: common.colon,
    brand: "Tsunagu",
  };
}
