import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { taxInside, yen } from "../../foundation/money/index.ts";
import {
  composeJointReceipt,
  composeReceipt,
  taxOf,
  type ReceiptFacts,
} from "./compose-receipt.ts";
import { isJoint } from "./receipt.ts";

const names = { "zh-Hans": "一周", "zh-Hant": "一週", ja: "7日間", en: "7 days", ko: "7일" };
const facts: ReceiptFacts = {
  kind: "receipt",
  orderNumber: "7K2M9QXA4T",
  at: instant("2026-11-22T14:59:59Z"),
  seller: { names, legalName: "株式会社つなぐ", address: "東京都", phone: "03-0000-0000" },
  issuer: { status: "registered", registrationNumber: "T7000012050002" },
  taxRounding: "floor",
  items: [{ names, totalYen: yen(1980), ratePerMille: 100 }],
  paymentMethod: "card",
};

test("a registered seller's receipt has everything a qualified simplified invoice needs", () => {
  expect(composeReceipt(facts)).toEqual({
    format: 2,
    kind: "receipt",
    isQualified: true,
    number: "7K2M9QXA4T-R",
    orderNumber: "7K2M9QXA4T",
    date: "2026-11-22",
    seller: { ...facts.seller, registrationNumber: "T7000012050002" },
    items: facts.items,
    rates: [{ ratePerMille: 100, isReduced: false, totalYen: 1980, taxYen: 180 }],
    totalYen: 1980,
    paymentMethod: "card",
  });
});

test("the date is the one in Japan: a second after midnight is the next day", () => {
  const late = composeReceipt({ ...facts, at: instant("2026-11-22T15:00:00Z") });
  expect(late.date).toBe("2026-11-23");
});

test.each(["exempt", "overseas"] as const)("an %s seller's receipt names no tax", (status) => {
  const content = composeReceipt({ ...facts, issuer: { status } });
  expect(content).toMatchObject({ isQualified: false, plainBecause: "not_registered" });
  expect(content.rates).toEqual([]);
  expect(content.seller.registrationNumber).toBeUndefined();
  expect(content.totalYen).toBe(1980);
});

test("a return names its own date, the sale's date and a number of its own", () => {
  const at = instant("2026-12-01T03:00:00Z");
  const content = composeReceipt({ ...facts, kind: "return", at, saleAt: facts.at });
  expect(content).toMatchObject({
    kind: "return",
    number: "7K2M9QXA4T-C",
    date: "2026-12-01",
    saleDate: "2026-11-22",
  });
});

describe("a return", () => {
  const paid = [{ names, totalYen: yen(19_800), ratePerMille: 100 }];
  const returning = (returnedYen: number, more: Partial<ReceiptFacts> = {}) =>
    composeReceipt({
      ...{ ...facts, kind: "return", saleAt: facts.at, items: paid, ...more },
      returnedYen: yen(returnedYen),
    });

  test("of 10,000 yen is a qualified return invoice, a yen less is a plain note", () => {
    expect(returning(10_000)).toMatchObject({
      isQualified: true,
      seller: { registrationNumber: "T7000012050002" },
      saleDate: "2026-11-22",
      items: [{ names, totalYen: 10_000 }],
      rates: [{ ratePerMille: 100, totalYen: 10_000, taxYen: 909 }],
      totalYen: 10_000,
    });
    expect(returning(10_000).plainBecause).toBeUndefined();
    const small = returning(9_999);
    expect(small).toMatchObject({ isQualified: false, plainBecause: "small_return", rates: [] });
    expect(small.seller.registrationNumber).toBeUndefined();
  });

  test("is judged by what goes back, not by the price; a sale as small stays qualified", () => {
    expect(returning(1_980).isQualified).toBe(false);
    expect(composeReceipt({ ...facts, items: paid }).isQualified).toBe(true);
    expect(composeReceipt(facts).isQualified).toBe(true);
  });

  test.each(["exempt", "overseas"] as const)("of an %s seller is plain however much", (status) => {
    expect(returning(19_800, { issuer: { status } })).toMatchObject({
      isQualified: false,
      plainBecause: "not_registered",
      rates: [],
    });
  });

  test("after another one has its own number", () => {
    expect(returning(500, { ordinal: 1 }).number).toBe("7K2M9QXA4T-C");
    expect(returning(500, { ordinal: 3 }).number).toBe("7K2M9QXA4T-C3");
  });

  test.each([0, -1, 19_801])("of %i yen of 19,800 is a bug and throws", (returnedYen) => {
    expect(() => returning(returnedYen)).toThrow("cannot go back");
  });

  test("of a part is shared over the items to the yen, and taxed once per rate", () => {
    const item = fc.record({
      names: fc.constant(names),
      totalYen: fc.integer({ min: 1, max: 1_000_000 }).map(yen),
      ratePerMille: fc.constantFrom(0, 80, 100),
    });
    const sale = fc.array(item, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sale, fc.double({ min: 0, max: 1, noNaN: true }), (items, share) => {
        const totalYen = items.reduce((sum, one) => sum + one.totalYen, 0);
        const returnedYen = Math.max(1, Math.floor(totalYen * share));
        const content = returning(returnedYen, { items });
        expect(content.totalYen).toBe(returnedYen);
        const shared = content.items.reduce((sum, one) => sum + one.totalYen, 0);
        expect(shared).toBe(returnedYen);
        expect(content.items.every((one) => one.totalYen > 0)).toBe(true);
        const rated = content.rates.reduce((sum, rate) => sum + rate.totalYen, 0);
        expect(rated).toBe(returnedYen < 10_000 ? 0 : returnedYen);
        for (const { ratePerMille, totalYen: ofRate, taxYen } of content.rates) {
          const exact = (ofRate * ratePerMille) / (1000 + ratePerMille);
          expect(Math.abs(taxYen - exact)).toBeLessThan(1);
          const paidYen = items
            .filter((one) => one.ratePerMille === ratePerMille)
            .reduce((sum, one) => sum + one.totalYen, 0);
          const fair = (paidYen * returnedYen) / totalYen;
          expect(Math.abs(ofRate - fair)).toBeLessThan(items.length);
        }
      }),
    );
  });
});

