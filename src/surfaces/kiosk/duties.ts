import type { z } from "zod";
import {
  printDuties,
  staffDuties,
  type DutyDone,
  type DutySource,
} from "../../business/kiosks/index.ts";
import { cashDuties, voucherDigits } from "../../business/intakes/index.ts";
import type { dutiesQuestion, Duty } from "../../foundation/kiosk-wire/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import type { WaitingRoom } from "./waiting-room.ts";

/** Everybody who has machines do things, the most urgent first. */
const SOURCES: readonly DutySource[] = [cashDuties, printDuties, staffDuties];

const DUTIES_MAX = 50;
const LOOK_EVERY_MS = 1000;
const LATER = { facts: { retryAfterSeconds: 5 } } as const;

export type DutiesWish = z.infer<typeof dutiesQuestion>;

/**
 * What the machine is to do: at once when that is otherwise than what it knows, else when it is,
 * or when it has waited. No connection to the database is held meanwhile. `too_busy`: too many
 * machines wait here already, or the house ends.
 */
export async function showDuties(
  at: AtKiosk,
  wish: DutiesWish,
  waiting: WaitingRoom,
): Promise<Outcome<{ readonly duties: readonly Duty[] }, "too_busy">> {
  const { deviceId } = at.device;
  const place = waiting.enter(deviceId);
  if (place === undefined) return refused("too_busy", LATER);
  try {
    for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
      if (place.isEnding()) return refused("too_busy", LATER);
      const duties = await dutiesFor(at, wish.known);
      const isOver = waitedMs >= wish.waitSeconds * 1000 || !place.isMine();
      if (isOver || isOther(duties, wish.known)) return done({ duties });
      await place.rest(LOOK_EVERY_MS);
    }
  } finally {
    place.leave();
  }
}

/** Takes down how a duty ended; one that nobody knows any more is answered as well. */
export async function hearDuty(
  { act, device }: AtKiosk,
  told: DutyDone,
): Promise<Outcome<{ readonly isKnown: boolean }, never>> {
  for (const source of SOURCES) {
    if (await source.hear(act, device.deviceId, told)) return done({ isKnown: true });
  }
  return done({ isKnown: false });
}

async function dutiesFor(
  { act, device }: AtKiosk,
  known: readonly string[],
): Promise<readonly Duty[]> {
  const found: Duty[] = [];
  for (const source of SOURCES) {
    for (const duty of await source.duties(act, device.deviceId)) {
      if (found.length >= DUTIES_MAX) return found;
      const isToDo = known.includes(duty.dutyId) || (await source.tell(act, device.deviceId, duty));
      if (isToDo) found.push(withDigits(act, duty));
    }
  }
  return found;
}

/** A machine that loses the house prints them: else that slip alone would be paid nowhere. */
function withDigits(act: AtKiosk["act"], duty: Duty): Duty {
  if (duty.kind !== "accept") return duty;
  const intakeId = duty.intakeId as Parameters<typeof voucherDigits>[1]["intakeId"];
  return { ...duty, digits: voucherDigits(act, { intakeId }) };
}

function isOther(duties: readonly Duty[], known: readonly string[]): boolean {
  return (
    duties.some(({ dutyId }) => !known.includes(dutyId)) ||
    known.some((one) => !duties.some(({ dutyId }) => dutyId === one))
  );
}
