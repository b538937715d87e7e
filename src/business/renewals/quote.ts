import { done, type Outcome } from "../../foundation/outcome/index.ts";
import { answerAt, type QuoteQuestion } from "./quote-answer.ts";
import { goodUntil } from "./quote-good-until.ts";
import type { Quote, QuoteRefusal } from "./quote-types.ts";

export type { QuoteQuestion } from "./quote-answer.ts";

/**
 * What a plan would give this line if its payment were confirmed at `paidAt`: when it starts and
 * ends, what it moves, what it costs, what to be warned of, and until when the answer stands.
 * Pure. Grace, and every clock that does not extend, starts at the payment and never at an old end.
 */
export function quote(question: QuoteQuestion): Outcome<Quote, QuoteRefusal> {
  const answer = answerAt(question);
  if (!answer.ok) return answer;
  return done({ ...answer.value, goodUntil: goodUntil(question, answer.value) });
}
