import type { Act } from "../../foundation/act/index.ts";
import { readPoint, tellPointState, type PointState } from "../points/index.ts";
import { allDevices, type Device } from "../staff/index.ts";
import { standingOf, type KioskStanding } from "./kiosk.ts";
import { kiosksOf, markTold } from "./kiosks-store.ts";

/**
 * Tells the point of a machine how it is there, by the best of its machines. A shop that has people
 * beside the machine speaks for itself.
 */
export async function tellPointOf(act: Act, { pointId, deviceId }: Device): Promise<void> {
  if (pointId !== undefined) await tell(act, pointId);
  // Only now: whoever dies before it tells once more.
  await markTold(act, deviceId);
}

async function tell(act: Act, pointId: string): Promise<void> {
  const place = await readPoint(act, pointId);
  if (place?.point.kind !== "kiosk") return;
  const here = (await allDevices(act)).filter(
    (device) => device.pointId === pointId && isAtWork(device),
  );
  const kiosks = await kiosksOf(
    act,
    here.map((device) => device.deviceId),
  );
  const now = act.clock.now();
  const states = kiosks.map((kiosk) => POINT_STATES[standingOf(kiosk, now)]);
  const best = (["works", "limited", "out_of_order"] as const).find((one) => states.includes(one));
  if (best !== undefined) await tellPointState(act, { pointId, state: best });
}

const POINT_STATES: Readonly<Record<KioskStanding, PointState["state"]>> = {
  ready: "works",
  printer_down: "limited",
  cash_down: "limited",
  reader_down: "limited",
  out_of_service: "out_of_order",
  silent: "out_of_order",
};

function isAtWork({ kind, pairedAt, revokedAt }: Device): boolean {
  return kind === "kiosk" && pairedAt !== undefined && revokedAt === undefined;
}
