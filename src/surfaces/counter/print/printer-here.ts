import {
  canPrint,
  printerBeside,
  stateNow,
  type Printer,
  type PrinterState,
} from "../../../business/printing/index.ts";
import type { Device } from "../../../business/staff/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** The printer beside a device, as it is now. */
export interface PrinterHere {
  readonly printer: Printer;
  readonly state: PrinterState;
}

/** Undefined where there is none, or only the browser's. */
export async function printerHere(act: Act, device: Device): Promise<PrinterHere | undefined> {
  const printer = await printerBeside(act, device);
  if (printer === undefined || printer.kind === "browser") return undefined;
  return { printer, state: stateNow(printer, act.clock.now()) };
}

/** How wide the browser's paper is where it has one. */
export async function paperWidth(act: Act, device: Device): Promise<Printer["paperMm"]> {
  return (await printerBeside(act, device))?.paperMm ?? 80;
}

/** What stands in the way of printing; undefined when nothing does. */
export function cannotPrint(
  here: PrinterHere | undefined,
): Exclude<PrinterState, "ready" | "paper_low"> | undefined {
  const { state } = here ?? { state: "ready" };
  return state === "ready" || state === "paper_low" || canPrint(state) ? undefined : state;
}
