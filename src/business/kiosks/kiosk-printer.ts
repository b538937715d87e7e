import type { Act } from "../../foundation/act/index.ts";
import { newHumanCode } from "../../foundation/ids/index.ts";
import type { Paper } from "../../foundation/paper/index.ts";
import {
  hearPrinter,
  kioskPrinter,
  makePrinter,
  retirePrinter,
  type Printer,
  type PrinterState,
} from "../printing/index.ts";
import type { Device } from "../staff/index.ts";
import type { Heartbeat } from "./kiosk.ts";

/** Makes the printer known that is built into a machine; one with other paper takes its place. */
export async function giveKioskPrinter(act: Act, device: Device, paper: Paper): Promise<Printer> {
  const before = await kioskPrinter(act, device.deviceId);
  if (before !== undefined && isSamePaper(before, paper)) return before;
  const made = await makePrinter(act, {
    ...{
      kind: "kiosk",
      code: `K-${newHumanCode(6)}`,
      name: device.name,
      deviceId: device.deviceId,
    },
    ...paper,
    ...(device.agentId === undefined ? {} : { agentId: device.agentId }),
  });
  if (!made.ok) throw new Error(`a kiosk's printer was not made: ${made.refusal}`);
  if (before !== undefined) await retirePrinter(act, before);
  return made.value.printer;
}

/** What a machine said of itself, as its printer's state. */
export function printerStateOf({ printer, paper }: Heartbeat): PrinterState {
  if (printer !== "ready") return paper === "out" && printer === "down" ? "paper_out" : "offline";
  if (paper === "out") return "paper_out";
  return paper === "low" ? "paper_low" : "ready";
}

/** A heartbeat speaks for the printer in the machine, too. */
export async function hearKioskPrinter(
  act: Act,
  deviceId: string,
  heartbeat: Heartbeat,
): Promise<void> {
  const printer = await kioskPrinter(act, deviceId);
  if (printer !== undefined) await hearPrinter(act, printer.printerId, printerStateOf(heartbeat));
}

function isSamePaper(a: Paper, b: Paper): boolean {
  return a.paperMm === b.paperMm && a.codePages.join() === b.codePages.join();
}
