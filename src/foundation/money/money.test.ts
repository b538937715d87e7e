import fc from "fast-check";
import { expect, test } from "vitest";
import { bytes, GIGABYTE, MEGABYTE, taxInside, yen } from "./index.ts";

const totals = fc.integer({ min: 0, max: 1_000_000_000 }).map(yen);
const rates = fc.integer({ min: 0, max: 999 });

test("yen and bytes are whole numbers and nothing else", () => {
  for (const wrong of [0.5, Number.NaN, Infinity, 2 ** 53]) {
    expect(() => yen(wrong)).toThrow(RangeError);
    expect(() => bytes(wrong)).toThrow(RangeError);
  }
  expect(yen(-1980)).toBe(-1980);
  expect(() => bytes(-1)).toThrow(RangeError);
  expect(GIGABYTE).toBe(1000 * MEGABYTE);
});

test("the tax in a total is the exact fraction, rounded as the seller rounds", () => {
  fc.assert(
    fc.property(totals, rates, (total, rate) => {
      const [numerator, divisor] = [BigInt(total) * BigInt(rate), BigInt(1000 + rate)];
      const floor = Number(numerator / divisor);
      const rest = numerator % divisor;
      expect(taxInside(total, rate, "floor")).toBe(floor);
      expect(taxInside(total, rate, "ceil")).toBe(rest === 0n ? floor : floor + 1);
      expect(taxInside(total, rate, "round")).toBe(rest * 2n >= divisor ? floor + 1 : floor);
    }),
  );
});

test.each([
  [1980, 100, "floor", 180],
  [1000, 100, "floor", 90],
  [1000, 100, "round", 91],
  [1000, 80, "ceil", 75],
  [500, 0, "ceil", 0],
] as const)("of %i yen at %i per mille, %s, the tax is %i", (total, rate, rounding, tax) => {
  expect(taxInside(yen(total), rate, rounding)).toBe(tax);
});
