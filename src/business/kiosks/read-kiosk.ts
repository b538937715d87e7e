import type { Act } from "../../foundation/act/index.ts";
import { allDevices, type Device } from "../staff/index.ts";
import { salesOf, type Kiosk, type KioskSales } from "./kiosk.ts";
import { kiosksOf } from "./kiosks-store.ts";

export interface ReadKiosk {
  readonly device: Device;
  readonly kiosk: Kiosk;
  /** What it may sell at this moment. */
  readonly sales: KioskSales;
}

export async function readKiosk(act: Act, device: Device): Promise<ReadKiosk> {
  const [kiosk] = await kiosksOf(act, [device.deviceId]);
  return { device, kiosk: kiosk!, sales: salesOf(kiosk!, act.clock.now()) };
}

/** Every machine that was offered, of the whole house, the newest first. */
export async function allKiosks(act: Act): Promise<readonly ReadKiosk[]> {
  const devices = (await allDevices(act)).filter(({ kind }) => kind === "kiosk");
  const kiosks = await kiosksOf(
    act,
    devices.map(({ deviceId }) => deviceId),
  );
  const now = act.clock.now();
  return devices.map((device, i) => ({
    device,
    kiosk: kiosks[i]!,
    sales: salesOf(kiosks[i]!, now),
  }));
}
