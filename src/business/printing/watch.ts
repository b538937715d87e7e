import { onHouse, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Printer, PrinterState } from "./printer.ts";
import { changeState, hear, printerById, wake } from "./printers-store.ts";

/** A printer told how it is: a heartbeat, and news only when it is otherwise than before. */
export async function hearPrinter(act: Act, printerId: string, state: PrinterState): Promise<void> {
  await onHouse(act, async (turn) => {
    const printer = await printerById(act, printerId);
    if (printer === undefined) return;
    if (printer.state === state) {
      await hear(act, printerId);
      return;
    }
    const news = {
      name: "printer.state_changed",
      thing: printerId,
      before: { state: printer.state },
      after: { state },
    };
    await turn.write(news, [changeState(act, printer, state)]);
  });
}

/** Takes the paper out of a virtual printer, opens its cover, pulls its plug; or mends it. */
export async function setVirtual(
  act: Act,
  printer: Printer,
  state: PrinterState,
): Promise<Outcome<null, "printer_not_virtual">> {
  if (printer.kind !== "virtual") return refused("printer_not_virtual");
  await onHouse(act, async (turn) => {
    const now = await printerById(act, printer.printerId);
    if (now === undefined || now.state === state) return;
    const news = {
      name: "printer.state_changed",
      thing: printer.printerId,
      before: { state: now.state },
      after: { state },
    };
    await turn.write(news, [changeState(act, now, state), wake(act, printer.printerId)]);
  });
  return done(null);
}
