import type { Instant } from "../../foundation/clock/index.ts";
import { afterOpenMinutes } from "../points/index.ts";
import type { Case, CaseCause } from "./case.ts";

/** Until when somebody has a first answer, and until when it is over. */
export interface TimeLimits {
  readonly answerBy: Instant;
  readonly closeBy: Instant;
}

/** In minutes during which the desk is staffed: whoever is cut off comes first. */
export const MINUTES_OF: Readonly<
  Record<CaseCause, { readonly answer: number; readonly close: number }>
> = {
  paid_no_data: { answer: 30, close: 240 },
  wrong_plan: { answer: 60, close: 480 },
  wrong_amount: { answer: 120, close: 960 },
  slip_missing: { answer: 120, close: 960 },
  money_back: { answer: 240, close: 1440 },
  other: { answer: 240, close: 1440 },
};

export function limitsOf(cause: CaseCause, openedAt: Instant, hours: string): TimeLimits {
  const { answer, close } = MINUTES_OF[cause];
  return {
    answerBy: afterOpenMinutes(hours, openedAt, answer),
    closeBy: afterOpenMinutes(hours, openedAt, close),
  };
}

/** When the case is next looked at; never once it is over, or once it was passed on. */
export function limitOf({
  state,
  escalatedAt,
  limits,
}: Pick<Case, "state" | "escalatedAt" | "limits">): Instant | undefined {
  if (state === "closed" || escalatedAt !== undefined || limits === undefined) return undefined;
  return state === "open" ? limits.answerBy : limits.closeBy;
}

/** Nobody has kept the time: it is passed on, once. */
export function isOverdue(
  one: Pick<Case, "state" | "escalatedAt" | "limits">,
  now: Instant,
): boolean {
  const limit = limitOf(one);
  return limit !== undefined && limit <= now;
}
