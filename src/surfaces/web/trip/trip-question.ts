import type { TripUse } from "../../../business/trips/index.ts";
import { DAY_MS, later, msBetween, type Instant } from "../../../foundation/clock/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { momentOf } from "../plans/index.ts";

/** What the form of a trip says, and what it means if it can be read. */
export interface TripForm {
  readonly arrives: string;
  readonly arrivesTime: string;
  readonly leaves: string;
  readonly leavesTime: string;
  readonly lines: number;
  readonly use: TripUse;
  /** False for the empty form. */
  readonly isAsked: boolean;
  readonly days?: { readonly arrivesAt?: Instant; readonly leavesAt: Instant };
  readonly error?: {
    readonly field: "arrives" | "leaves";
    readonly why: "noDate" | "badDate" | "pastDate" | "wrongOrder" | "tooLong";
  };
}

export const LINES_MAX = 8;
const DAYS_MAX = 92;
const AHEAD_DAYS_MAX = 366;
const USES = ["light", "normal", "heavy", "measured", "unknown"] as const;

/** Times are of Japan; without one, an arrival is at nine in the morning, a departure at noon. */
export function readTripForm(input: FormInput, now: Instant): TripForm {
  const typed = {
    arrives: input.text("arrives").slice(0, 10),
    arrivesTime: input.text("arrives_time").slice(0, 8),
    leaves: input.text("leaves").slice(0, 10),
    leavesTime: input.text("leaves_time").slice(0, 8),
    lines: Math.min(LINES_MAX, Math.max(1, Math.trunc(Number(input.text("lines"))) || 1)),
    use: USES.find((use) => use === input.text("use")) ?? ("unknown" as const),
    isAsked: input.text("ask") !== "",
  };
  return typed.isAsked ? { ...typed, ...daysOf(typed, now) } : typed;
}

function daysOf(
  typed: Pick<TripForm, "arrives" | "arrivesTime" | "leaves" | "leavesTime">,
  now: Instant,
): Pick<TripForm, "days" | "error"> {
  const wrong = (field: "arrives" | "leaves", why: NonNullable<TripForm["error"]>["why"]) => ({
    error: { field, why },
  });
  if (typed.leaves === "") return wrong("leaves", "noDate");
  const leavesAt = momentOf(typed.leaves, typed.leavesTime);
  if (leavesAt === undefined) return wrong("leaves", "badDate");
  if (leavesAt <= now) return wrong("leaves", "pastDate");
  const isNow = typed.arrives === "";
  const arrivesAt = isNow ? now : momentOf(typed.arrives, typed.arrivesTime || "09:00");
  if (arrivesAt === undefined) return wrong("arrives", "badDate");
  if (leavesAt <= arrivesAt) return wrong("leaves", "wrongOrder");
  const isFar = msBetween(now, leavesAt) > AHEAD_DAYS_MAX * DAY_MS;
  if (isFar || msBetween(later(now, arrivesAt), leavesAt) > DAYS_MAX * DAY_MS) {
    return wrong("leaves", "tooLong");
  }
  return { days: { leavesAt, ...(isNow ? {} : { arrivesAt }) } };
}

/** The question as its form sends it. */
export function fieldsOf(form: TripForm): Readonly<Record<string, string>> {
  const { arrives, arrivesTime, leaves, leavesTime, use } = form;
  return {
    ...{ ask: "yes", arrives, arrives_time: arrivesTime },
    ...{ leaves, leaves_time: leavesTime, use },
  };
}

export function queryOf(form: TripForm): string {
  return new URLSearchParams(fieldsOf(form)).toString();
}

/** As the next pages know a trip, for the plans of one line. */
export function leavesOf(form: TripForm): string {
  return `${form.leaves}T${form.leavesTime || "12:00"}`;
}
