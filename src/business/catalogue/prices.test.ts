import { expect, it } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { issuerStatusAt, nextPriceAt, priceAt, taxRateAt } from "./prices.ts";

const newYear = instant("2027-01-01T00:00+09:00");
const lastMoment = instant("2026-12-31T23:59:59.999+09:00");

it("takes the price that was the last to come into force, in whatever order rows come", () => {
  const prices = [
    { fromAt: newYear, totalYen: yen(600) },
    { fromAt: instant("2026-01-01T00:00Z"), totalYen: yen(500) },
  ];
  expect(priceAt(prices, lastMoment)).toBe(500);
  expect(priceAt(prices, newYear)).toBe(600);
  expect(nextPriceAt(prices, lastMoment)).toBe(newYear);
  expect(nextPriceAt(prices, newYear)).toBeUndefined();
  expect(priceAt(prices, instant("2025-01-01T00:00Z"))).toBeUndefined();
});

it("changes the tax rate at midnight in Japan, per category", () => {
  const rates = [
    { category: "standard", fromDate: "2019-10-01", ratePerMille: 100 },
    { category: "standard", fromDate: "2027-01-01", ratePerMille: 120 },
    { category: "exempt", fromDate: "2019-10-01", ratePerMille: 0 },
  ];
  expect(taxRateAt(rates, "standard", lastMoment)).toBe(100);
  expect(taxRateAt(rates, "standard", newYear)).toBe(120);
  expect(taxRateAt(rates, "exempt", newYear)).toBe(0);
  expect(taxRateAt(rates, "unheard-of", newYear)).toBeUndefined();
});

it("knows from which date a seller issues qualified invoices", () => {
  const statuses = [
    { fromDate: "2020-01-01", status: "exempt" as const },
    { fromDate: "2027-01-01", status: "registered" as const, registrationNumber: "T1" },
  ];
  expect(issuerStatusAt(statuses, lastMoment)?.status).toBe("exempt");
  expect(issuerStatusAt(statuses, newYear)?.registrationNumber).toBe("T1");
});
