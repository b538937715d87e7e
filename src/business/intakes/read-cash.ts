import type { Act } from "../../foundation/act/index.ts";
import { allKiosks, type ReadKiosk } from "../kiosks/index.ts";
import type { Device } from "../staff/index.ts";
import { canPayInCash } from "./cash-offer.ts";
import { yenIn } from "./held.ts";
import { mayMissYen } from "./intake.ts";
import { uncountedIntakes, waitingIntakes, type KnownIntake } from "./intakes-store.ts";
import { allCash, cashOf, countedSince, type CashLook, type MachineCash } from "./journal-store.ts";

/** Whether a sum can be paid in cash at a machine now. */
export async function takesCash(
  act: Act,
  { kiosk, sales, device }: ReadKiosk,
  dueYen: number,
): Promise<boolean> {
  if (!sales.takes.includes("cash") || !canPayInCash(dueYen, kiosk)) return false;
  return (await cashOf(act, device.deviceId)).look.length === 0;
}

/** A machine's cash as staff look at it. */
export interface CashReport {
  readonly device: Device;
  readonly cash: MachineCash;
  readonly boxYen: number;
  readonly dispenserYen: number;
  /** What counts since it was last collected found over, or (below 0) short. */
  readonly differenceYen: number;
  /** Payouts that nobody knows of, notes that are presumed to be there, vouchers not fetched. */
  readonly waiting: readonly KnownIntake[];
}

const WAITING_MAX = 500;

/** Why the cash of a machine needs a person: its journal, and what somebody has to count for. */
export interface CashNeeds {
  readonly look: readonly CashLook[];
  readonly toCount: readonly KnownIntake[];
}

/** By the device; those that need nobody are left out. */
export async function cashNeeds(act: Act): Promise<ReadonlyMap<string, CashNeeds>> {
  const [all, uncounted] = await Promise.all([allCash(act), uncountedIntakes(act, WAITING_MAX)]);
  const countable = uncounted.filter((one) => mayMissYen(one) !== undefined);
  const needs = all.map(({ deviceId, look }) => {
    const toCount = countable.filter((one) => one.deviceId === deviceId);
    return [deviceId, { look, toCount }] as const;
  });
  return new Map(needs.filter(([, { look, toCount }]) => look.length + toCount.length > 0));
}

/** Every machine that has, or had, anything to do with cash. */
export async function readCash(act: Act): Promise<readonly CashReport[]> {
  const [kiosks, all, waiting] = await Promise.all([
    allKiosks(act),
    allCash(act),
    waitingIntakes(act, WAITING_MAX),
  ]);
  return Promise.all(
    all.flatMap((cash) => {
      const read = kiosks.find(({ device }) => device.deviceId === cash.deviceId);
      return read === undefined ? [] : [reportOf(act, { read, cash, waiting })];
    }),
  );
}

async function reportOf(
  act: Act,
  of: {
    readonly read: ReadKiosk;
    readonly cash: MachineCash;
    readonly waiting: readonly KnownIntake[];
  },
): Promise<CashReport> {
  const { device } = of.read;
  return {
    device,
    cash: of.cash,
    boxYen: yenIn(of.cash.held.box),
    dispenserYen: yenIn(of.cash.held.dispenser),
    differenceYen: await countedSince(act, of.cash),
    waiting: of.waiting.filter(({ deviceId }) => deviceId === device.deviceId),
  };
}
