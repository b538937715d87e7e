import type { Instant } from "../../foundation/clock/index.ts";
import type { Duty } from "../../foundation/kiosk-wire/index.ts";
import type { DutyDone } from "./duty-source.ts";

/** What staff can have a machine do. */
export type StaffDutyKind = Extract<Duty["kind"], "restart" | "update">;

type Without<T> = T extends unknown ? Omit<T, "dutyId"> : never;
export type StaffDutyWish = Without<Extract<Duty, { kind: StaffDutyKind }>>;

export const STAFF_DUTY_STATES = [
  ...(["asked", "told", "done", "refused", "unknown", "lapsed"] as const),
] as const;
export type StaffDutyState = (typeof STAFF_DUTY_STATES)[number];

/** `told`: the machine has it, and may have done it. `lapsed`: it never fetched it. */
export interface StaffDuty {
  readonly dutyId: string;
  readonly deviceId: string;
  readonly wish: StaffDutyWish;
  readonly state: StaffDutyState;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
  readonly changedAt: Instant;
  readonly detail?: string;
}

/** Every legal step of a duty that staff asked for, named by its event; others are ends. */
export const STAFF_DUTY_STEPS = {
  "kiosk.duty_told": { from: ["asked", "told"], to: "told" },
  "kiosk.duty_done": { from: ["asked", "told", "unknown", "lapsed"], to: "done" },
  "kiosk.duty_refused": { from: ["asked", "told", "unknown", "lapsed"], to: "refused" },
  "kiosk.duty_unknown": { from: ["asked", "told"], to: "unknown" },
  "kiosk.duty_lapsed": { from: ["asked"], to: "lapsed" },
} as const satisfies Readonly<
  Record<string, { from: readonly StaffDutyState[]; to: StaffDutyState }>
>;
export type StaffDutyStep = keyof typeof STAFF_DUTY_STEPS;

export function canStep(step: StaffDutyStep, state: StaffDutyState): boolean {
  return (STAFF_DUTY_STEPS[step].from as readonly StaffDutyState[]).includes(state);
}

export const STEP_OF_OUTCOME = {
  done: "kiosk.duty_done",
  refused: "kiosk.duty_refused",
  unknown: "kiosk.duty_unknown",
} as const satisfies Readonly<Record<DutyDone["outcome"], StaffDutyStep>>;

/** What its time being over means for one that waits. */
export function stepAtEnd({ state }: Pick<StaffDuty, "state">): StaffDutyStep {
  return state === "asked" ? "kiosk.duty_lapsed" : "kiosk.duty_unknown";
}

/** A machine that was off finds no old orders: a restart is of the moment, an update of the day. */
export const DUTY_SECONDS = { restart: 600, update: 86_400 } as const satisfies Readonly<
  Record<StaffDutyKind, number>
>;
