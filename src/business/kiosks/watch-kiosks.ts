import { changedSince, historyOf, type Act, type PastEvent } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { lookCauses, type LookCause } from "./look-causes.ts";
import { allKiosks, type ReadKiosk } from "./read-kiosk.ts";
import { lastSales, type LastSale } from "./sales-store.ts";

/** A machine as whoever runs it sees it. */
export interface WatchedKiosk extends ReadKiosk {
  /** Since when it stands as it does; unknown of one that was never heard. */
  readonly since?: Instant;
  readonly causes: readonly LookCause[];
  readonly lastSale?: LastSale;
}

/** The machines in use, those that need somebody first. */
export async function watchKiosks(act: Act): Promise<readonly WatchedKiosk[]> {
  const all = (await allKiosks(act)).filter(({ device }) => device.revokedAt === undefined);
  const ids = all.map(({ device }) => device.deviceId);
  const [sinces, sales] = await Promise.all([
    changedSince(act, ids, "standing"),
    lastSales(act, ids),
  ]);
  const watched = all.map((one): WatchedKiosk => {
    const { deviceId, pairedAt } = one.device;
    const since = sinces.get(deviceId);
    const lastSale = sales.get(deviceId);
    return {
      ...one,
      causes: pairedAt === undefined ? [] : lookCauses(one.kiosk, one.sales),
      ...(since === undefined ? {} : { since }),
      ...(lastSale === undefined ? {} : { lastSale }),
    };
  });
  return watched.toSorted((a, b) => Number(b.causes.length > 0) - Number(a.causes.length > 0));
}

const PAST_SHOWN = 40;

/** What happened to one machine, the newest first. */
export async function kioskPast(act: Act, deviceId: string): Promise<readonly PastEvent[]> {
  return historyOf(act, deviceId, PAST_SHOWN);
}
