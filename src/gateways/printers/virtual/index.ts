import { canPrint, type PrinterGateway } from "../../../business/printing/index.ts";

/** Prints onto its own page, as long as somebody has not taken its paper out. */
export function virtualPrinter(): PrinterGateway {
  return {
    kind: "virtual",
    look: async ({ state }) => state,
    print: async ({ state }) => ({ kind: canPrint(state) ? "printed" : "held", state }),
  };
}
