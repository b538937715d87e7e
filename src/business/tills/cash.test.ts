import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { yen } from "../../foundation/money/index.ts";
import {
  CHANGE_YEN_MAX,
  DENOMINATIONS,
  fewestPieces,
  readCount,
  settleCash,
  sumOf,
  type CashCount,
} from "./cash.ts";

const anyCount: fc.Arbitrary<CashCount> = fc.record(
  Object.fromEntries(DENOMINATIONS.map((value) => [value, fc.nat(200)])),
  { requiredKeys: [] },
);

describe("a count", () => {
  test("reads back as it was typed, in any width", () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        fc.pre(Object.keys(count).length > 0);
        const typed = Object.fromEntries(
          Object.entries(count).map(([value, pieces]) => [
            value,
            [...String(pieces)].map((digit) => "０１２３４５６７８９"[Number(digit)]).join(""),
          ]),
        );
        const read = readCount(typed);
        expect(read.ok && sumOf(read.value)).toBe(sumOf(count));
      }),
    );
  });

  test("without any figure is none", () => {
    const none = { ok: false, refusal: "count_unreadable", field: "10000" };
    expect(readCount({})).toEqual(none);
    expect(readCount({ "1000": "", "1": " " })).toEqual(none);
    expect(readCount({ "1": "0" })).toEqual({ ok: true, value: { 1: 0 } });
  });

  test.each(["-1", "1.5", "1e3", "12345", "abc", "１０枚"])("does not take %j", (text) => {
    expect(readCount({ "1000": text })).toEqual({
      ok: false,
      refusal: "count_unreadable",
      field: "1000",
    });
  });
});

describe("change", () => {
  test("is given in the fewest pieces, and adds up", () => {
    fc.assert(
      fc.property(fc.nat(300_000), (amount) => {
        const pieces = fewestPieces(yen(amount));
        expect(sumOf(pieces)).toBe(amount);
        // No two smaller pieces could be one larger: at most one of a half, four of a fifth.
        expect(pieces[5_000] ?? 0).toBeLessThan(2);
        expect(pieces[1_000] ?? 0).toBeLessThan(5);
        expect(pieces[500] ?? 0).toBeLessThan(2);
        expect(pieces[100] ?? 0).toBeLessThan(5);
        expect(pieces[2_000]).toBeUndefined();
      }),
    );
  });

  test("and price are what was handed over", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(CHANGE_YEN_MAX), (price, more) => {
        const settled = settleCash(yen(price), price + more);
        expect(settled).toEqual({ ok: true, value: { handedYen: price + more, changeYen: more } });
      }),
    );
  });

  test.each([
    [1979, "cash_short"],
    [0, "cash_unreadable"],
    [-5000, "cash_unreadable"],
    [1980.5, "cash_unreadable"],
    [Number.NaN, "cash_unreadable"],
    ["2000", "cash_unreadable"],
    [undefined, "cash_unreadable"],
    [1980 + CHANGE_YEN_MAX + 1, "cash_absurd"],
  ])("is refused for %j as %s", (handed, refusal) => {
    expect(settleCash(yen(1980), handed)).toMatchObject({ refusal, field: "handed" });
  });
});
