import { onLine, type Act } from "../../foundation/act/index.ts";
import type { LineId } from "./line.ts";

/** Why somebody who was advised bought nothing, as staff choose it; never in words of their own. */
export const NOT_SOLD = [
  "has_enough",
  "too_dear",
  "thinks_about_it",
  "not_possible",
  "other",
] as const;
export type NotSold = (typeof NOT_SOLD)[number];

/** Staff looked at somebody's line: who, when and which page, for the audit trail. */
export async function noteReading(act: Act, lineId: LineId, page: "line" | "sale"): Promise<void> {
  await onLine(act, lineId, async (turn) => turn.write({ name: "line.read", after: { page } }, []));
}

/** Whoever stood at the counter was advised and bought nothing. */
export async function noteAdvice(
  act: Act,
  lineId: LineId,
  because: NotSold | undefined,
): Promise<void> {
  const after = { isSold: false, ...(because === undefined ? {} : { because }) };
  await onLine(act, lineId, async (turn) => turn.write({ name: "line.advised", after }, []));
}
