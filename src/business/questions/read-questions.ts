import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { isHumanCode } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  QUESTION_NUMBER_LENGTH,
  type PublishedText,
  type Question,
  type QuestionState,
} from "./question.ts";
import {
  hasVoted,
  helpfulCount,
  insertVote,
  publishedIn,
  questionOfNumber,
  textsOf,
  type ListedQuestion,
} from "./questions-store.ts";

/** So many stand under a page; the others are a tap away. */
export const SHOWN_UNDER = 3;
export const LISTED_IN_PUBLIC = 50;

export function isQuestionNumber(code: string): boolean {
  return isHumanCode(code, QUESTION_NUMBER_LENGTH);
}

/** Published under these topics in a language, the most helpful first. */
export async function questionsUnder(
  act: Act,
  of: { readonly language: Language; readonly topics: readonly string[] },
): Promise<readonly ListedQuestion[]> {
  return publishedIn(act, { ...of, limit: SHOWN_UNDER });
}

export async function allQuestions(
  act: Act,
  of: { readonly language: Language; readonly topics?: readonly string[] },
): Promise<readonly ListedQuestion[]> {
  return publishedIn(act, { ...of, limit: LISTED_IN_PUBLIC });
}

/** What anybody may know of a question by its number: of one that is not published, its state. */
export interface ShownQuestion {
  readonly number: string;
  readonly topic: string;
  readonly state: QuestionState;
  readonly reason?: Question["reason"];
  readonly asked: Pick<Question, "language" | "askedAt">;
  readonly isToldByMail: boolean;
  /** Of a published one. */
  readonly texts: readonly PublishedText[];
  readonly helpful: number;
}

export async function readQuestionOf(act: Act, number: string): Promise<ShownQuestion | undefined> {
  const question = isQuestionNumber(number) ? await questionOfNumber(act, number) : undefined;
  if (question === undefined) return undefined;
  const { questionId, topic, state, reason, language, askedAt, contactEmail } = question;
  const isPublished = state === "published";
  const [texts, helpful] = isPublished
    ? await Promise.all([textsOf(act, questionId), helpfulCount(act, questionId)])
    : [[], 0];
  return {
    ...{ number, topic, state, texts, helpful },
    asked: { language, askedAt },
    isToldByMail: contactEmail !== undefined,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What a reader thought of an answer; the first word of a visit stands. */
export async function countHelpful(
  act: Act,
  vote: {
    readonly number: string;
    readonly isHelpful: boolean;
    readonly visitorId: string;
    readonly address: string;
  },
): Promise<Outcome<null, "question_unknown" | "too_many_tries">> {
  const question = isQuestionNumber(vote.number)
    ? await questionOfNumber(act, vote.number)
    : undefined;
  if (question?.state !== "published") return refused("question_unknown");
  const { questionId } = question;
  const voter = act.secrets.blind("question voter", vote.visitorId);
  if (await hasVoted(act, questionId, voter)) return done(null);
  // A new visit is a new cookie: whoever throws it away is counted by the network.
  const key = act.secrets.blind("limit", `${vote.address} ${questionId}`).toString("base64url");
  const limit = { key: `helpful:${key}`, perWindow: 10, windowSeconds: 86_400 };
  const turn = await takeTurn(act, [limit]);
  if (!turn.ok) return turn;
  const at = act.clock.now();
  const { isHelpful } = vote;
  try {
    await writeHouse(act, { name: "question.rated", thing: questionId, after: { isHelpful } }, [
      insertVote(act, { questionId, voter, isHelpful, at }),
    ]);
  } catch (error) {
    if (!(await hasVoted(act, questionId, voter))) throw error;
  }
  return done(null);
}
