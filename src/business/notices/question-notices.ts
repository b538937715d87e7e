import type { Act, EventRow, Subscription } from "../../foundation/act/index.ts";
import {
  forgetContact,
  questionById,
  readQuestionOf,
  type ShownQuestion,
} from "../questions/index.ts";
import type { Letter } from "./message.ts";
import { writeMessage } from "./write-message.ts";

/** Words what became of a question, in the language it was asked in. */
export type QuestionLetterWriter = (shown: ShownQuestion) => Letter;

/** For the dispatcher: whoever left an address with a question is told once, and it is forgotten. */
export function questionSubscriptions(writeLetter: QuestionLetterWriter): readonly Subscription[] {
  return ["question.published", "question.refused"].map((event) => ({
    event,
    handle: async (act, row) => tellAsker(act, row, writeLetter),
  }));
}

async function tellAsker(
  act: Act,
  { thing }: EventRow,
  writeLetter: QuestionLetterWriter,
): Promise<void> {
  const question = thing === null ? undefined : await questionById(act, thing);
  if (question?.contactEmail === undefined) return;
  const { questionId, number, language, contactEmail } = question;
  const shown = await readQuestionOf(act, number);
  if (shown === undefined || !isAnswered(shown)) return;
  await writeMessage(act, {
    cause: `question.settled:${questionId}`,
    recipient: contactEmail,
    language,
    letter: writeLetter(shown),
  });
  await forgetContact(act, questionId);
}

/** Refused, or answered in the asker's own language; another one may have come first. */
function isAnswered({ state, texts, asked }: ShownQuestion): boolean {
  if (state === "refused") return true;
  return state === "published" && texts.some(({ language }) => language === asked.language);
}
