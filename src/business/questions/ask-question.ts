import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { idOfName, newHumanCode } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { plansByCodes } from "../catalogue/index.ts";
import { readContact } from "../renewals/index.ts";
import { judgeText, normalForm, type TextRefusal } from "./judge-text.ts";
import { QUESTION_NUMBER_LENGTH, type Question, type QuestionId } from "./question.ts";
import { openQuestionForm } from "./question-form.ts";
import { insertQuestion, questionById, questionOfFingerprint } from "./questions-store.ts";
import { spamScore } from "./spam-score.ts";

export interface QuestionWish {
  readonly topic: string;
  readonly language: Language;
  readonly text: string;
  /** For the answer alone; without it, it is read by the question's number. */
  readonly email?: string;
  /** Of the form, as `sealQuestionForm` made it. */
  readonly form: string;
  /** What stands in the field that no person sees. */
  readonly trap: string;
  readonly address: string;
  readonly device: string;
}

export type AskQuestionRefusal =
  | TextRefusal
  | "contact_unreadable"
  | "topic_unknown"
  | "form_too_old"
  | "form_too_quick"
  | "too_many_tries"
  /** With the first one's number in `facts.number`. */
  | "asked_already";

/**
 * Takes down a public question; it waits until the house has read it. Whatever is refused is
 * refused in words, with the field, and may be sent again; nothing is dropped unseen.
 */
export async function askQuestion(
  act: Act,
  wish: QuestionWish,
): Promise<Outcome<Question, AskQuestionRefusal>> {
  const read = await readWish(act, wish);
  if (!read.ok) return read;
  const { text, contactEmail, once, seconds } = read.value;
  const questionId = idOfName<"question">(`question ${once}`);
  const fingerprint = act.secrets.blind("question", `${wish.topic} ${normalForm(text)}`);
  const known = await askedBefore(act, questionId, fingerprint);
  if (known !== undefined) return known;
  const turn = await takeTurn(act, limitsOf(act, wish));
  // Several presses of one form are one try of several: the first may be there by now.
  if (!turn.ok) return (await askedBefore(act, questionId, fingerprint)) ?? turn;
  const { topic, language } = wish;
  const question: Question = {
    ...{ questionId, topic, language, text },
    number: newHumanCode(QUESTION_NUMBER_LENGTH),
    ...(contactEmail === undefined ? {} : { contactEmail }),
    score: spamScore({ text, language, isTrapped: wish.trap !== "", seconds }),
    state: "waiting",
    askedAt: act.clock.now(),
  };
  const { number, score } = question;
  const after = { state: "waiting", topic, language, number, score };
  try {
    await writeHouse(act, { name: "question.asked", thing: questionId, after }, [
      insertQuestion(act, question, fingerprint),
    ]);
    return done(question);
  } catch (error) {
    const faster = await askedBefore(act, questionId, fingerprint);
    if (faster === undefined) throw error;
    return faster;
  }
}

/** By the same form, which is done then, or in the same words by somebody else. */
async function askedBefore(
  act: Act,
  questionId: QuestionId,
  fingerprint: Buffer,
): Promise<Outcome<Question, "asked_already"> | undefined> {
  const same = await questionById(act, questionId);
  if (same !== undefined) return done(same);
  const first = await questionOfFingerprint(act, fingerprint);
  if (first === undefined) return undefined;
  const { number } = first;
  // It may have come between the two looks.
  return first.questionId === questionId
    ? done(first)
    : refused("asked_already", { field: "text", facts: { number } });
}

interface ReadWish {
  readonly text: string;
  readonly contactEmail: string | undefined;
  readonly once: string;
  readonly seconds: number;
}

async function readWish(
  act: Act,
  wish: QuestionWish,
): Promise<Outcome<ReadWish, AskQuestionRefusal>> {
  const text = judgeText(wish.text);
  if (!text.ok) return text;
  const contact = readContact(wish.email);
  if (!contact.ok) return contact;
  const form = openQuestionForm(act, wish.form);
  if (!form.ok) return form;
  if (!(await isTopic(act, wish.topic))) return refused("topic_unknown", { field: "about" });
  return done({ text: text.value, contactEmail: contact.value, ...form.value });
}

/** The part of a topic that names a plan. */
export function planOfTopic(topic: string): string | undefined {
  return /^plan:(.{1,80})$/u.exec(topic)?.[1];
}

async function isTopic(act: Act, topic: string): Promise<boolean> {
  const code = planOfTopic(topic);
  if (code !== undefined) return (await plansByCodes(act, [code])).has(code);
  return /^guide:[a-z-]{1,40}$/u.test(topic);
}

// A person asks a thing or two; a house that is flooded reads what came first.
const TRIES = {
  device: { perWindow: 5, windowSeconds: 3600 },
  address: { perWindow: 10, windowSeconds: 3600 },
  house: { perWindow: 300, windowSeconds: 3600 },
} as const;

function limitsOf(act: Act, { address, device }: QuestionWish) {
  const key = (kind: string, value: string) =>
    `question:${kind}:${act.secrets.blind("limit", value).toString("base64url")}`;
  return [
    { key: key("address", address), ...TRIES.address },
    { key: key("device", device), ...TRIES.device },
    { key: "question:house", ...TRIES.house },
  ];
}