test("tax is rounded once per rate: three times 105 yen at 10 % hold 28, not 27", () => {
  const items = [1, 2, 3].map(() => ({ names, totalYen: yen(105), ratePerMille: 100 }));
  const content = composeReceipt({ ...facts, items });
  expect(content.rates).toEqual([
    { ratePerMille: 100, isReduced: false, totalYen: 315, taxYen: 28 },
  ]);
});

test("a reduced rate stands on a line of its own and is marked", () => {
  const items = [
    { names, totalYen: yen(1080), ratePerMille: 80 },
    { names, totalYen: yen(1100), ratePerMille: 100 },
  ];
  expect(composeReceipt({ ...facts, items }).rates).toEqual([
    { ratePerMille: 100, isReduced: false, totalYen: 1100, taxYen: 100 },
    { ratePerMille: 80, isReduced: true, totalYen: 1080, taxYen: 80 },
  ]);
});

test("whatever is sold, the rates add up to the total and tax stays within a yen of exact", () => {
  const item = fc.record({
    names: fc.constant(names),
    totalYen: fc.integer({ min: 1, max: 1_000_000 }).map(yen),
    ratePerMille: fc.constantFrom(0, 80, 100),
  });
  const rounding = fc.constantFrom("floor", "ceil", "round");
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), rounding, (items, taxRounding) => {
      const content = composeReceipt({ ...facts, items, taxRounding });
      const total = content.rates.reduce((sum, rate) => sum + rate.totalYen, 0);
      expect(total).toBe(content.totalYen);
      expect(total).toBe(items.reduce((sum, { totalYen }) => sum + totalYen, 0));
      for (const { totalYen, taxYen, ratePerMille } of content.rates) {
        const exact = (totalYen * ratePerMille) / (1000 + ratePerMille);
        expect(Math.abs(taxYen - exact)).toBeLessThan(1);
      }
      // A single yen rounded up is tax alone.
      expect(taxOf(content)).toBeLessThanOrEqual(content.totalYen);
    }),
  );
});

test("a number that is no T-number, and a receipt for nothing, are bugs and throw", () => {
  const issuer = { status: "registered", registrationNumber: "7000012050002" } as const;
  expect(() => composeReceipt({ ...facts, issuer })).toThrow("not a registration number");
  expect(() => composeReceipt({ ...facts, items: [] })).toThrow("without items");
});

describe("one receipt over several orders", () => {
  const anyOrder = fc.record({
    totalYen: fc.integer({ min: 1, max: 50_000 }).map(yen),
    ratePerMille: fc.constantFrom(100, 80),
  });
  const anyPayment = fc.record({
    orders: fc.array(anyOrder, { minLength: 1, maxLength: 6 }),
    taxRounding: fc.constantFrom("floor", "ceil", "round"),
  });

  test("has an item of each, and rounds the tax of a rate once over all of them", () => {
    fc.assert(
      fc.property(anyPayment, ({ orders, taxRounding }) => {
        const of = { ...facts, taxRounding };
        const parts = orders.map((item, i) =>
          composeReceipt({ ...of, orderNumber: `ORDER${i}`, items: [{ ...item, names }] }),
        );
        const joint = composeJointReceipt(of, parts);
        expect(isJoint(joint)).toBe(true);
        expect(parts.map(isJoint)).not.toContain(true);
        expect(joint.number).toBe("7K2M9QXA4T-R");
        expect(joint.items.map(({ orderNumber, totalYen }) => [orderNumber, totalYen])).toEqual(
          orders.map(({ totalYen }, i) => [`ORDER${i}`, totalYen]),
        );
        expect(joint.totalYen).toBe(parts.reduce((sum, { totalYen }) => sum + totalYen, 0));
        for (const { ratePerMille, totalYen, taxYen } of joint.rates) {
          const own = orders.filter((one) => one.ratePerMille === ratePerMille);
          expect(totalYen).toBe(own.reduce((sum, one) => sum + one.totalYen, 0));
          expect(taxYen).toBe(taxInside(totalYen, ratePerMille, taxRounding));
        }
        const ownTaxYen = parts.reduce((sum, part) => sum + taxOf(part), 0);
        expect(Math.abs(taxOf(joint) - ownTaxYen)).toBeLessThan(orders.length);
      }),
    );
  });

  test("says another tax than the sum of each, where the law's one rounding asks for it", () => {
    const parts = [105, 105, 105].map((totalYen) =>
      composeReceipt({ ...facts, items: [{ names, totalYen: yen(totalYen), ratePerMille: 100 }] }),
    );
    expect(parts.map(taxOf)).toEqual([9, 9, 9]);
    expect(taxOf(composeJointReceipt(facts, parts))).toBe(28);
  });

  test("is answered by the return of one of them, which names it", () => {
    const content = composeReceipt({ ...facts, kind: "return", saleNumber: "AAAAAAAAAA-R" });
    expect([content.number, content.saleNumber]).toEqual(["7K2M9QXA4T-C", "AAAAAAAAAA-R"]);
  });
});
