import { Worker } from "node:worker_threads";
import { done, refused, type Outcome } from "../outcome/index.ts";
import type { Reply } from "./answer.ts";

export interface ThreadPlan {
  /** `new URL("./it.ts", import.meta.url)`, in the build its `.js`; calls `answerQuestions`. */
  readonly program: URL;
  /** Questions not yet answered, the one under way included. */
  readonly waitingMax: number;
  /** From a question's turn to its answer, a thread's beginning included. */
  readonly answerMsMax: number;
  /** How long a thread is kept without work, with what it remembers; 0: one for each question. */
  readonly restMsMax: number;
}

export interface Thread<Question, Answer> {
  /**
   * Both ways as `structuredClone` copies. Throws what the program threw, or that it ended or took
   * longer than `answerMsMax`; the next question has a new thread then.
   */
  ask(question: Question): Promise<Outcome<Answer, "busy">>;
}

/** One thread for one program. It begins with the first question. */
export function openThread<Question, Answer>(plan: ThreadPlan): Thread<Question, Answer> {
  let worker: Worker | undefined;
  let resting: NodeJS.Timeout | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  return {
    async ask(question) {
      if (waiting >= plan.waitingMax) return refused("busy");
      waiting += 1;
      const mine = last.then(async () => answerTo(question)).finally(() => (waiting -= 1));
      last = mine.catch(() => {});
      return done(await mine);
    },
  };

  async function answerTo(question: Question): Promise<Answer> {
    clearTimeout(resting);
    const current = (worker ??= begin());
    current.ref();
    try {
      const answer = await answerOf<Answer>(current, question, plan.answerMsMax);
      if (plan.restMsMax === 0) await end(current);
      else rest(current);
      return answer;
    } catch (error) {
      await end(current);
      throw error;
    }
  }

  function begin(): Worker {
    const begun = new Worker(runnable(plan.program), { execArgv: [], env: {} });
    // A fault while nothing is asked concerns nobody; its exit follows.
    begun.on("error", () => {});
    begun.once("exit", () => forget(begun));
    return begun;
  }

  function rest(current: Worker): void {
    current.unref();
    resting = setTimeout(() => void end(current), plan.restMsMax).unref();
  }

  async function end(current: Worker): Promise<void> {
    forget(current);
    await current.terminate();
  }

  function forget(gone: Worker): void {
    if (worker === gone) worker = undefined;
  }
}

// The build writes `.js` for what is imported, and leaves the texts in the program as they are.
function runnable(program: URL): URL {
  return import.meta.url.endsWith(".js") ? new URL(program.href.replace(/\.ts$/, ".js")) : program;
}

async function answerOf<Answer>(
  worker: Worker,
  question: unknown,
  answerMsMax: number,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const hear = (reply: Reply<Answer>) =>
    "answer" in reply ? resolve(reply.answer) : reject(reply.fault as Error);
  const gone = () => reject(new Error("the thread ended before it answered"));
  const late = () => reject(new Error(`the thread gave no answer within ${answerMsMax} ms`));
  const timer = setTimeout(late, answerMsMax);
  worker.on("message", hear).on("messageerror", reject).on("error", reject).on("exit", gone);
  try {
    worker.postMessage(question);
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", hear).off("messageerror", reject).off("error", reject).off("exit", gone);
  }
}
