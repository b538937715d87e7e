import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { composePinReceipt, type PinSaleFacts } from "./compose-pin-receipt.ts";

const NAMES = { "zh-Hans": "空", "zh-Hant": "空", ja: "空", en: "Sora", ko: "소라" };
const registered = {
  ...{ names: NAMES, legalName: "Sora KK", address: "Tokyo", phone: "03-0000-0000" },
  registrationNumber: "T7000012050002",
};
const facts: PinSaleFacts = {
  number: "P-1",
  soldAt: instant("2026-11-22T23:30:00+09:00"),
  seller: registered,
  tax: "outside",
  faceYen: yen(1980),
  serials: ["ABCDEF-000001", "ABCDEF-000002"],
  expiresAt: instant("2027-05-21T00:00:00+09:00"),
  paymentMethod: "cash",
};

test("a sale of PINs has a receipt with its sum, its day in Japan and the last day of use", () => {
  expect(composePinReceipt(facts)).toMatchObject({
    date: "2026-11-22",
    lastDay: "2027-05-20",
    totalYen: 3960,
    serials: facts.serials,
  });
});

test("whoever sells, however it is taxed, it names no tax and looks like no invoice", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("outside", "exempt"),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 20 }),
      (tax, face, count) => {
        const serials = Array.from({ length: count }, (_, i) => `ABCDEF-${i}`);
        const content = composePinReceipt({ ...facts, tax, faceYen: yen(face), serials });
        expect(content.isQualified).toBe(false);
        expect(content.totalYen).toBe(face * count);
        expect(JSON.stringify(content)).not.toMatch(/T\d{13}|rate|taxYen/);
      },
    ),
  );
});

test("a receipt without PINs is a bug and throws", () => {
  expect(() => composePinReceipt({ ...facts, serials: [] })).toThrow(RangeError);
});
