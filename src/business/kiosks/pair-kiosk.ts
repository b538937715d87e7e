import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Paper } from "../../foundation/paper/index.ts";
import { kioskPrinter, retirePrinter } from "../printing/index.ts";
import {
  changeDevice,
  deviceById,
  offerPairing,
  revokeDevice,
  type DeviceRefusal,
  type DeviceWish,
  type PairingOffer,
} from "../staff/index.ts";
import { giveKioskPrinter } from "./kiosk-printer.ts";
import { tellPointOf } from "./tell-point.ts";

export interface KioskWish extends Pick<DeviceWish, "name" | "agentId" | "pointId" | "reader"> {
  /** Of the printer built into it; absent for a machine without one. */
  readonly paper?: Paper;
}

/** Makes a machine known, with the printer in it, and the code that pairs it. */
export async function offerKiosk(
  act: Act,
  { paper, ...wish }: KioskWish,
): Promise<Outcome<PairingOffer, DeviceRefusal>> {
  const offered = await offerPairing(act, { ...wish, kind: "kiosk" });
  if (offered.ok && paper !== undefined) await giveKioskPrinter(act, offered.value.device, paper);
  return offered;
}

/** What people call it, where it stands, its reader and its paper; it stays paired. */
export async function changeKiosk(
  act: Act,
  deviceId: string,
  { paper, ...wish }: Omit<KioskWish, "agentId">,
): Promise<Outcome<null, DeviceRefusal | "kiosk_unknown">> {
  const before = await deviceById(act, deviceId);
  if (before?.kind !== "kiosk") return refused("kiosk_unknown");
  const changed = await changeDevice(act, deviceId, wish);
  if (!changed.ok) {
    const { refusal } = changed;
    return { ...changed, refusal: refusal === "device_unknown" ? "kiosk_unknown" : refusal };
  }
  if (paper !== undefined) await giveKioskPrinter(act, changed.value, paper);
  else await takePrinter(act, deviceId);
  await tellPointOf(act, changed.value);
  return done(null);
}

/** From now on the machine opens nothing, and nothing is printed at it. */
export async function revokeKiosk(
  act: Act,
  deviceId: string,
): Promise<Outcome<null, "kiosk_unknown">> {
  const device = await deviceById(act, deviceId);
  if (device?.kind !== "kiosk") return refused("kiosk_unknown");
  await revokeDevice(act, deviceId);
  await takePrinter(act, deviceId);
  await tellPointOf(act, device);
  return done(null);
}

async function takePrinter(act: Act, deviceId: string): Promise<void> {
  const printer = await kioskPrinter(act, deviceId);
  if (printer !== undefined) await retirePrinter(act, printer);
}
