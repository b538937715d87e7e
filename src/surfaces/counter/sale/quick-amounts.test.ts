import fc from "fast-check";
import { expect, it } from "vitest";
import { quickAmounts } from "./quick-amounts.ts";

it("offers the price itself and the notes above it, each once and rising", () => {
  expect(quickAmounts(1980)).toEqual([1980, 2000, 5000, 10_000]);
  expect(quickAmounts(5000)).toEqual([5000, 10_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), (totalYen) => {
      const amounts = quickAmounts(totalYen);
      expect(amounts[0]).toBe(totalYen);
      expect(amounts.every((one, i) => i === 0 || one > amounts[i - 1]!)).toBe(true);
      expect(amounts.at(-1)! - totalYen).toBeLessThan(10_000);
    }),
  );
});
