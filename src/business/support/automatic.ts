import type { ChatMessage, ChatState, SaidByItself } from "./chat.ts";
import type { DeskState } from "./desk-state.ts";
import type { Situation, Symptom } from "./self-help.ts";

export interface Asked {
  readonly state: ChatState;
  /** Before this one, oldest first. */
  readonly messages: readonly Pick<ChatMessage, "by">[];
  readonly desk: DeskState;
  readonly symptom?: Symptom;
  readonly situation: Situation;
}

/**
 * What is said by itself to a customer whom nobody can answer now: once until staff have spoken. Of
 * what self-help knows only what was asked for; without a symptom, when staff are back.
 */
export function automaticAnswer(asked: Asked): SaidByItself | undefined {
  const { state, messages, desk, symptom, situation } = asked;
  if (state !== "waiting" || desk.kind === "there") return undefined;
  const lastSpoken = messages.findLastIndex(({ by }) => by.kind === "staff");
  if (messages.slice(lastSpoken + 1).some(({ by }) => by.kind === "automatic")) return undefined;
  return {
    ...(symptom === undefined ? {} : { symptom, situation }),
    desk: desk.kind,
    ...(desk.kind === "closed" && desk.backAt !== undefined ? { backAt: desk.backAt } : {}),
  };
}
