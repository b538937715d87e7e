import type { Act } from "../../foundation/act/index.ts";
import type { Question } from "./question.ts";
import { questionsOfContact } from "./questions-store.ts";
import { forgetContact } from "./settle-question.ts";

/** Questions whose answer is to go to an address, oldest first. */
export async function questionsOf(act: Act, email: string): Promise<readonly Question[]> {
  return questionsOfContact(act, email);
}

/** Forgets the address: their answers are published as before, and written to nobody. */
export async function forgetAsker(act: Act, email: string): Promise<void> {
  for (const { questionId } of await questionsOfContact(act, email)) {
    await forgetContact(act, questionId);
  }
}
