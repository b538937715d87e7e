import type { Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { intakeNumber, mayTake } from "../../foundation/kiosk-wire/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readKiosk } from "../kiosks/index.ts";
import { readOrder, type RenewalKey } from "../renewals/index.ts";
import type { Device } from "../staff/index.ts";
import { atMachine, newsOf, stepIntake } from "./at-machine.ts";
import { changeAtHand } from "./cash-offer.ts";
import { idleAt, isTaking, type Intake, type IntakeId } from "./intake.ts";
import { activeIntakes, insertIntake, intakeById, type KnownIntake } from "./intakes-store.ts";
import { cashOf } from "./journal-store.ts";

export type OpenIntakeRefusal = "order_not_payable" | "machine_busy" | "cash_down";

/**
 * Begins to let in money for an order at a machine; of the same order, goes on with what is there.
 * `machine_busy`: somebody else's money is in it, or is on its way out.
 */
export async function openIntake(
  act: Act,
  { device, order }: { readonly device: Device; readonly order: RenewalKey },
): Promise<Outcome<Intake, OpenIntakeRefusal>> {
  const { deviceId } = device;
  const read = await readOrder(act, order);
  if (read === undefined || !read.may.pay) return refused("order_not_payable");
  const { sales } = await readKiosk(act, device);
  if (!sales.takes.includes("cash")) return refused("cash_down");
  return atMachine(act, deviceId, async (turn) => {
    if ((await cashOf(act, deviceId)).look.length > 0) return refused("cash_down");
    const now = act.clock.now();
    const active = await activeIntakes(act, deviceId);
    const own = active.find((one) => one.order?.renewalId === order.renewalId);
    if (own !== undefined && own.state === "open" && own.stopped === undefined) return done(own);
    if (active.length > 0) return refused("machine_busy");
    const intakeId: IntakeId = newId();
    const { lineId, renewalId } = order;
    const one: Intake = {
      ...{ ...EMPTY, intakeId, deviceId, number: intakeNumber(intakeId), state: "open" },
      ...{ order: { lineId, renewalId }, dueYen: read.renewal.totalYen, language: act.language },
      ...{ openedAt: now, seenAt: now },
    };
    await turn.write(newsOf("intake.opened", one, one), [insertIntake(act, one, idleAt(one))]);
    return done(one);
  });
}

export const EMPTY = {
  ...{ inYen: 0, presumedYen: 0, outYen: 0, takenYen: 0, foundYen: 0, lostYen: 0 },
  ...{ voucherYen: 0, voucherPaidYen: 0 },
} as const;

/** The customer wants no more of it: what is in goes back. Too late once it has paid. */
export async function stopIntake(
  act: Act,
  of: { readonly deviceId: string; readonly intakeId: string },
): Promise<Outcome<null, "intake_unknown" | "payment_came">> {
  const one = await intakeById(act, of.intakeId);
  if (one?.deviceId !== of.deviceId) return refused("intake_unknown");
  await stepIntake(act, of.intakeId, {
    ...{ step: "intake.stopped", stopped: "customer" },
    isWanted: (now) => now.state === "open" && now.stopped === undefined,
  });
  const after = await intakeById(act, of.intakeId);
  return after?.stopped === "customer" ? done(null) : refused("payment_came");
}

/** Whether a note in escrow may become ours: still wanted, and its change can be given. */
export async function mayStack(
  act: Act,
  {
    device,
    ...of
  }: { readonly device: Device; readonly intakeId: string } & {
    readonly denominationYen: number;
  },
): Promise<boolean> {
  const one = await intakeById(act, of.intakeId);
  if (one?.deviceId !== device.deviceId || !isTaking(one, act.clock.now())) return false;
  const { kiosk, sales } = await readKiosk(act, device);
  if (!sales.takes.includes("cash")) return false;
  const { denominationYen } = of;
  return mayTake(denominationYen, payingOf(one, changeAtHand(kiosk))) === "yes";
}

export function payingOf(one: KnownIntake | Intake, atHand: ReadonlyMap<number, number>) {
  return { dueYen: one.dueYen, inYen: one.inYen - one.outYen, atHand };
}
