import type { ChatMessage, ChatState, SaidByItself } from "./chat.ts";
import type { DeskState } from "./desk-state.ts";
import { explainsItself } from "./knowledge.ts";
import { likelySymptom, type Situation, type Symptom } from "./self-help.ts";

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
 * what self-help knows what was asked for, or what the state of line and order explains by itself;
 * and when staff are back.
 */
export function automaticAnswer(asked: Asked): SaidByItself | undefined {
  const { state, messages, desk, situation } = asked;
  if (state !== "waiting" || desk.kind === "there") return undefined;
  const lastSpoken = messages.findLastIndex(({ by }) => by.kind === "staff");
  if (messages.slice(lastSpoken + 1).some(({ by }) => by.kind === "automatic")) return undefined;
  const likely = explainsItself(situation) ? likelySymptom(situation) : undefined;
  const symptom = asked.symptom ?? likely;
  return {
    ...(symptom === undefined ? {} : { symptom, situation }),
    desk: desk.kind,
    ...(desk.kind === "closed" && desk.backAt !== undefined ? { backAt: desk.backAt } : {}),
  };
}
