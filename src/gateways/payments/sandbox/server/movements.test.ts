import fc from "fast-check";
import { expect, it } from "vitest";
import { addHours, instant, JST, startOfDay } from "../../../../foundation/clock/index.ts";
import { movementsOf } from "./movements.ts";
import { METHODS, type Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";

const START = instant("2026-11-22T03:00:00Z");

const anyBooks = fc
  .array(
    fc.record({
      hours: fc.integer({ min: 0, max: 100 }),
      amountYen: fc.integer({ min: 50, max: 100_000 }),
      method: fc.constantFrom(...METHODS),
      isPaid: fc.boolean(),
      refund: fc.option(
        fc.record({ hours: fc.integer({ min: 0, max: 60 }), part: fc.integer({ min: 1, max: 9 }) }),
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) => {
    const payments = all.map(({ hours, amountYen, method, isPaid }, i) => {
      const settledAt = addHours(START, hours);
      const id = `pay_${i}`;
      const paid = isPaid ? { receivedYen: amountYen, settledAt } : { receivedYen: 0 };
      return { id, reference: `ours ${i}`, method, ...paid } as Payment;
    });
    const refunds = all.flatMap(({ hours, amountYen, isPaid, refund }, i) => {
      if (refund === null || !isPaid) return [];
      const back = Math.ceil((amountYen * refund.part) / 10);
      const doneAt = addHours(START, hours + refund.hours);
      const named = { id: `re_${i}`, reference: `ours re ${i}`, paymentId: `pay_${i}` };
      return [{ ...named, amountYen: back, doneAt } as Refund];
    });
    return { payments, refunds };
  });

it("what a period tells never changes once it is over", () => {
  const hour = fc.integer({ min: 0, max: 240 });
  fc.assert(
    fc.property(anyBooks, hour, hour, (books, a, b) => {
      const [earlier, later] = [Math.min(a, b), Math.max(a, b)].map((h) => addHours(START, h));
      const before = movementsOf(books, earlier!);
      expect(movementsOf(books, later!).slice(0, before.length)).toEqual(before);
    }),
  );
});

it("payouts take all there is, at midnight in Japan, and never more", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      let balanceYen = 0;
      for (const { type, grossYen, feeYen, at } of movementsOf(books, addHours(START, 400))) {
        balanceYen += grossYen - feeYen;
        if (type !== "payout") continue;
        expect(balanceYen).toBe(0);
        expect(startOfDay(at, JST)).toBe(at);
        expect(grossYen).toBeLessThan(0);
      }
    }),
  );
});

it("every payment received and every refund done is told once", () => {
  fc.assert(
    fc.property(anyBooks, (books) => {
      const told = movementsOf(books, addHours(START, 400));
      const of = (kind: string) => told.filter(({ type }) => type === kind).length;
      expect(of("payment")).toBe(books.payments.filter((p) => p.receivedYen > 0).length);
      expect(of("refund")).toBe(books.refunds.length);
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    }),
  );
});
