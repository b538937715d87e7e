/** How a printer is, by its own bytes; `offline` also when it says nothing that could be one. */
export type EscposState = "ready" | "paper_low" | "paper_out" | "cover_open" | "offline";

/** DLE EOT n: answered at once, even by a printer that is offline or prints. */
export const ASK_PRINTER = [0x10, 0x04, 1] as const;
export const ASK_OFFLINE_CAUSE = [0x10, 0x04, 2] as const;
export const ASK_PAPER = [0x10, 0x04, 4] as const;
/** GS r 1: answered in its turn, after all that was sent before it is printed. */
export const ASK_IN_TURN = [0x1d, 0x72, 1] as const;

interface StatusBytes {
  readonly printer: number | undefined;
  readonly offlineCause: number | undefined;
  readonly paper: number | undefined;
}

/** What the three answers mean (Epson ESC/POS command reference, DLE EOT). */
export function escposState({ printer, offlineCause, paper }: StatusBytes): EscposState {
  if (printer === undefined || !isStatus(printer)) return "offline";
  if (hasAll(paper, 0x60)) return "paper_out";
  if (hasAll(offlineCause, 0x04)) return "cover_open";
  if (hasAll(offlineCause, 0x20)) return "paper_out";
  if (hasAll(printer, 0x08)) return "offline";
  return hasAll(paper, 0x0c) ? "paper_low" : "ready";
}

/** Of GS r 1: paper near its end, or at its end. */
export function escposStateInTurn(paper: number): EscposState {
  if ((paper & 0x0c) === 0x0c) return "paper_out";
  return (paper & 0x03) === 0 ? "ready" : "paper_low";
}

// Bits 1 and 4 of every DLE EOT answer are set, 0 and 7 are not: anything else is no status.
function isStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

function hasAll(byte: number | undefined, bits: number): boolean {
  return byte !== undefined && isStatus(byte) && (byte & bits) === bits;
}
