import { onHouse, writeHouse, type Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { duty as dutyShape, type Duty } from "../../foundation/kiosk-wire/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { deviceById } from "../staff/index.ts";
import type { DutySource } from "./duty-source.ts";
import {
  canStep,
  DUTY_SECONDS,
  STAFF_DUTY_STEPS,
  stepAtEnd,
  STEP_OF_OUTCOME,
  type StaffDuty,
  type StaffDutyStep,
  type StaffDutyWish,
} from "./staff-duty.ts";
import {
  dutyById,
  endedDuties,
  insertDuty,
  moveDuty,
  waitingDuties,
} from "./staff-duties-store.ts";

/** Has a machine do something: begin anew, or take another version of its program. */
export async function askDuty(
  act: Act,
  asked: { readonly deviceId: string; readonly wish: StaffDutyWish },
): Promise<Outcome<StaffDuty, "kiosk_unknown" | "duty_unreadable">> {
  const device = await deviceById(act, asked.deviceId);
  if (device?.kind !== "kiosk" || device.revokedAt !== undefined) return refused("kiosk_unknown");
  const dutyId = newId();
  if (!dutyShape.safeParse({ ...asked.wish, dutyId }).success) return refused("duty_unreadable");
  const now = act.clock.now();
  const { kind } = asked.wish;
  const made: StaffDuty = {
    ...{ dutyId, deviceId: device.deviceId, wish: asked.wish, state: "asked" },
    ...{ askedBy: act.actor.id, askedAt: now, changedAt: now },
    endsAt: addSeconds(now, DUTY_SECONDS[kind]),
  };
  const news = { name: "kiosk.duty_asked", thing: device.deviceId, after: { dutyId, kind } };
  await writeHouse(act, news, [insertDuty(act, made)]);
  return done(made);
}

/** What staff want of machines, for the duties door. */
export const staffDuties: DutySource = {
  duties: async (act, deviceId) => (await waitingDuties(act, deviceId)).map(asDuty),
  tell: async (act, deviceId, { dutyId }) =>
    step(act, { deviceId, dutyId }, () => "kiosk.duty_told"),
  async hear(act, deviceId, { dutyId, outcome, detail }) {
    const known = await dutyById(act, dutyId);
    if (known?.deviceId !== deviceId) return false;
    await step(act, { deviceId, dutyId, detail }, () => STEP_OF_OUTCOME[outcome]);
    return true;
  },
};

/** What waited for too long is over: nobody fetched it, or nobody knows what became of it. */
export async function endOldDuties(act: Act): Promise<void> {
  for (const old of await endedDuties(act)) await step(act, old, stepAtEnd);
}

/** False when there is no such step any more. */
async function step(
  act: Act,
  of: { readonly deviceId: string; readonly dutyId: string; readonly detail?: string | undefined },
  choose: (duty: StaffDuty) => StaffDutyStep,
): Promise<boolean> {
  return onHouse(act, async (turn) => {
    const before = await dutyById(act, of.dutyId);
    if (before?.deviceId !== of.deviceId) return false;
    const name = choose(before);
    if (!canStep(name, before.state)) return false;
    const { to } = STAFF_DUTY_STEPS[name];
    // Told again after an answer that was lost.
    if (to === before.state) return true;
    const news = {
      ...{ name, thing: before.deviceId, before: { state: before.state } },
      after: { state: to, dutyId: before.dutyId, kind: before.wish.kind },
    };
    await turn.write(news, [moveDuty(act, before, { state: to, detail: of.detail })]);
    return true;
  });
}

function asDuty({ dutyId, wish }: StaffDuty): Duty {
  return { ...wish, dutyId };
}
