import { DENOMINATIONS_YEN } from "./cash.ts";

/** What can be given out: yen → pieces. */
export type ChangeAtHand = ReadonlyMap<number, number>;

const LARGEST_FIRST: readonly number[] = DENOMINATIONS_YEN.toReversed();

/**
 * Exactly `yen` in the fewest pieces that are at hand, the largest first; undefined when no pieces
 * make that sum. Nothing is promised that this does not find.
 */
export function changeFor(yen: number, atHand: ChangeAtHand): ChangeAtHand | undefined {
  return find(yen, { atHand, place: 0 });
}

// Each of our denominations divides the next larger one, but 2,000 does not divide 5,000: elsewhere
// the most of the largest is both possible and fewest, there one piece less may be.
function find(
  yen: number,
  { atHand, place }: { readonly atHand: ChangeAtHand; readonly place: number },
): ChangeAtHand | undefined {
  if (yen === 0) return new Map();
  const denominationYen = LARGEST_FIRST[place];
  if (denominationYen === undefined) return undefined;
  const most = Math.min(Math.floor(yen / denominationYen), atHand.get(denominationYen) ?? 0);
  const tries = denominationYen === 5000 && most > 0 ? [most, most - 1] : [most];
  const found = tries.flatMap((pieces) => {
    const rest = find(yen - pieces * denominationYen, { atHand, place: place + 1 });
    if (rest === undefined) return [];
    return [pieces === 0 ? rest : new Map([[denominationYen, pieces], ...rest])];
  });
  return found.toSorted((a, b) => piecesIn(a) - piecesIn(b))[0];
}

function piecesIn(change: ChangeAtHand): number {
  return [...change.values()].reduce((sum, pieces) => sum + pieces, 0);
}

export interface Paying {
  readonly dueYen: number;
  readonly inYen: number;
  readonly atHand: ChangeAtHand;
}

/**
 * Whether one more piece may come in: `paid` when nothing is due any more, `no_change` when what is
 * too much could not be given back.
 */
export function mayTake(
  denominationYen: number,
  { dueYen, inYen, atHand }: Paying,
): "yes" | "paid" | "no_change" {
  if (inYen >= dueYen) return "paid";
  const overYen = inYen + denominationYen - dueYen;
  return overYen <= 0 || changeFor(overYen, atHand) !== undefined ? "yes" : "no_change";
}
