import fc from "fast-check";
import { expect, test } from "vitest";
import { judgePayouts } from "./judge-payouts.ts";

function payouts(...balances: readonly (readonly [grossYen: number, balanceYen: number])[]) {
  return balances.map(([grossYen, balanceYen], i) => ({
    reference: `po ${i}`,
    rowId: `row ${i}`,
    grossYen,
    balanceYen,
  }));
}

test("a payout of all there was, or of less, is sound", () => {
  expect(judgePayouts(payouts([-1000, 0], [-500, 300], [-800, 0]))).toEqual([]);
});

test("a payout of more than the rows account for says what they account for", () => {
  expect(judgePayouts(payouts([-1000, 0], [-1000, -200]))).toMatchObject([
    { subject: "payout po 1", hereYen: -800, thereYen: -1000 },
  ]);
});

test("what was short once is not held against the payouts after it", () => {
  expect(judgePayouts(payouts([-1000, -300], [-500, -300], [-100, -250]))).toHaveLength(1);
});

test("what is found short adds up to how far the balance ever fell below nothing", () => {
  const anyPayouts = fc.array(fc.tuple(fc.integer({ min: -900, max: 0 }), fc.integer()));
  fc.assert(
    fc.property(anyPayouts, (balances) => {
      const shortYen = judgePayouts(payouts(...balances)).reduce(
        (sum, { hereYen, thereYen }) => sum + hereYen! - thereYen!,
        0,
      );
      expect(shortYen).toBe(0 - Math.min(0, ...balances.map(([, balanceYen]) => balanceYen)));
    }),
  );
});
