import {
  doorBy,
  printerBy,
  readerBy,
  scannerBy,
  type Bench,
  type DoorDevice,
  type PrinterDevice,
  type ReaderDevice,
  type ScannerDevice,
} from "../devices/index.ts";
import type { AgentConfig } from "./config.ts";
import type { Looks } from "./health.ts";

/** The parts that the configuration names. */
export interface Parts {
  readonly printer: PrinterDevice | undefined;
  readonly scanner: ScannerDevice | undefined;
  readonly reader: ReaderDevice | undefined;
  readonly door: DoorDevice | undefined;
}

export function partsBy(config: AgentConfig, bench: Bench): Parts {
  const { printer, scanner, reader, door, stateDir } = config;
  return {
    printer: printer && printerBy(printer, { bench, stateDir }),
    scanner: scanner && scannerBy(scanner, bench),
    reader: reader && readerBy(reader, bench),
    door: door && doorBy(door, bench),
  };
}

export async function lookAtParts(
  parts: Parts,
): Promise<Pick<Looks, "printer" | "scanner" | "reader" | "door">> {
  const [printer, scanner, reader, door] = await Promise.all([
    parts.printer?.look(),
    parts.scanner?.look(),
    parts.reader?.look(),
    parts.door?.look(),
  ]);
  return { printer, scanner, reader, door };
}

export async function closeParts(parts: Parts): Promise<void> {
  await Promise.all(Object.values(parts).map(async (part: Parts[keyof Parts]) => part?.close()));
}
