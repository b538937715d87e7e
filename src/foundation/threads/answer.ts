import { parentPort } from "node:worker_threads";

/** What a thread says to one question. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly fault: unknown };

/** The program's side of `openThread`: answers what it is asked, one question after the other. */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): void {
  parentPort?.on("message", (question: Question) => {
    void replyTo(question, answer).then((reply) => parentPort?.postMessage(reply));
  });
}

async function replyTo<Question, Answer>(
  question: Question,
  answer: (question: Question) => Promise<Answer>,
): Promise<Reply<Answer>> {
  try {
    return { answer: await answer(question) };
  } catch (fault) {
    return { fault };
  }
}
