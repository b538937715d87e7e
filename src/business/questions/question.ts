import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";

export type QuestionId = Id<"question">;

export const QUESTION_STATES = ["waiting", "published", "refused", "withdrawn"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Every legal step of a question, named by its event; a step that is not here cannot be taken. */
export const QUESTION_STEPS = {
  "question.asked": { from: [], to: "waiting" },
  /** Also when it is put right, or answered in another language. */
  "question.published": { from: ["waiting", "published", "refused", "withdrawn"], to: "published" },
  "question.refused": { from: ["waiting"], to: "refused" },
  "question.withdrawn": { from: ["published"], to: "withdrawn" },
} as const satisfies Readonly<
  Record<string, { from: readonly QuestionState[]; to: QuestionState }>
>;

export type QuestionStep = keyof typeof QUESTION_STEPS;

export function canStepQuestion(step: QuestionStep, state: QuestionState): boolean {
  return (QUESTION_STEPS[step].from as readonly QuestionState[]).includes(state);
}

/** Why a question is not published, as its asker is told. */
export const REFUSAL_REASONS = [
  /** About one's own order: a report there is answered. */
  "about_an_order",
  "answered_elsewhere",
  "not_about_us",
  "advertising",
  "not_kind",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What somebody asked in public. */
export interface Question {
  readonly questionId: QuestionId;
  /** For people, and the end of its address: eight letters and digits, the last a check. */
  readonly number: string;
  /** `guide:my-phone` or `plan:sora-week-3gb`. */
  readonly topic: string;
  readonly language: Language;
  /** As asked, without what looked like a number; absent once erased. */
  readonly text?: string;
  /** Where the answer goes, for that alone; absent once it went. */
  readonly contactEmail?: string;
  /** From 0 to 100: how much it looks like spam. */
  readonly score: number;
  readonly state: QuestionState;
  readonly reason?: RefusalReason;
  readonly askedAt: Instant;
  readonly settledAt?: Instant;
  /** An id of ours, never a name. */
  readonly settledBy?: string;
}

/** A question with its answer, as published in one language. */
export interface PublishedText {
  readonly language: Language;
  readonly question: string;
  readonly answer: string;
  readonly writtenAt: Instant;
}

export const QUESTION_NUMBER_LENGTH = 8;
export const QUESTION_TEXT_MAX = 500;
export const QUESTION_ANSWER_MAX = 1500;

/** From here on it stands behind the others, under a heading of its own. */
export const SUSPECT_SCORE = 40;

/** `K7M2-3PXA`: as people read it out. */
export function showQuestionNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4)}`;
}
