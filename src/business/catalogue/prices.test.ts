import { expect, it } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { issuerStatusInForce, nextPriceChangeAt, priceInForce, taxRateInForce } from "./prices.ts";

const newYear = instant("2027-01-01T00:00+09:00");
const lastMoment = instant("2026-12-31T23:59:59.999+09:00");

it("takes the price that was the last to come into force, in whatever order rows come", () => {
  const prices = [
    { fromAt: newYear, totalYen: yen(600) },
    { fromAt: instant("2026-01-01T00:00Z"), totalYen: yen(500) },
  ];
  expect(priceInForce(prices, lastMoment)).toBe(500);
  expect(priceInForce(prices, newYear)).toBe(600);
  expect(nextPriceChangeAt(prices, lastMoment)).toBe(newYear);
  expect(nextPriceChangeAt(prices, newYear)).toBeUndefined();
  expect(priceInForce(prices, instant("2025-01-01T00:00Z"))).toBeUndefined();
});

it("changes the tax rate at midnight in Japan, per category", () => {
  const rates = [
    { category: "standard", fromDate: "2019-10-01", ratePerMille: 100 },
    { category: "standard", fromDate: "2027-01-01", ratePerMille: 120 },
    { category: "exempt", fromDate: "2019-10-01", ratePerMille: 0 },
  ];
  expect(taxRateInForce(rates, "standard", lastMoment)).toBe(100);
  expect(taxRateInForce(rates, "standard", newYear)).toBe(120);
  expect(taxRateInForce(rates, "exempt", newYear)).toBe(0);
  expect(taxRateInForce(rates, "unheard-of", newYear)).toBeUndefined();
});

it("knows from which date a seller issues qualified invoices", () => {
  const statuses = [
    { fromDate: "2020-01-01", status: "exempt" as const },
    { fromDate: "2027-01-01", status: "registered" as const, registrationNumber: "T1" },
  ];
  expect(issuerStatusInForce(statuses, lastMoment)?.status).toBe("exempt");
  expect(issuerStatusInForce(statuses, newYear)?.registrationNumber).toBe("T1");
});
