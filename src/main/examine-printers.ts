import {
  allPrinters,
  isCalled,
  stateNow,
  type Printer,
  type PrinterGateway,
  type PrinterState,
} from "../business/printing/index.ts";
import type { Act } from "../foundation/act/index.ts";
import type { Finding } from "./doctor.ts";

const DO: Readonly<Record<Exclude<PrinterState, "ready">, string>> = {
  paper_low: "its paper is running low: put a roll beside it",
  paper_out: "put paper in",
  cover_open: "close its cover",
  offline: "does not answer: see docs/running/printing.md",
};

/** Each printer in use: those that we call are called, the others are as they told last. */
export async function examinePrinters(
  act: Pick<Act, "database" | "clock">,
  gateways: readonly PrinterGateway[],
): Promise<readonly Finding[]> {
  const printers = (await allPrinters(act)).filter(({ kind }) => kind !== "browser");
  return Promise.all(
    printers.map(async (printer) => findingOf(printer, await stateBy(act, printer, gateways))),
  );
}

async function stateBy(
  act: Pick<Act, "clock">,
  printer: Printer,
  gateways: readonly PrinterGateway[],
): Promise<PrinterState> {
  const gateway = gateways.find(({ kind }) => kind === printer.kind);
  if (gateway !== undefined && isCalled(printer.kind)) return gateway.look(printer);
  return stateNow(printer, act.clock.now());
}

function findingOf({ code, kind }: Printer, state: PrinterState): Finding {
  const what = `printer ${code}`;
  if (state === "ready") return { what, state: "ok", line: `${kind}, ready` };
  const isWrong = state !== "paper_low";
  return { what, state: isWrong ? "wrong" : "note", line: `${kind}: ${DO[state]}` };
}
