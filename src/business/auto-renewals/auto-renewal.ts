import type { Instant, LocalDate } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { LineId } from "../lines/index.ts";
import type { SavedMethodId } from "../payments/index.ts";

export type OccasionId = Id<"occasion">;

/** What makes it time to renew. */
export type Trigger =
  /** No more is left, in all plans that run, than so much of the one that came last. */
  | { readonly kind: "data"; readonly perCentLeft: number }
  /** So long before the line's last connected moment. */
  | { readonly kind: "time"; readonly hoursBefore: number };

/** What may be chosen: shares at which a measurement is news, and hours in which one can still act. */
export const PER_CENTS_LEFT = [50, 30, 20, 10, 5] as const;
export const HOURS_BEFORE = [2, 6, 24, 48] as const;

/** Why it ended; the first four are somebody's own wish. */
export const STOP_CAUSES = [
  "by_customer",
  "by_mail",
  "by_staff",
  /** Somebody else holds the code on the card too, and ended it. */
  "by_other",
  /** The day of departure is over, or the line is connected beyond it. */
  "departed",
  /** The one retry failed too. */
  "failed_twice",
  /** The bank wants its holder there: the next one is paid by hand. */
  "needs_holder",
  "card_expired",
  "method_gone",
  /** The plan costs more than was agreed to. */
  "price_changed",
  /** Paid, and the carrier could not connect it: the money is on its way back. */
  "not_connected",
  /** The plan is not sold for this line any more. */
  "plan_gone",
  /** Whoever agreed does not keep the line any more. */
  "line_left",
] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** What a customer has agreed to for one line: it renews by itself until they stop it. */
export interface AutoRenewal {
  readonly lineId: LineId;
  readonly customerId: string;
  readonly state: "armed" | "off";
  readonly planCode: string;
  /** What was agreed to; a dearer plan is never bought. */
  readonly priceYen: Yen;
  readonly savedMethodId: SavedMethodId;
  readonly trigger: Trigger;
  /** The most that it may spend in a calendar month in Japan. */
  readonly ceilingYen: Yen;
  /** The day of departure, in Japan: the last one that is cared for. */
  readonly until: LocalDate;
  /** Erased some time after it ended, or when its customer wishes. */
  readonly contactEmail?: string;
  readonly language: Language;
  readonly consentedAt: Instant;
  readonly stoppedAt?: Instant;
  readonly stoppedBecause?: StopCause;
}

export const OCCASION_STATES = [
  "announced",
  "charging",
  "failed_once",
  "renewed",
  "failed",
  "skipped",
] as const;
export type OccasionState = (typeof OCCASION_STATES)[number];

/** Every legal step of an occasion, named by its event; a state without one is an end. */
export const OCCASION_STEPS = {
  "auto_renewal.announced": { from: [], to: "announced" },
  "auto_renewal.charge_due": { from: ["announced", "failed_once"], to: "charging" },
  /** Another order of the line is under way: looked at again in a while. */
  "auto_renewal.put_off": { from: ["charging"], to: "announced" },
  "auto_renewal.renewed": { from: ["charging"], to: "renewed" },
  "auto_renewal.failed_once": { from: ["charging"], to: "failed_once" },
  "auto_renewal.failed": { from: ["announced", "charging", "failed_once"], to: "failed" },
  "auto_renewal.skipped": { from: ["announced", "charging", "failed_once"], to: "skipped" },
} as const satisfies Readonly<
  Record<string, { from: readonly OccasionState[]; to: OccasionState }>
>;
export type OccasionStep = keyof typeof OCCASION_STEPS;

export function canStep(step: OccasionStep, state: OccasionState): boolean {
  return (OCCASION_STEPS[step].from as readonly OccasionState[]).includes(state);
}

/** Why an occasion came to nothing, beside the causes that end all of it. */
export const MISS_CAUSES = [
  "declined",
  "ceiling",
  "too_late",
  /** Bought by hand meanwhile, or nothing is missing any more. */
  "needless",
  "stopped",
] as const;
export type MissCause = (typeof MISS_CAUSES)[number] | StopCause;

/** Whether what made an occasion fail has ended all of it. */
export function endsAll(because: MissCause): because is StopCause {
  return (STOP_CAUSES as readonly MissCause[]).includes(because);
}

/** One time that it comes to renewing: told, charged once, or once more, and over. */
export interface Occasion {
  readonly lineId: LineId;
  readonly occasionId: OccasionId;
  /** `end:2026-11-30T15:00:00.000Z`, `data:<bucket>`: at most one for each, for one consent. */
  readonly cause: string;
  readonly armedAt: Instant;
  readonly state: OccasionState;
  readonly totalYen: Yen;
  readonly announcedAt: Instant;
  readonly chargeAt: Instant;
  /** How often it came to charging. */
  readonly tries: number;
  readonly chargedAt?: Instant;
  /** The order that was placed last. */
  readonly renewalId?: string;
  readonly because?: MissCause;
  readonly settledAt?: Instant;
}

export function isOver({ state }: Pick<Occasion, "state">): boolean {
  return state === "renewed" || state === "failed" || state === "skipped";
}

/** A payment may be on its way: it is followed to its end, whatever is stopped. */
export function isUnderWay({ state, renewalId }: Pick<Occasion, "state" | "renewalId">): boolean {
  return state === "charging" && renewalId !== undefined;
}
