import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { batchByCode } from "./batches-store.ts";
import type { Pin, PinBatch } from "./pin.ts";
import { pinsOf } from "./pins-store.ts";

export interface PinsWanted {
  readonly batchCode: string;
  /** Serial numbers of the batch; twice the same is once. */
  readonly serials: readonly number[];
}

/** `serial_unknown` carries `facts.serial`, the first that the batch does not have. */
export type WantedRefusal = "batch_unknown" | "serials_missing" | "serial_unknown";

/** The PINs that somebody named, by serial number, and their batch. */
export async function wantedPins(
  act: Act,
  wish: PinsWanted,
): Promise<Outcome<{ readonly batch: PinBatch; readonly pins: readonly Pin[] }, WantedRefusal>> {
  const batch = await batchByCode(act, wish.batchCode);
  if (batch === undefined) return refused("batch_unknown", { field: "batch" });
  const serials = [...new Set(wish.serials)];
  if (serials.length === 0) return refused("serials_missing", { field: "serials" });
  const isThere = (one: number) => Number.isInteger(one) && one >= 1 && one <= batch.pinCount;
  const unknown = serials.find((serial) => !isThere(serial));
  if (unknown !== undefined) {
    return refused("serial_unknown", { field: "serials", facts: { serial: unknown } });
  }
  return done({ batch, pins: await pinsOf(act, batch, serials) });
}
