import type { CashHappening } from "../../foundation/kiosk-wire/index.ts";

/** Yen → pieces. */
export type HeldPieces = Readonly<Record<string, number>>;

/** What lies in a machine, by its journal: what came in and stays, what change is given out of. */
export interface Held {
  readonly box: HeldPieces;
  readonly dispenser: HeldPieces;
}

export const NOTHING_HELD: Held = { box: {}, dispenser: {} };

export function yenIn(held: HeldPieces): number {
  return Object.entries(held).reduce((sum, [yen, pieces]) => sum + Number(yen) * pieces, 0);
}

/** What it holds after a line, and by how many yen that is more; of a count, what it found over. */
export function afterLine(
  held: Held,
  happening: CashHappening,
): { readonly held: Held; readonly movedYen: number } {
  switch (happening.kind) {
    case "stacked":
      return moved(held, happening.into ?? "box", happening.denominationYen, happening.pieces);
    case "dispensed":
      return moved(held, "dispenser", happening.denominationYen, -happening.pieces);
    case "refilled":
      return moved(held, "dispenser", happening.denominationYen, happening.pieces);
    case "collected":
      return moved(held, happening.from, happening.denominationYen, -happening.pieces);
    case "counted": {
      const { place, denominationYen, pieces } = happening;
      return moved(held, place, denominationYen, pieces - (held[place][denominationYen] ?? 0));
    }
    default:
      return { held, movedYen: 0 };
  }
}

function moved(held: Held, place: keyof Held, denominationYen: number, pieces: number) {
  const after = (held[place][denominationYen] ?? 0) + pieces;
  return {
    held: { ...held, [place]: { ...held[place], [denominationYen]: after } },
    movedYen: denominationYen * pieces,
  };
}
