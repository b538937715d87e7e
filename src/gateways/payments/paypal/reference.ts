import type { AttemptId } from "../../../business/payments/index.ts";
import { isId } from "../../../foundation/ids/index.ts";

export interface Place {
  readonly lineId: string;
  readonly attemptId: AttemptId;
}

/**
 * The custom id of orders and refunds, which comes back in every notification and report of them.
 * Orders take any text, refunds only letters, digits and `-_.,` (Payments v2).
 */
export function customIdOf({ lineId, attemptId }: Place): string {
  return `${lineId},${attemptId}`;
}

export function placeOf(customId: string | undefined): Place | undefined {
  const [lineId, attemptId, ...rest] = (customId ?? "").split(",");
  if (lineId === undefined || attemptId === undefined || rest.length > 0) return undefined;
  return isId(lineId) && isId(attemptId)
    ? { lineId, attemptId: attemptId as AttemptId }
    : undefined;
}
