import { addSeconds, later, type Instant } from "../../foundation/clock/index.ts";
import type { MessageChannel, SendAnswer } from "./channel.ts";
import { TRY_AGAIN_SECONDS, type Message } from "./message.ts";

type Standing = Pick<Message, "tries" | "isInDoubt" | "writtenAt">;

/** What becomes of a message after a try. */
export type MessageStep =
  | { readonly kind: "sent" }
  | {
      readonly kind: "again";
      readonly failure: string;
      readonly dueAt: Instant;
      readonly isInDoubt: boolean;
    }
  | {
      readonly kind: "over";
      readonly state: "failed" | "unknown";
      readonly failure: string;
      /** It certainly arrived nowhere, so another way may be tried. */
      readonly mayGoElsewhere: boolean;
    };

/**
 * Whether a message may go out, which it may as long as it could not arrive twice: after a try
 * without an answer only where a copy is known as one.
 */
export function stepBefore(
  { isInDoubt, writtenAt }: Standing,
  { repeatSeconds }: Pick<MessageChannel, "repeatSeconds">,
  now: Instant,
): MessageStep | undefined {
  if (!isInDoubt || isKnownAsOne(writtenAt, repeatSeconds, now)) return undefined;
  return { kind: "over", state: "unknown", failure: "no_answer", mayGoElsewhere: false };
}

/**
 * What follows from an answer. Once a try went unanswered, no other way is tried however the later
 * ones end: the first may have arrived.
 */
export function stepAfter(
  { tries, isInDoubt, writtenAt }: Standing,
  answer: SendAnswer,
  { repeatSeconds, now }: { readonly repeatSeconds: number; readonly now: Instant },
): MessageStep {
  if (answer.kind === "sent") return answer;
  const { failure } = answer;
  const mayGoElsewhere = !isInDoubt;
  if (answer.kind === "refused") return { kind: "over", state: "failed", failure, mayGoElsewhere };
  const isDoubtful = isInDoubt || answer.kind === "unknown";
  const waitSeconds = TRY_AGAIN_SECONDS[tries];
  const asked = answer.kind === "not_now" ? (answer.waitSeconds ?? 0) : 0;
  if (waitSeconds !== undefined && asked <= WAIT_SECONDS_MAX) {
    const dueAt = later(addSeconds(now, waitSeconds), addSeconds(now, asked));
    const mayRepeat = !isDoubtful || isKnownAsOne(writtenAt, repeatSeconds, dueAt);
    if (mayRepeat) return { kind: "again", failure, dueAt, isInDoubt: isDoubtful };
  }
  return isDoubtful
    ? { kind: "over", state: "unknown", failure, mayGoElsewhere: false }
    : { kind: "over", state: "failed", failure, mayGoElsewhere };
}

/** Whoever asks for more than a day asks for ever. */
const WAIT_SECONDS_MAX = 24 * 3600;

function isKnownAsOne(writtenAt: Instant, repeatSeconds: number, at: Instant): boolean {
  return repeatSeconds === Infinity || at < addSeconds(writtenAt, repeatSeconds);
}
