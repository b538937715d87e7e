import { onLine, type Act, type News, type Turn } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { cashFaultsOf, readKiosk } from "../kiosks/index.ts";
import { bookId, insertTransfers, transfersFor, type BookNews } from "../ledger/index.ts";
import { deviceById } from "../staff/index.ts";
import {
  afterStep,
  nextOf,
  type Intake,
  type IntakeStep,
  type IntakeWork,
  type StopReason,
} from "./intake.ts";
import { intakeById, putIntake, type KnownIntake } from "./intakes-store.ts";

/** Decides about the cash of a machine as `onLine` decides about a line. */
export async function atMachine<T>(
  act: Act,
  deviceId: string,
  decide: (turn: Turn) => Promise<T>,
): Promise<T> {
  return onLine(act, bookId(`kiosk:${deviceId}`), decide);
}

/** Whether its machine can give out money now: heard of, with a dispenser, and nobody broke in. */
export async function canGiveNow(act: Act, deviceId: string): Promise<boolean> {
  const device = await deviceById(act, deviceId);
  if (device?.kind !== "kiosk" || device.revokedAt !== undefined) return false;
  const { kiosk, sales } = await readKiosk(act, device);
  const machine = kiosk.heartbeat?.machine;
  const isSafe = !cashFaultsOf(machine).includes("tampered");
  return sales.standing !== "silent" && machine?.dispenser === "ready" && isSafe;
}

/** What stands and what is next, with whether the machine can give. */
export function seenAs(act: Act, canGive: boolean) {
  return { now: act.clock.now(), canGive };
}

/** When somebody has to look at it again; at once when there is something to do. */
export function dueOf(next: IntakeWork, now: Instant): Instant | undefined {
  if (next.do === "nothing") return undefined;
  return next.do === "wait" ? next.until : now;
}

/** Writes a change of an intake and books what it means, but for what the journal books itself. */
export function changeIntake(
  act: Act,
  before: KnownIntake,
  after: Intake,
  canGive: boolean,
): readonly Part[] {
  const seen = seenAs(act, canGive);
  return [
    putIntake(act, before, after, dueOf(nextOf(after, seen), seen.now)),
    ...booked(act, before, after),
  ];
}

function booked(act: Act, before: Intake, after: Intake): readonly Part[] {
  const change = (field: "foundYen" | "lostYen" | "voucherYen") => after[field] - before[field];
  const amounts: readonly (readonly [KioskWhat, number])[] = [
    ["kiosk_found_out", change("foundYen")],
    ["kiosk_overpaid", change("lostYen")],
    ["kiosk_voucher_issued", change("voucherYen")],
    ["kiosk_voucher_withdrawn", -change("voucherYen")],
  ];
  return amounts
    .filter(([, amountYen]) => amountYen > 0)
    .flatMap(([what, amountYen]) =>
      moved(act, { what, kioskId: before.deviceId, moveId: newId(), amountYen }),
    );
}

export type KioskWhat = Extract<BookNews["what"], `kiosk_${string}`>;

/** The parts that book money of a machine, once for each `moveId`; of nothing, none. */
export function moved(
  act: Act,
  of: {
    readonly what: KioskWhat;
    readonly kioskId: string;
    readonly moveId: string;
    readonly amountYen: number;
  },
): readonly Part[] {
  const { what, kioskId, amountYen } = of;
  const moveId = of.moveId as Id<"kiosk_move">;
  const at = act.clock.now();
  return insertTransfers(
    act,
    transfersFor({ what, kioskId, moveId, totalYen: yen(amountYen), at }),
  );
}

/** Takes a step of an intake, if it is still one; false when it is not. */
export async function stepIntake(
  act: Act,
  intakeId: string,
  wish: {
    readonly step: IntakeStep;
    readonly stopped?: StopReason | undefined;
    /** Looks once more at what stands when the step is written. */
    readonly isWanted: (one: KnownIntake, canGive: boolean) => boolean;
  },
): Promise<boolean> {
  const found = await intakeById(act, intakeId);
  if (found === undefined) return false;
  const canGive = await canGiveNow(act, found.deviceId);
  return atMachine(act, found.deviceId, async (turn) => {
    const before = await intakeById(act, intakeId);
    if (before === undefined || !wish.isWanted(before, canGive)) return false;
    const { step, stopped } = wish;
    const after = afterStep(before, step, {
      ...{ at: act.clock.now(), payoutId: newId() },
      ...(stopped === undefined ? {} : { stopped }),
    });
    await turn.write(newsOf(step, before, after), changeIntake(act, before, after, canGive));
    return true;
  });
}

export function newsOf(name: string, before: Intake, after: Intake): News {
  return {
    ...{ name, thing: before.intakeId },
    before: { state: before.state },
    after: {
      ...{ state: after.state, stopped: after.stopped, inYen: after.inYen, outYen: after.outYen },
      ...{ takenYen: after.takenYen, voucherYen: after.voucherYen },
      ...(after.payout === undefined ? {} : { payout: after.payout }),
    },
  };
}
