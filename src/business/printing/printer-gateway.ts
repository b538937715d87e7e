import type { Slip } from "../../foundation/paper/index.ts";
import type { Printer, PrinterKind, PrinterState } from "./printer.ts";

/**
 * How a slip fared. `held`: it is certain that nothing came out. `unknown`: bytes left and no
 * answer came. `failed`: this printer can never print it.
 */
export interface PrintAnswer {
  readonly kind: "printed" | "held" | "unknown" | "failed";
  /** As the printer was afterwards. */
  readonly state: PrinterState;
}

/** A kind of printer that we call. Both calls end in bounded time and never throw. */
export interface PrinterGateway {
  readonly kind: PrinterKind;
  look(printer: Printer): Promise<PrinterState>;
  /** Sends one slip, once. */
  print(printer: Printer, slip: Slip): Promise<PrintAnswer>;
}
