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
  const named = PLACES.flatMap((from) =>
    PLACES.map((to) => ({ from, to, names: moves.filter((what) => canMove(what, from, to)) })),
  );
  const from = (at: StockPlace["at"]) => [
    ...new Set(named.filter((one) => one.from.at === at).flatMap(({ names }) => names)),
  ];
  expect(from("sold")).toEqual(["taken_back"]);
  expect(from("lost")).toEqual(["found"]);
  expect(from("gone")).toEqual([]);
  const still = named.filter((one) => isSame(one.from, one.to));
  expect(still.flatMap(({ names }) => names)).toEqual([]);
});
