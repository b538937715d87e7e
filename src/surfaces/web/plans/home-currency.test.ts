import { describe, expect, it, test } from "vitest";
import { instant } from "../../../foundation/clock/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { homeCurrency } from "./home-currency.ts";
import { readTrip, tripQuery } from "./trip-input.ts";

describe("the home currency", () => {
  it.each([
    [{ language: "zh-Hans" }, "CNY"],
    [{ language: "zh-Hans", zone: "Asia/Singapore" }, "SGD"],
    [{ language: "zh-Hant", zone: "Asia/Tokyo" }, "TWD"],
    [{ language: "zh-Hant", zone: "Asia/Hong_Kong" }, "HKD"],
    [{ language: "ko" }, "KRW"],
    [{ language: "en", zone: "America/Los_Angeles" }, "USD"],
    [{ language: "en", zone: "Australia/Perth" }, "AUD"],
    [{ language: "en", zone: "Europe/Paris" }, "EUR"],
    [{ language: "en", zone: "Asia/Tokyo" }, ""],
    [{ language: "en", zone: "Mars/Olympus" }, ""],
    [{ language: "ja" }, ""],
  ] as const)("of %o is %s", (visitor, currency) => {
    expect(homeCurrency(visitor)).toBe(currency);
  });
});

test("what was chosen goes along from page to page, and so does the wish for yen alone", () => {
  const now = instant("2026-11-22T03:00:00Z");
  const input = (currency: string) =>
    ({ text: (name: string) => (name === "currency" ? currency : "") }) as unknown as FormInput;
  const read = (currency: string) => readTrip(input(currency), now, { language: "ko" });
  expect(read("").currency).toBe("KRW");
  expect(read("usd").currency).toBe("USD");
  expect(read("-").currency).toBe("-");
  expect(tripQuery(read(""))).not.toHaveProperty("currency");
  for (const currency of ["USD", "-"]) {
    expect(tripQuery(read(currency))).toMatchObject({ currency });
  }
});
