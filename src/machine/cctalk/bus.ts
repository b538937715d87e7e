import { setTimeout as pause } from "node:timers/promises";
import type { Link } from "../links/index.ts";
import { encodeFrame, readFrame, type Frame } from "./frame.ts";
import { HOST } from "./headers.ts";

/** Several parts hang on one line, and one speaks at a time: whoever asks waits for the turn. */
export interface Bus {
  /**
   * Undefined when nothing good came back: the part may have done it nevertheless. Only what may
   * happen twice is asked with more than one `tries`.
   */
  ask(question: Question): Promise<Answer | undefined>;
  close(): void;
}

export interface Question {
  readonly to: number;
  readonly header: number;
  readonly payload?: readonly number[];
  readonly tries?: number;
}

export interface Answer {
  readonly header: number;
  readonly payload: readonly number[];
}

export interface BusSettings {
  /** Undefined when it does not come about; it is tried again with the next question. */
  readonly connect: () => Promise<Link | undefined>;
  readonly answerWithinMs: number;
}

/** After it a part that was still speaking is done: its words answer nothing of ours. */
const SILENCE_MS = 50;
const CONNECT_AGAIN_MS = 500;

export function openBus(settings: BusSettings): Bus {
  let link: Link | undefined;
  let triedAt = -Infinity;
  let isOpen = true;
  let turn: Promise<unknown> = Promise.resolve();

  const linked = async (): Promise<Link | undefined> => {
    if (link !== undefined || !isOpen) return link;
    if (performance.now() - triedAt < CONNECT_AGAIN_MS) return undefined;
    triedAt = performance.now();
    const came = await settings.connect();
    void came?.ended.then(() => {
      if (link === came) link = undefined;
    });
    if (!isOpen) came?.close();
    else link = came;
    return link;
  };
  const askInTurn = async (question: Question): Promise<Answer | undefined> => {
    for (let tries = question.tries ?? 1; tries > 0; tries--) {
      const at = await linked();
      if (at === undefined) return undefined;
      const answer = await askOnce(at, question, settings.answerWithinMs);
      if (answer !== undefined) return answer;
      await pause(SILENCE_MS);
    }
    return undefined;
  };
  return {
    ask(question) {
      const answer = turn.then(async () => askInTurn(question));
      turn = answer.catch(() => {});
      return answer;
    },
    close() {
      isOpen = false;
      link?.close();
    },
  };
}

async function askOnce(link: Link, question: Question, withinMs: number) {
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  const timer = setTimeout(() => resolve(undefined), withinMs);
  let came = new Uint8Array();
  link.hear((bytes) => {
    came = Uint8Array.from([...came, ...bytes]);
    for (;;) {
      const read = readFrame(came);
      if (read.kind === "part") return;
      if (read.kind === "broken") return resolve(undefined);
      came = came.slice(read.bytes);
      if (isAnswerTo(question, read.frame)) return resolve(read.frame);
    }
  });
  const { to, header, payload = [] } = question;
  const isSent = await link.write(encodeFrame({ to, from: HOST, header, payload }), withinMs);
  const answer = isSent ? await promise : undefined;
  clearTimeout(timer);
  link.hear(() => {});
  return answer;
}

// One wire carries both directions: what we said comes back first, and is not addressed to us.
function isAnswerTo({ to }: Question, frame: Frame): boolean {
  return frame.to === HOST && frame.from === to;
}
