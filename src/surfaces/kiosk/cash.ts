import type { z } from "zod";
import {
  changeAtHand,
  intakeOfOrder,
  isTaking,
  mayStack,
  owedOf,
  payingOf,
  receiveJournal,
  stopIntake,
  voucherDigits,
  voucherOwedOf,
  workIntake,
  type Intake,
} from "../../business/intakes/index.ts";
import { readKiosk } from "../../business/kiosks/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { outsideOf, type RenewalKey } from "../../business/renewals/index.ts";
import {
  DENOMINATIONS_YEN,
  mayTake,
  type journalReport,
  type stackQuestion,
} from "../../foundation/kiosk-wire/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";

/** Money that a customer puts into the machine, as its screen shows it. */
export type CashView =
  | {
      readonly kind: "taking";
      readonly dueYen: number;
      readonly inYen: number;
      readonly missingYen: number;
      /** Notes and coins that may come in now: their change can be given. */
      readonly takesYen: readonly number[];
    }
  /** Enough is in, or it was stopped: what comes next is being worked on. */
  | { readonly kind: "working"; readonly inYen: number }
  | { readonly kind: "giving"; readonly yen: number; readonly isChange: boolean }
  | { readonly kind: "unknown"; readonly number: string; readonly since: Instant }
  | {
      readonly kind: "voucher";
      readonly number: string;
      readonly digits: string;
      readonly yen: number;
      readonly isChange: boolean;
      readonly since: Instant;
    };

/** What is to be seen of the money put in for an order; undefined when nothing of it matters now. */
export async function cashView(
  { act, device }: AtKiosk,
  { renewalId }: RenewalKey,
): Promise<CashView | undefined> {
  const one = await intakeOfOrder(act, { deviceId: device.deviceId, renewalId });
  if (one === undefined) return undefined;
  if (isTaking(one, act.clock.now())) {
    const { kiosk } = await readKiosk(act, device);
    const paying = payingOf(one, changeAtHand(kiosk));
    return {
      ...{ kind: "taking", dueYen: one.dueYen, inYen: paying.inYen },
      missingYen: Math.max(0, one.dueYen - paying.inYen),
      takesYen: DENOMINATIONS_YEN.filter((yen) => yen >= 10 && mayTake(yen, paying) === "yes"),
    };
  }
  return viewOfOver(one, () => voucherDigits(act, one));
}

function viewOfOver(one: Intake, digits: () => string): CashView | undefined {
  const isChange = one.takenYen > 0;
  switch (one.state) {
    case "open":
    case "paid":
      return { kind: "working", inYen: one.inYen - one.outYen };
    case "giving":
      return { kind: "giving", yen: Math.max(owedOf(one), one.payout?.yen ?? 0), isChange };
    case "unknown":
      return { kind: "unknown", number: one.number, since: one.payout?.at ?? one.seenAt };
    case "ended": {
      const yen = voucherOwedOf(one);
      if (yen === 0) return undefined;
      const since = one.endedAt ?? one.seenAt;
      return { kind: "voucher", number: one.number, digits: digits(), yen, isChange, since };
    }
  }
}

/** Brings what was put in for an order on, as far as it goes now. */
export async function workCash({ act, device, ground }: AtKiosk, of: RenewalKey): Promise<void> {
  const { renewalId } = of;
  const one = await intakeOfOrder(act, { deviceId: device.deviceId, renewalId });
  if (one === undefined || one.state === "ended" || one.state === "unknown") return;
  await workIntake(act, outsideOf(ground), one.intakeId);
}

/** Lets no more in for an order; what is in goes back. Nothing when it has paid, or nothing is in. */
export async function stopCash(at: AtKiosk, of: RenewalKey): Promise<void> {
  const { act, device, ground } = at;
  const { deviceId } = device;
  const one = await intakeOfOrder(act, { deviceId, renewalId: of.renewalId });
  if (one?.state !== "open") return;
  await stopIntake(act, { deviceId, intakeId: one.intakeId });
  await workIntake(act, outsideOf(ground), one.intakeId);
}

/** Keeps lines of the machine's journal, and does what follows from them at once. */
export async function hearJournal(
  { act, device, ground }: AtKiosk,
  { entries }: z.infer<typeof journalReport>,
): Promise<Outcome<{ readonly upTo: number }, never>> {
  const { deviceId } = device;
  const { upTo, intakeIds } = await receiveJournal(act, { deviceId, entries });
  for (const intakeId of intakeIds) await workIntake(act, outsideOf(ground), intakeId);
  if (intakeIds.length > 0) ground.nudge();
  return done({ upTo });
}

/** Whether a note that the acceptor holds may become ours. */
export async function askStack(
  { act, device }: AtKiosk,
  of: z.infer<typeof stackQuestion>,
): Promise<Outcome<{ readonly mayStack: boolean }, never>> {
  return done({ mayStack: await mayStack(act, { device, ...of }) });
}
