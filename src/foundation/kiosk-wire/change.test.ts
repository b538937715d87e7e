import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeFor, DENOMINATIONS_YEN, mayTake } from "./index.ts";

const atHand = fc
  .array(fc.tuple(fc.constantFrom(...DENOMINATIONS_YEN.slice(4)), fc.integer({ min: 0, max: 3 })), {
    maxLength: 5,
  })
  .map((all) => new Map<number, number>(all));

describe("change", () => {
  it("is found whenever the pieces at hand make the sum, and in the fewest of them", () => {
    const sums = fc.integer({ min: 0, max: 250 }).map((hundreds) => hundreds * 100);
    fc.assert(
      fc.property(atHand, sums, (pieces, yen) => {
        const change = changeFor(yen, pieces);
        const fewest = fewestPieces(yen, [...pieces]);
        expect(change === undefined ? undefined : countOf(change)).toBe(fewest);
        if (change === undefined) return;
        expect([...change].reduce((sum, [each, count]) => sum + each * count, 0)).toBe(yen);
        for (const [each, count] of change) expect(count).toBeLessThanOrEqual(pieces.get(each)!);
      }),
      { numRuns: 300 },
    );
  });

  it("takes one 5,000 less where 2,000s make it possible", () => {
    const pieces = new Map([
      [5000, 1],
      [2000, 3],
    ]);
    expect([...changeFor(6000, pieces)!]).toEqual([[2000, 3]]);
    expect(changeFor(3000, pieces)).toBeUndefined();
  });

  it("decides what may come in: never more than is due and can be given back", () => {
    const few = new Map([[500, 1]]);
    const paying = { dueYen: 2500, inYen: 1000, atHand: few };
    expect(mayTake(1000, paying)).toBe("yes");
    expect(mayTake(2000, paying)).toBe("yes");
    expect(mayTake(5000, paying)).toBe("no_change");
    expect(mayTake(10, { ...paying, inYen: 2500 })).toBe("paid");
  });
});

function countOf(change: ReadonlyMap<number, number>): number {
  return [...change.values()].reduce((sum, count) => sum + count, 0);
}

/** Every way there is, tried. */
function fewestPieces(yen: number, pieces: readonly (readonly [number, number])[]) {
  let best: number | undefined;
  const walk = (left: number, place: number, used: number): void => {
    if (left === 0) best = best === undefined ? used : Math.min(best, used);
    const next = pieces[place];
    if (left <= 0 || next === undefined) return;
    for (let count = 0; count <= next[1]; count++) {
      walk(left - count * next[0], place + 1, used + count);
    }
  };
  walk(yen, 0, 0);
  return best;
}
