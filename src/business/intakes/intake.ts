import { addSeconds, later, type Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { CashHappening } from "../../foundation/kiosk-wire/index.ts";
import type { Language } from "../../foundation/language/index.ts";

export type IntakeId = Id<"intake">;

/**
 * `open`: money comes in, or is about to go back. `paid`: the order has what it costs. `giving`: a
 * payout is under way. `unknown`: nobody knows what came out. `ended`: until money of it is told of.
 */
export const INTAKE_STATES = ["open", "paid", "giving", "unknown", "ended"] as const;
export type IntakeState = (typeof INTAKE_STATES)[number];

/** Why no more is taken; `stray`: the house never asked for this money. */
export type StopReason = "customer" | "idle" | "order" | "stray";

export type PayoutState = "wanted" | "told" | "begun" | "complete" | "short" | "unknown";

/** One giving out of money by the machine, done at most once. */
export interface MachinePayout {
  readonly payoutId: string;
  readonly yen: number;
  /** `told`: the machine may have begun. `short`: the rest surely did not come out. */
  readonly state: PayoutState;
  /** Of its last change. */
  readonly at: Instant;
}

/** One customer's putting in money at one machine, for one order. Amounts only grow, but vouchers. */
export interface Intake {
  readonly intakeId: IntakeId;
  readonly deviceId: string;
  /** By which people find it again; the machine prints the same. */
  readonly number: string;
  /** Absent: money of nobody. */
  readonly order?: { readonly lineId: string; readonly renewalId: string };
  readonly dueYen: number;
  readonly language: Language;
  readonly state: IntakeState;
  readonly stopped?: StopReason;
  /** Put in, by the journal. */
  readonly inYen: number;
  /** Of that, notes that it presumes to be in the box and that nobody has counted since. */
  readonly presumedYen: number;
  /** Given out, by the journal. */
  readonly outYen: number;
  /** What paid for the order. */
  readonly takenYen: number;
  /** Came out beyond what the journal tells, by a person's count. */
  readonly foundYen: number;
  /** Came out beyond what was owed. */
  readonly lostYen: number;
  /** Owed as a voucher, and what of it was paid at a counter. */
  readonly voucherYen: number;
  readonly voucherPaidYen: number;
  /** The last time. */
  readonly voucherPaidAt?: Instant;
  readonly payout?: MachinePayout;
  readonly openedAt: Instant;
  /** The last sign that its customer stands there. */
  readonly seenAt: Instant;
  readonly endedAt?: Instant;
}

/** Every legal step of an intake, named by its event. */
export const INTAKE_STEPS = {
  "intake.opened": { from: [], to: "open" },
  "intake.stopped": { from: ["open"], to: "open" },
  "intake.paid": { from: ["open"], to: "paid" },
  "intake.payout_wanted": { from: ["open", "paid", "giving"], to: "giving" },
  "intake.payout_told": { from: ["giving"], to: "giving" },
  "intake.lost_sight": { from: ["giving"], to: "unknown" },
  "intake.counted": { from: ["unknown"], to: "giving" },
  "intake.box_counted": { from: ["ended"], to: "ended" },
  "intake.vouchered": { from: ["open", "paid", "giving", "ended"], to: "ended" },
  "intake.ended": { from: ["open", "paid", "giving"], to: "ended" },
} as const satisfies Readonly<Record<string, { from: readonly IntakeState[]; to: IntakeState }>>;
export type IntakeStep = keyof typeof INTAKE_STEPS;

export function canStep(step: IntakeStep, state: IntakeState): boolean {
  return (INTAKE_STEPS[step].from as readonly IntakeState[]).includes(state);
}

/** What its customer put in and has neither spent nor got back in any way. Below 0 never for long. */
export function owedOf(one: Intake): number {
  return one.inYen + one.lostYen - one.outYen - one.foundYen - one.takenYen - one.voucherYen;
}

export function voucherOwedOf(one: Intake): number {
  return one.voucherYen - one.voucherPaidYen;
}

/** So long nobody touches or feeds the machine, and what is in goes back. */
export const INTAKE_IDLE_SECONDS = 120;
/** After so long nobody stands there any more: no coins are thrown into an empty hall. */
export const PRESENT_SECONDS = 180;
/** A payout that was told and of which nothing is heard for so long is unknown. */
export const PAYOUT_SECONDS = 600;

export function idleAt({ seenAt }: Intake): Instant {
  return addSeconds(seenAt, INTAKE_IDLE_SECONDS);
}

export function goneAt({ seenAt }: Intake): Instant {
  return addSeconds(seenAt, PRESENT_SECONDS);
}

/** Whether it asks its machine to let money in. */
export function isTaking(one: Intake, now: Instant): boolean {
  const isOpen = one.state === "open" && one.stopped === undefined;
  return isOpen && one.inYen - one.outYen < one.dueYen && now < idleAt(one);
}

/** The payout that the machine is to make, as long as somebody stands there to take it. */
export function payoutToMake(one: Intake, now: Instant): MachinePayout | undefined {
  const { payout, state } = one;
  if (state !== "giving" || payout === undefined) return undefined;
  if (payout.state === "begun") return payout;
  const isAsked = payout.state === "wanted" || payout.state === "told";
  return isAsked && now < goneAt(one) ? payout : undefined;
}

export type IntakeWork =
  | { readonly do: "pay" }
  | { readonly do: "step"; readonly step: IntakeStep; readonly stopped?: StopReason }
  | { readonly do: "wait"; readonly until: Instant }
  | { readonly do: "nothing" };

/** What comes next for an intake; `canGive`: its machine can give out money now. */
export function nextOf(
  one: Intake,
  { now, canGive }: { readonly now: Instant; readonly canGive: boolean },
): IntakeWork {
  const owed = owedOf(one);
  switch (one.state) {
    case "open":
      return nextOfOpen(one, { now, canGive });
    case "paid":
      return owed === 0 ? END : giveBack(one, { now, canGive });
    case "giving":
      return nextOfGiving(one, { now, canGive });
    case "unknown":
      return isTold(one) ? { do: "step", step: "intake.counted" } : { do: "nothing" };
    case "ended":
      return owed > 0 ? VOUCHER : { do: "nothing" };
  }
}

const END = { do: "step", step: "intake.ended" } as const;
const VOUCHER = { do: "step", step: "intake.vouchered" } as const;
const PAYOUT = { do: "step", step: "intake.payout_wanted" } as const;

interface Seen {
  readonly now: Instant;
  readonly canGive: boolean;
}

function nextOfOpen(one: Intake, seen: Seen): IntakeWork {
  if (isEnough(one)) return { do: "pay" };
  if (one.stopped !== undefined) return owedOf(one) === 0 ? END : giveBack(one, seen);
  const isIdle = seen.now >= idleAt(one);
  return isIdle
    ? { do: "step", step: "intake.stopped", stopped: "idle" }
    : { do: "wait", until: idleAt(one) };
}

/**
 * The sum is there, and nobody said that it is not to pay: also when it was heard of late, for
 * whoever put it in wants the plan.
 */
export function isEnough(one: Intake): boolean {
  const isWanted = one.stopped === undefined || one.stopped === "idle";
  const isOpen = one.state === "open" && one.order !== undefined && one.takenYen === 0;
  return isOpen && isWanted && one.dueYen > 0 && owedOf(one) >= one.dueYen;
}

function giveBack(one: Intake, { now, canGive }: Seen): IntakeWork {
  return canGive && now < goneAt(one) ? PAYOUT : VOUCHER;
}

function nextOfGiving(one: Intake, seen: Seen): IntakeWork {
  const { payout } = one;
  switch (payout?.state) {
    case undefined:
    case "short":
      return owedOf(one) === 0 ? END : VOUCHER;
    case "complete":
      return owedOf(one) === 0 ? END : giveBack(one, seen);
    case "wanted":
      // Never told: it cannot have begun, and is not told any more.
      if (!seen.canGive || seen.now >= goneAt(one)) return VOUCHER;
      return { do: "wait", until: goneAt(one) };
    case "unknown":
      return { do: "step", step: "intake.lost_sight" };
    case "told":
    case "begun": {
      const lostAt = addSeconds(payout!.at, PAYOUT_SECONDS);
      return seen.now >= lostAt
        ? { do: "step", step: "intake.lost_sight" }
        : { do: "wait", until: lostAt };
    }
  }
}

function isTold({ payout }: Intake): boolean {
  return payout?.state === "complete" || payout?.state === "short";
}

/** What an intake is after a step; `payoutId` names the payout of one. */
export function afterStep(
  before: Intake,
  step: IntakeStep,
  of: { readonly at: Instant; readonly payoutId?: string; readonly stopped?: StopReason },
): Intake {
  if (!canStep(step, before.state)) throw new Error(`${step} is no step from ${before.state}`);
  const state = INTAKE_STEPS[step].to;
  const one: Intake = { ...before, state };
  const { at } = of;
  switch (step) {
    case "intake.stopped":
      return { ...one, stopped: of.stopped ?? "idle" };
    case "intake.paid":
      return { ...one, takenYen: before.dueYen };
    case "intake.payout_wanted": {
      if (of.payoutId === undefined) throw new Error("a payout without its id");
      const payout = { payoutId: of.payoutId, yen: owedOf(before), state: "wanted", at } as const;
      return { ...one, payout };
    }
    case "intake.payout_told":
      return { ...one, payout: { ...before.payout!, state: "told", at } };
    case "intake.vouchered": {
      const { payout, ...rest } = one;
      const kept = payout?.state === "wanted" || payout === undefined ? {} : { payout };
      const voucherYen = before.voucherYen + owedOf(before);
      return { ...rest, ...kept, ...ended(before, at), voucherYen };
    }
    case "intake.ended":
      return { ...one, ...ended(before, at) };
    default:
      return one;
  }
}

// Whatever is told of it later finds it stopped.
function ended({ stopped }: Intake, endedAt: Instant) {
  return { endedAt, stopped: stopped ?? ("order" as const) };
}

/** What a line of the journal says about one intake. */
export function afterEntry(before: Intake, happening: CashHappening, at: Instant): Intake {
  switch (happening.kind) {
    case "stacked": {
      const worth = happening.denominationYen * happening.pieces;
      const inYen = before.inYen + worth;
      const isThere = before.state === "open" && before.stopped === undefined;
      const seen = isThere ? { seenAt: later(before.seenAt, at) } : {};
      const presumedYen = before.presumedYen + (happening.isPresumed === true ? worth : 0);
      return reopened({ ...before, ...seen, inYen, presumedYen });
    }
    case "dispensed": {
      const outYen = before.outYen + happening.denominationYen * happening.pieces;
      return withoutDebt({ ...before, outYen });
    }
    case "payout_begun":
      return ofPayout(before, happening.payoutId, { state: "begun", at });
    case "payout_ended":
      return ofPayout(before, happening.payoutId, { state: happening.outcome, at });
    default:
      return before;
  }
}

/** The machine began anew: what it was told and had not written down it did not do. */
export function afterRestart(before: Intake, at: Instant): Intake {
  const { payout } = before;
  if (payout?.state !== "told") return before;
  return { ...before, payout: { ...payout, state: "short", at } };
}

function ofPayout(
  before: Intake,
  payoutId: string,
  change: Pick<MachinePayout, "state" | "at">,
): Intake {
  const { payout } = before;
  if (payout?.payoutId !== payoutId) return before;
  const isOver = payout.state === "complete" || payout.state === "short";
  // One line of a journal never takes back another.
  if (isOver && change.state === "begun") return before;
  return { ...before, payout: { ...payout, ...change } };
}

// Late money of what had ended is paid out, or paid with, or owed as a voucher.
function reopened(one: Intake): Intake {
  if (one.state !== "ended") return one;
  const { endedAt: _, ...rest } = one;
  return { ...rest, state: one.takenYen > 0 ? "paid" : "open" };
}

// More came out than was owed: what the voucher still owes is less by that; the rest is lost.
function withoutDebt(one: Intake): Intake {
  const debt = -owedOf(one);
  if (debt <= 0) return one;
  const withdrawn = Math.min(debt, voucherOwedOf(one));
  return {
    ...one,
    voucherYen: one.voucherYen - withdrawn,
    lostYen: one.lostYen + debt - withdrawn,
  };
}

/**
 * The most that a count may find to be missing: what nobody knows of a payout, and notes that are
 * presumed to be there. Undefined where there is nothing to count for, or it still moves.
 */
export function mayMissYen(one: Intake): number | undefined {
  if (one.state === "unknown") return owedOf(one) + one.presumedYen;
  return one.state === "ended" && one.presumedYen > 0 ? one.presumedYen : undefined;
}

export function countStepOf({ state }: Intake) {
  return state === "unknown" ? "intake.counted" : "intake.box_counted";
}

/**
 * A person counted what the machine holds: so much less than its journal tells. Its customer has
 * that; what of it was spent or paid already is lost.
 */
export function afterCount(before: Intake, foundYen: number, at: Instant): Intake {
  const { payout } = before;
  const known =
    before.state === "unknown" && payout !== undefined
      ? { ...before, payout: { ...payout, state: "short", at } as const }
      : before;
  const counted = afterStep(known, countStepOf(before), { at });
  return withoutDebt({ ...counted, foundYen: before.foundYen + foundYen, presumedYen: 0 });
}

/** A counter paid what the voucher owes. */
export function afterVoucherPaid(before: Intake, at: Instant): Intake {
  return { ...before, voucherPaidYen: before.voucherYen, voucherPaidAt: at };
}
