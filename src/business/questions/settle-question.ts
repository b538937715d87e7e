import { onHouse, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { may, type Staff } from "../staff/index.ts";
import { tidy } from "./judge-text.ts";
import { maskNumbers } from "./mask-numbers.ts";
import {
  canStepQuestion,
  QUESTION_ANSWER_MAX,
  QUESTION_TEXT_MAX,
  REFUSAL_REASONS,
  type Question,
  type QuestionState,
} from "./question.ts";
import {
  countErasable,
  eraseBefore,
  eraseContact,
  moveQuestion,
  putText,
  questionOfNumber,
  questionsIn,
  textsOf,
} from "./questions-store.ts";

export type SettleRefusal =
  | "question_unknown"
  | "question_missing"
  | "question_too_long"
  | "answer_missing"
  | "answer_too_long"
  /** What would be published still names somebody's number; `facts.masked` is the text without it. */
  | "number_in_question"
  | "number_in_answer"
  | "reason_missing"
  /** Somebody else has settled it meanwhile. */
  | "question_moved_on";

/** Public words are the house's: its own managers and operators, no agent's. */
export function mayAnswerQuestions(staff: Pick<Staff, "role" | "agentId">): boolean {
  return may(staff, "answer_question") && staff.agentId === undefined;
}

const LISTED_MAX = 100;

export async function questionsFor(
  act: Act,
  staff: Staff,
  state: QuestionState,
): Promise<readonly Question[]> {
  return mayAnswerQuestions(staff) ? questionsIn(act, { state, limit: LISTED_MAX }) : [];
}

export async function questionFor(act: Act, staff: Staff, number: string) {
  if (!mayAnswerQuestions(staff)) return undefined;
  const question = await questionOfNumber(act, number);
  if (question === undefined) return undefined;
  return { question, texts: await textsOf(act, question.questionId) };
}

export interface AnswerWish {
  readonly number: string;
  readonly language: Language;
  /** As it is published: put right, and without what is personal. */
  readonly question: string;
  readonly answer: string;
  /** A number in the answer is the house's own. */
  readonly isNumberMeant: boolean;
}

/**
 * Publishes a question with its answer in one language; again, or in another, as often as wanted.
 * The first time its asker is told, if there is an address. The same words again change nothing.
 */
export async function publishAnswer(
  act: Act,
  staff: Staff,
  wish: AnswerWish,
): Promise<Outcome<Question, SettleRefusal>> {
  const read = readAnswer(wish);
  if (!read.ok) return read;
  return onQuestion(act, staff, wish.number, async (found, write) => {
    const texts = await textsOf(act, found.questionId);
    const { question, answer } = read.value;
    const isSame = texts.some(
      (one) => one.language === wish.language && one.question === question && one.answer === answer,
    );
    if (isSame && found.state === "published") return done(found);
    if (!canStepQuestion("question.published", found.state)) return refused("question_moved_on");
    const writtenAt = act.clock.now();
    const text = { ...read.value, language: wish.language, writtenAt, writtenBy: staff.staffId };
    const after = settled(act, staff, found, { state: "published" });
    await write("question.published", after, [putText(act, found.questionId, text)]);
    return done(after);
  });
}

function readAnswer(
  wish: AnswerWish,
): Outcome<Pick<AnswerWish, "question" | "answer">, SettleRefusal> {
  const [question, answer] = [tidy(wish.question), tidy(wish.answer)];
  if (question === "") return refused("question_missing", { field: "question" });
  if ([...question].length > QUESTION_TEXT_MAX) {
    return refused("question_too_long", { field: "question" });
  }
  if (answer === "") return refused("answer_missing", { field: "answer" });
  if ([...answer].length > QUESTION_ANSWER_MAX) {
    return refused("answer_too_long", { field: "answer" });
  }
  const masked = maskNumbers(question);
  if (masked !== question) {
    return refused("number_in_question", { field: "question", facts: { masked } });
  }
  if (!wish.isNumberMeant && maskNumbers(answer) !== answer) {
    return refused("number_in_answer", { field: "answer" });
  }
  return done({ question, answer });
}

/** Leaves a question unpublished; its asker reads why. */
export async function refuseQuestion(
  act: Act,
  staff: Staff,
  wish: { readonly number: string; readonly reason: string },
): Promise<Outcome<Question, SettleRefusal>> {
  const reason = REFUSAL_REASONS.find((one) => one === wish.reason);
  if (reason === undefined) return refused("reason_missing", { field: "reason" });
  return onQuestion(act, staff, wish.number, async (found, write) => {
    if (found.state === "refused" && found.reason === reason) return done(found);
    if (!canStepQuestion("question.refused", found.state)) return refused("question_moved_on");
    const after = settled(act, staff, found, { state: "refused", reason });
    await write("question.refused", after, []);
    return done(after);
  });
}

/** Takes a published question from its place; its words stay for the house, for a while. */
export async function withdrawQuestion(
  act: Act,
  staff: Staff,
  number: string,
): Promise<Outcome<Question, SettleRefusal>> {
  return onQuestion(act, staff, number, async (found, write) => {
    if (found.state === "withdrawn") return done(found);
    if (!canStepQuestion("question.withdrawn", found.state)) return refused("question_moved_on");
    const after = settled(act, staff, found, { state: "withdrawn" });
    await write("question.withdrawn", after, []);
    return done(after);
  });
}

type Settling = "question.published" | "question.refused" | "question.withdrawn";
type Write = (
  name: Settling,
  after: Question,
  parts: readonly ReturnType<typeof putText>[],
) => Promise<void>;

async function onQuestion(
  act: Act,
  staff: Staff,
  number: string,
  decide: (found: Question, write: Write) => Promise<Outcome<Question, SettleRefusal>>,
): Promise<Outcome<Question, SettleRefusal>> {
  if (!mayAnswerQuestions(staff)) return refused("question_unknown");
  return onHouse(act, async (turn) => {
    const found = await questionOfNumber(act, number);
    if (found === undefined) return refused("question_unknown");
    return decide(found, async (name, after, parts) => {
      const news = { name, thing: found.questionId, before: { state: found.state } };
      const { state, reason } = after;
      await turn.write({ ...news, after: { state, number, reason } }, [
        moveQuestion(act, found, after),
        ...parts,
      ]);
    });
  });
}

function settled(
  act: Act,
  staff: Staff,
  before: Question,
  how: Pick<Question, "state" | "reason">,
): Question {
  const { reason: _before, ...rest } = before;
  return { ...rest, ...how, settledAt: act.clock.now(), settledBy: staff.staffId };
}

/** The letter is written: the address has done what it was given for. */
export async function forgetContact(act: Act, questionId: string): Promise<void> {
  await writeHouse(act, { name: "question.contact_forgotten", thing: questionId }, [
    eraseContact(act, questionId),
  ]);
}

/** How long an address waits for an answer, and what was refused stays readable for the house. */
export const QUESTION_KEPT_DAYS = { contact: 60, words: 30 } as const;

/** Forgets what has done what it was given for; run by the worker now and then. */
export async function eraseOldQuestions(act: Act): Promise<void> {
  const before = keptSince(act);
  if ((await countErasable(act, before)) === 0) return;
  await writeHouse(act, { name: "questions.erased", after: before }, eraseBefore(act, before));
}

/** How many questions hold something that is past its time. */
export async function countErasableQuestions(act: Act): Promise<number> {
  return countErasable(act, keptSince(act));
}

function keptSince(act: Act) {
  const now = act.clock.now();
  return {
    askedBefore: addHours(now, -24 * QUESTION_KEPT_DAYS.contact),
    settledBefore: addHours(now, -24 * QUESTION_KEPT_DAYS.words),
  };
}
