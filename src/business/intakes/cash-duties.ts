import { msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Duty } from "../../foundation/kiosk-wire/index.ts";
import type { DutySource } from "../kiosks/index.ts";
import { stepIntake } from "./at-machine.ts";
import { idleAt, isTaking, payoutToMake, type Intake } from "./intake.ts";
import { activeIntakes, intakeById } from "./intakes-store.ts";

const FOR_SECONDS_MAX = 600;

/** What cash has machines do: let money in, give money out. Their journal alone says what came of it. */
export const cashDuties: DutySource = {
  async duties(act, deviceId) {
    const now = act.clock.now();
    return (await activeIntakes(act, deviceId)).flatMap((one) => [
      ...payOutsOf(one, now),
      ...acceptsOf(one, now),
    ]);
  },
  async tell(act, deviceId, duty) {
    if (duty.kind === "accept") return true;
    if (duty.kind !== "pay_out") return false;
    const isThis = (one: Intake) => {
      const payout = payoutToMake(one, act.clock.now());
      return one.deviceId === deviceId && payout?.payoutId === duty.dutyId ? payout : undefined;
    };
    const one = await intakeById(act, duty.intakeId);
    const payout = one === undefined ? undefined : isThis(one);
    if (payout === undefined) return false;
    // What it has told us of, or was told before, needs no second word.
    if (payout.state !== "wanted") return true;
    return stepIntake(act, duty.intakeId, {
      step: "intake.payout_told",
      isWanted: (now) => isThis(now)?.state === "wanted",
    });
  },
  hear: async () => false,
};

function payOutsOf(one: Intake, now: Instant): readonly Duty[] {
  const payout = payoutToMake(one, now);
  if (payout === undefined) return [];
  const { payoutId: dutyId, yen } = payout;
  return [{ kind: "pay_out", dutyId, intakeId: one.intakeId, yen }];
}

function acceptsOf(one: Intake, now: Instant): readonly Duty[] {
  if (!isTaking(one, now)) return [];
  const { intakeId, dueYen, language } = one;
  const seconds = Math.floor(msBetween(now, idleAt(one)) / 1000);
  const forSeconds = Math.max(1, Math.min(FOR_SECONDS_MAX, seconds));
  const inYen = Math.max(0, one.inYen - one.outYen);
  return [{ kind: "accept", dutyId: intakeId, intakeId, dueYen, inYen, forSeconds, language }];
}
