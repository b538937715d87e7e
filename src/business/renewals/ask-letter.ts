import { onLine, type Act } from "../../foundation/act/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { answeredBefore, answerOnce, isRepeat, type Once } from "../../foundation/once/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Renewal } from "./renewal.ts";
import { renewalOf, type RenewalKey } from "./renewals-store.ts";

export type AskLetterRefusal = "order_unknown" | "nothing_to_mail" | "too_many_letters";

export interface LetterWish extends RenewalKey {
  /** The asker's own: sent again, it is the same request and brings no second letter. */
  readonly onceKey: string;
}

const LETTERS_A_DAY = 5;
const MAILED = ["active", "queued", "refunded"];

/** Whether the letter of how the order stands can go to its address once more. */
export function canMailAgain({ state, contactEmail }: Renewal): boolean {
  return contactEmail !== undefined && MAILED.includes(state);
}

/** The letter with its receipt once more, to the address that the order was placed with. */
export async function askLetter(
  act: Act,
  wish: LetterWish,
): Promise<Outcome<null, AskLetterRefusal>> {
  const { lineId, renewalId } = wish;
  const once: Once = { scope: "ask_letter", key: `${renewalId} ${wish.onceKey}` };
  if ((await answeredBefore(act, once)) !== undefined) return done(null);
  const renewal = await renewalOf(act, wish);
  if (renewal === undefined) return refused("order_unknown");
  if (!canMailAgain(renewal)) return refused("nothing_to_mail");
  const limit = { key: `letters:${renewalId}`, perWindow: LETTERS_A_DAY, windowSeconds: 86_400 };
  const turn = await takeTurn(act, [limit]);
  if (!turn.ok) return refused("too_many_letters", { facts: turn.facts ?? {} });
  try {
    return await onLine(act, lineId, async ({ write }) => {
      await write({ name: "letter.asked", thing: renewalId }, [answerOnce(act, once, true)]);
      return done(null);
    });
  } catch (error) {
    if (!isRepeat(error)) throw error;
    return done(null);
  }
}
