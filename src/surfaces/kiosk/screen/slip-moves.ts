import type { AtKiosk } from "../ground.ts";
import { openOrder } from "../line-key.ts";
import { messageOf } from "../refusals.ts";
import { leaveSlip, slipOf } from "../slip.ts";
import type { Visit } from "./visit.ts";

/** The slip of the order on the screen, once more. */
export async function printOnce(at: AtKiosk, visit: Visit): Promise<Visit> {
  const printed = await slipOf(at, visit.order ?? "");
  return printed.ok ? visit : { ...visit, said: messageOf(printed, visit.language) };
}

/**
 * The customer, or the screen, has left an order, or nobody could say whether it was paid: what it
 * stands like then is the last to come out.
 */
export async function paperAfter(
  at: AtKiosk,
  before: Visit,
  next: Visit | undefined,
): Promise<void> {
  const isGivenUp = next?.step === "unknown" && before.step !== "unknown";
  const isHere = next?.order === before.order && !isGivenUp;
  if (before.order === undefined || isHere) return;
  const opened = await openOrder(at, before.order);
  if (opened.ok) await leaveSlip(at, opened.value);
}
