import { changeFor, type ChangeAtHand } from "../../foundation/kiosk-wire/index.ts";
import type { Kiosk } from "../kiosks/index.ts";

/** What a machine can give out now, by its last word. */
export function changeAtHand({ heartbeat }: Pick<Kiosk, "heartbeat">): ChangeAtHand {
  const { machine } = heartbeat ?? {};
  if (machine?.dispenser !== "ready") return new Map();
  return new Map(Object.entries(machine.change).map(([yen, pieces]) => [Number(yen), pieces]));
}

/** What most people hold: whoever pays with these gets change, or cash is not offered. */
const NOTE_YEN = 1000;

/** Whether a sum can be paid in cash here: with thousand-yen notes, and the change can be given. */
export function canPayInCash(dueYen: number, kiosk: Pick<Kiosk, "heartbeat">): boolean {
  const overYen = Math.ceil(dueYen / NOTE_YEN) * NOTE_YEN - dueYen;
  return changeFor(overYen, changeAtHand(kiosk)) !== undefined;
}
