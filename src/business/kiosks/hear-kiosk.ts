import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { deviceById, type Device } from "../staff/index.ts";
import { hearKioskPrinter } from "./kiosk-printer.ts";
import { standingOf, type Heartbeat, type Kiosk } from "./kiosk.ts";
import { claimSilent, kiosksOf, putKiosk, touch, type KnownKiosk } from "./kiosks-store.ts";
import { tellPointOf } from "./tell-point.ts";

/**
 * A machine told how it is. A measurement: the last word is kept, and only what is otherwise than
 * before leaves an event. Its point is told at each change, and again before that is no news.
 */
export async function hearKiosk(act: Act, device: Device, heartbeat: Heartbeat): Promise<void> {
  const { deviceId } = device;
  const toTell = await onHouse(act, async (turn) => {
    const [before] = await kiosksOf(act, [deviceId]);
    const now = act.clock.now();
    const after: Kiosk = { ...before!, heartbeat, heardAt: now };
    const standing = standingOf(after, now);
    if (before!.told === standing && isSame(before!, heartbeat)) {
      await touch(act, deviceId, heartbeat);
      return isPointForgetting(before!, now);
    }
    const news = {
      name: "kiosk.changed",
      thing: deviceId,
      before: { standing: before!.told, ...partsOf(before!.heartbeat) },
      after: { standing, ...partsOf(heartbeat) },
    };
    await turn.write(news, [putKiosk(before!, after, standing)]);
    return true;
  });
  await hearKioskPrinter(act, deviceId, heartbeat);
  if (toTell) await tellPointOf(act, device);
}

/** Where a machine is missed that has not been heard for too long. */
export function kioskDesk(act: Act): Desk<string> {
  return {
    name: "kiosks",
    claim: async (claim) => claimSilent(act, claim),
    work: async (deviceId) => missKiosk(act, deviceId),
  };
}

async function missKiosk(act: Act, deviceId: string): Promise<void> {
  const isMissed = await onHouse(act, async (turn) => {
    const [before] = await kiosksOf(act, [deviceId]);
    const standing = standingOf(before!, act.clock.now());
    // It may have been heard, or stopped, since it was due.
    if (standing !== "silent" || before!.told === "silent") return false;
    const news = {
      name: "kiosk.fell_silent",
      thing: deviceId,
      before: { standing: before!.told },
      after: { standing, heardAt: before!.heardAt },
    };
    await turn.write(news, [putKiosk(before!, before!, standing)]);
    return true;
  });
  const device = isMissed ? await deviceById(act, deviceId) : undefined;
  if (device !== undefined) await tellPointOf(act, device);
}

function isSame({ heartbeat }: KnownKiosk, now: Heartbeat): boolean {
  const isAsBefore = JSON.stringify(partsOf(heartbeat)) === JSON.stringify(partsOf(now));
  return isAsBefore && heartbeat?.trouble === now.trouble;
}

// Its own words are free: they stay out of what is kept for good.
function partsOf(heartbeat: Heartbeat | undefined) {
  if (heartbeat === undefined) return {};
  const { paper, printer, reader, scanner, version, service, machine } = heartbeat;
  return { paper, printer, reader, scanner, version, service, ...cashPartsOf(machine) };
}

// How many coins are left changes with each customer, and is no news.
function cashPartsOf(machine: Heartbeat["machine"]) {
  if (machine === undefined) return {};
  const { acceptor, dispenser, isChangeLow, door, isTampered } = machine;
  return { acceptor, dispenser, isChangeLow, door, isTampered };
}

const TELL_EVERY_MINUTES = 10;

function isPointForgetting({ toldAt }: KnownKiosk, now: Instant): boolean {
  return toldAt === undefined || addMinutes(toldAt, TELL_EVERY_MINUTES) <= now;
}
