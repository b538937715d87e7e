import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeFor, mayTake } from "../../foundation/kiosk-wire/index.ts";
import { cashBook, EMPTY_BOOK, type CashBook } from "../journal/index.ts";
import { changeAtHand, letsIn, mostOf } from "./acceptance.ts";
import { foundOf, happeningsOf, type HandWork } from "./by-hand.ts";

const layout = { recyclesYen: [] };

function bookOf(works: readonly HandWork[]): CashBook {
  return works.reduce((book, work) => {
    const entries = happeningsOf(work, book).map((happening, i) => ({
      ...{ seq: book.seq + i + 1, at: "2026-03-01T13:40:00.000Z", before: "0".repeat(64) },
      happening,
    }));
    return cashBook(entries, layout, book);
  }, EMPTY_BOOK);
}

const counts = fc.array(
  fc.record({ denominationYen: fc.constantFrom(10, 100, 500, 1000), pieces: fc.nat(60) }),
  { minLength: 1, maxLength: 3 },
);
const place = fc.constantFrom("box" as const, "dispenser" as const);
const anyWork: fc.Arbitrary<HandWork> = fc.oneof(
  fc.record({ kind: fc.constant("refill" as const), by: fc.constant("K"), counts }),
  fc.record({ kind: fc.constant("collect" as const), by: fc.constant("K"), place, counts }),
  fc.record({ kind: fc.constant("count" as const), by: fc.constant("K"), place, counts }),
);

describe("the money of a machine, by hand", () => {
  test("after a collecting nothing lies there, and what was expected and not found is told", () => {
    fc.assert(
      fc.property(fc.array(anyWork, { maxLength: 6 }), place, counts, (before, where, taken) => {
        const book = bookOf(before);
        const collect = { kind: "collect", by: "K", place: where, counts: taken } as const;
        const after = bookOf([...before, collect]);
        expect([...after.held[where].values()].every((pieces) => pieces === 0)).toBe(true);
        const wrong = foundOf(collect, book).filter(
          ({ expectedPieces, foundPieces }) => expectedPieces !== foundPieces,
        );
        const told = after.differences.slice(book.differences.length);
        expect(
          told.map(({ countedPieces, expectedPieces }) => expectedPieces - countedPieces),
        ).toEqual(wrong.map(({ expectedPieces, foundPieces }) => expectedPieces - foundPieces));
      }),
      { numRuns: 60 },
    );
  });

  test("refilled coins are there to give out", () => {
    const book = bookOf([
      { kind: "refill", by: "K", counts: [{ denominationYen: 100, pieces: 30 }] },
    ]);
    expect([...changeAtHand(book, [100])]).toEqual([[100, 30]]);
  });
});

describe("what may come in", () => {
  const atHand = new Map([[100, 3]]);
  const duty = { intakeId: "a", dueYen: 1700, inYen: 0 };

  test("is what can be changed, and nothing once the sum is there or the way is closed", () => {
    expect(letsIn({ duty, book: EMPTY_BOOK, atHand, isClosed: false })).toEqual([
      ...[1, 5, 10, 50, 100, 500, 1000, 2000],
    ]);
    expect(mayTake(5000, { ...duty, atHand })).toBe("no_change");
    expect(letsIn({ duty, book: EMPTY_BOOK, atHand, isClosed: true })).toEqual([]);
    expect(letsIn({ duty: undefined, book: EMPTY_BOOK, atHand, isClosed: false })).toEqual([]);
    const paid = { ...duty, inYen: 1700 };
    expect(letsIn({ duty: paid, book: EMPTY_BOOK, atHand, isClosed: false })).toEqual([]);
  });

  test("what must go out goes out as far as the pieces come", () => {
    expect(changeFor(350, atHand)).toBeUndefined();
    expect([...mostOf(350, atHand)]).toEqual([[100, 3]]);
  });
});
