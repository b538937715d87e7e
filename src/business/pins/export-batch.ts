import { onHouse, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { batchByCode, lockBatch } from "./batches-store.ts";
import { newPinDigits, type PinDigits } from "./digits.ts";
import { serialText, type PinBatch } from "./pin.ts";
import { exportPins, pinsOf } from "./pins-store.ts";

export interface PrintRow {
  /** Printed beside the digits; names the PIN without being worth anything. */
  readonly serial: string;
  readonly digits: PinDigits;
}

/** The file for the printer: the only place where the digits ever stand. */
export interface PrintFile {
  /** Writes aside, to the disk itself, where nobody takes it for the file. False: the file is there. */
  putAside(exportId: string, batch: PinBatch, rows: readonly PrintRow[]): Promise<boolean>;
  /**
   * Makes what was put aside under that id the file, and destroys what else is aside for it. False
   * when nothing is.
   */
  publish(exportId: string): Promise<boolean>;
}

export interface Exported {
  readonly batch: PinBatch;
  readonly pinCount: number;
  /** True when an earlier export had been cut off and only its file was still to be named. */
  readonly wasCutOff: boolean;
}

/** `batch_exported` carries `facts.at` and `facts.exportId`: the digits are nowhere else. */
export type ExportRefusal =
  | "batch_unknown"
  | "batch_exported"
  | "nothing_to_export"
  | "file_exists";

/**
 * Makes the digits of a batch and hands them to its printer, once. Dying before their hashes are
 * written leaves digits that nobody will ever take, aside; dying after leaves them aside as well,
 * and the next call names the file. So no PIN is printed that is unknown, and none known that is lost.
 */
export async function exportBatch(
  act: Act,
  code: string,
  file: PrintFile,
): Promise<Outcome<Exported, ExportRefusal>> {
  for (let i = 0; ; i++) {
    try {
      return await exportOnce(act, code, file);
    } catch (error) {
      // Some digits are another PIN's already: with many sold that happens, and others are made.
      if (i >= TRIES_MAX || !isTaken(error)) throw error;
    }
  }
}

const TRIES_MAX = 5;

function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "pins_digits_hash_key";
}

async function exportOnce(
  act: Act,
  code: string,
  file: PrintFile,
): Promise<Outcome<Exported, ExportRefusal>> {
  return onHouse(act, async (turn) => {
    const batch = await batchByCode(act, code);
    if (batch === undefined) return refused("batch_unknown", { field: "batch" });
    if (batch.exportId !== undefined) return finish(act, batch, batch.exportId, file);
    const pins = (await pinsOf(act, batch)).filter(({ state }) => state === "created");
    if (pins.length === 0) return refused("nothing_to_export", { field: "batch" });
    const digits = newDigitsFor(pins);
    const rows = [...digits].map(([serial, one]) => ({
      serial: serialText(batch.code, serial),
      digits: one,
    }));
    const exportId = newId<"pin_export">();
    if (!(await file.putAside(exportId, batch, rows))) {
      return refused("file_exists", { field: "file" });
    }
    act.failpoint("pins.export_put_aside");
    const exportedAt = act.clock.now();
    const after = { exportId, pinCount: pins.length };
    await turn.write({ name: "pin_batch.exported", thing: batch.batchId, after }, [
      lockBatch(act, batch, { exportId, exportedAt }),
      exportPins(act, batch.batchId, digits),
    ]);
    act.failpoint("pins.export_recorded");
    if (!(await file.publish(exportId))) throw new Error("what was put aside is gone");
    return done({ batch, pinCount: pins.length, wasCutOff: false });
  });
}

async function finish(
  act: Act,
  batch: PinBatch,
  exportId: string,
  file: PrintFile,
): Promise<Outcome<Exported, ExportRefusal>> {
  if (await file.publish(exportId)) {
    const exported = (await pinsOf(act, batch)).filter(({ state }) => state === "exported");
    return done({ batch, pinCount: exported.length, wasCutOff: true });
  }
  const facts = { at: batch.exportedAt ?? "", exportId };
  return refused("batch_exported", { field: "batch", facts });
}

function newDigitsFor(
  pins: readonly { readonly serial: number }[],
): ReadonlyMap<number, PinDigits> {
  const seen = new Set<PinDigits>();
  while (seen.size < pins.length) seen.add(newPinDigits());
  const all = [...seen];
  return new Map(pins.map(({ serial }, i) => [serial, all[i]!]));
}
