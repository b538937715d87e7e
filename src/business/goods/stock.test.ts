import fc from "fast-check";
import { expect, test } from "vitest";
import {
  canMove,
  compareStock,
  isSame,
  STOCK_MOVES,
  type StockItem,
  type StockMove,
  type StockPlace,
} from "./stock.ts";

const PLACES: readonly StockPlace[] = [
  { at: "house" },
  { at: "agent", agentId: "a" },
  { at: "agent", agentId: "b" },
  { at: "sold" },
  { at: "lost" },
  { at: "gone" },
];
const SHELF = { at: "agent", agentId: "a" } as const;

const anyItems = fc
  .uniqueArray(fc.nat(40), { maxLength: 30 })
  .chain((numbers) =>
    fc.tuple(...numbers.map((n) => fc.constantFrom(...PLACES).map((place) => itemOf(n, place)))),
  );

function itemOf(n: number, place: StockPlace): StockItem {
  return { kind: "pack", serial: `S${n}`, place, moves: 1 };
}

test("a count tells every piece once: found here, missing, elsewhere or unknown", () => {
  fc.assert(
    fc.property(anyItems, fc.array(fc.nat(50)), (items, numbers) => {
      const found = numbers.map((n) => `S${n}`);
      const { missing, elsewhere, unknown, found: here } = compareStock(SHELF, items, found);
      const onShelf = items.filter(({ place }) => isSame(place, SHELF)).length;
      expect(here + missing.length).toBe(onShelf);
      expect(here + elsewhere.length + unknown.length).toBe(new Set(found).size);
      expect(missing.every(({ serial }) => !found.includes(serial))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("what is sold comes back by its undoing alone, and nothing comes back from whom it came", () => {
  const moves = Object.keys(STOCK_MOVES) as StockMove[];
  for (const from of PLACES) {
    for (const to of PLACES) {
      const names = moves.filter((what) => canMove(what, from, to));
      if (from.at === "sold") expect(names.every((name) => name === "taken_back")).toBe(true);
      if (from.at === "gone") expect(names).toEqual([]);
      if (from.at === "lost") expect(names.every((name) => name === "found")).toBe(true);
      if (isSame(from, to)) expect(names).toEqual([]);
    }
  }
});
