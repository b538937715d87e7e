import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Moment, RenewalId, VoucherState } from "../renewals/index.ts";
import type { TimeLimits } from "./time-limits.ts";

export type CaseId = Id<"case">;

/** What went wrong, as the one who reports it sees it. */
export const CASE_CAUSES = [
  "paid_no_data",
  "wrong_amount",
  "wrong_plan",
  "slip_missing",
  /** Asks for the money back, whatever went wrong: a decision is due. */
  "money_back",
  "other",
] as const;
export type CaseCause = (typeof CASE_CAUSES)[number];

export const CASE_STATES = ["open", "answered", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Every legal step of a case, named by its event; a step that is not here cannot be taken. */
export const CASE_STEPS = {
  "case.opened": { from: [], to: "open" },
  "case.answered": { from: ["open"], to: "answered" },
  "case.closed": { from: ["open", "answered"], to: "closed" },
} as const satisfies Readonly<Record<string, { from: readonly CaseState[]; to: CaseState }>>;

export type CaseStep = keyof typeof CASE_STEPS;

export function canStep(step: CaseStep, state: CaseState): boolean {
  return (CASE_STEPS[step].from as readonly CaseState[]).includes(state);
}

/** The order as it stood when the case was opened: nothing personal. */
export interface SeenThen {
  readonly state: VoucherState;
  readonly totalYen: Yen;
  readonly ends: Moment;
  readonly paidAt?: Instant;
  readonly promiseLeftSeconds?: number;
  readonly receipts: number;
}

/** Something that somebody reports about an order. */
export interface Case {
  readonly lineId: LineId;
  readonly caseId: CaseId;
  readonly renewalId: RenewalId;
  /** For people: nine letters and digits, the last a check. */
  readonly number: string;
  readonly cause: CaseCause;
  /** Absent when none was given, and once it was erased. */
  readonly text?: string;
  readonly contactEmail?: string;
  /** In which the answer is read. */
  readonly language: Language;
  readonly channel: "web" | "counter" | "kiosk";
  readonly agentId?: string;
  readonly seen: SeenThen;
  readonly state: CaseState;
  readonly answer?: string;
  readonly openedAt: Instant;
  readonly answeredAt?: Instant;
  /** An id of ours, never a name. */
  readonly answeredBy?: string;
  readonly closedAt?: Instant;
  /** Absent of one that was opened before there were any. */
  readonly limits?: TimeLimits;
  /** When its time was over and it was passed on. */
  readonly escalatedAt?: Instant;
}

export const CASE_NUMBER_LENGTH = 9;
export const CASE_TEXT_MAX = 1000;
/** More at once about one order, and somebody should be called instead. */
export const CASES_OPEN_MAX = 5;

/** `K7M-2Q3-PXA`: as people read it out. */
export function showCaseNumber(number: string): string {
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join("-");
}

export type Told = Pick<Case, "cause" | "text" | "contactEmail">;

/** What a report comes to, from the cases that its order has. */
export type Judged =
  | { readonly kind: "new" }
  | { readonly kind: "known"; readonly known: Case }
  | { readonly kind: "too_many" };

/**
 * The same press again is the same case, and so is the same report while nobody has answered it.
 * Whoever has something to add is heard.
 */
export function judgeReport(
  cases: readonly Case[],
  told: Told & { readonly caseId: string },
): Judged {
  const known = cases.find(
    (one) => one.caseId === told.caseId || (one.state === "open" && saysTheSame(one, told)),
  );
  if (known !== undefined) return { kind: "known", known };
  const open = cases.filter(({ state }) => state === "open");
  return open.length >= CASES_OPEN_MAX ? { kind: "too_many" } : { kind: "new" };
}

function saysTheSame(one: Told, other: Told): boolean {
  return (
    one.cause === other.cause && one.text === other.text && one.contactEmail === other.contactEmail
  );
}
