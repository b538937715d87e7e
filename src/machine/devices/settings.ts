import path from "node:path";
import { z } from "zod";
import { openLink, type LinkPlace } from "../links/index.ts";
import type { Bench } from "./bench.ts";
import type { DoorDevice, PrinterDevice, ReaderDevice, ScannerDevice } from "./device.ts";
import { escposPrinter } from "./escpos-printer.ts";
import { fileDoor } from "./file-door.ts";
import { lineScanner } from "./line-scanner.ts";
import { networkReader } from "./network-reader.ts";
import { simulatedDoor, simulatedReader, simulatedScanner } from "./simulated-parts.ts";
import { simulatedPrinter } from "./simulated-printer.ts";

const devicePath = z.string().startsWith("/", "must be a path, as in /dev/ttyUSB0").max(200);
const host = z.string().min(1).max(255);
const port = z.int().min(1).max(65_535);
const tcp = (usual: number) =>
  z.strictObject({ kind: z.literal("tcp"), host, port: port.default(usual) });
const serial = (usual: number) =>
  z.strictObject({
    kind: z.literal("serial"),
    path: devicePath,
    baud: z.int().min(300).max(4_000_000).default(usual),
  });
const usb = z.strictObject({ kind: z.literal("usb"), path: devicePath });
const simulator = z.strictObject({ kind: z.literal("simulator") });

const PRINTER_PORT = 9100;
const READER_PORT = 443;

export const printerSettings = z.discriminatedUnion("kind", [
  tcp(PRINTER_PORT),
  serial(19_200),
  usb,
  simulator,
]);
/** A scanner that types like a keyboard needs none of this. */
export const scannerSettings = z.discriminatedUnion("kind", [
  serial(9600),
  usb,
  tcp(PRINTER_PORT),
  simulator,
  z.strictObject({ kind: z.literal("keyboard") }),
]);
export const readerSettings = z.discriminatedUnion("kind", [tcp(READER_PORT), simulator]);
export const doorSettings = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("file"),
    file: devicePath,
    openWhen: z.string().max(20).default("1"),
    tamper: z.strictObject({ file: devicePath, when: z.string().max(20) }).optional(),
  }),
  simulator,
]);

const CONNECT_MS_MAX = 3000;

export function printerBy(
  settings: z.infer<typeof printerSettings>,
  { bench, stateDir }: { readonly bench: Bench; readonly stateDir: string },
): PrinterDevice {
  return settings.kind === "simulator"
    ? escposPrinter(simulatedPrinter(bench, path.join(stateDir, "slips")))
    : escposPrinter(reaching(settings));
}

/** `keyboard`: it types by itself; the system alone knows whether it is there. */
export function scannerBy(settings: z.infer<typeof scannerSettings>, bench: Bench): ScannerDevice {
  if (settings.kind === "simulator") return simulatedScanner(bench);
  if (settings.kind === "keyboard") {
    return {
      kind: "scanner",
      open: () => {},
      look: async () => ({ state: "ready" }),
      close: async () => {},
    };
  }
  return lineScanner(reaching(settings));
}

export function readerBy(settings: z.infer<typeof readerSettings>, bench: Bench): ReaderDevice {
  return settings.kind === "simulator" ? simulatedReader(bench) : networkReader(settings);
}

export function doorBy(settings: z.infer<typeof doorSettings>, bench: Bench): DoorDevice {
  if (settings.kind === "simulator") return simulatedDoor(bench);
  const { file, openWhen, tamper } = settings;
  return fileDoor({ file, openWhen, ...(tamper === undefined ? {} : { tamper }) });
}

function reaching(place: LinkPlace) {
  return async () => openLink(place, CONNECT_MS_MAX);
}
