import { JST, localDate, type Instant, type LocalDate } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";

/** A plan's tax-inclusive price from a moment on. */
export interface DatedPrice {
  readonly fromAt: Instant;
  readonly totalYen: Yen;
}

export interface DatedTaxRate {
  readonly category: string;
  readonly fromDate: LocalDate;
  readonly ratePerMille: number;
}

export interface DatedIssuerStatus {
  readonly fromDate: LocalDate;
  readonly status: "registered" | "exempt" | "overseas";
  /** The T-number; exactly when registered. */
  readonly registrationNumber?: string;
}

/** The price in force at a moment; undefined before the first. */
export function priceInForce(prices: readonly DatedPrice[], at: Instant): Yen | undefined {
  return lastCome(prices, (price) => price.fromAt, at)?.totalYen;
}

/** When the next price comes into force; undefined when none is planned. */
export function nextPriceChangeAt(prices: readonly DatedPrice[], at: Instant): Instant | undefined {
  return prices
    .map((price) => price.fromAt)
    .filter((fromAt) => fromAt > at)
    .toSorted()[0];
}

/** The consumption tax in force on the Japanese date of a moment, by category. */
export function taxRateInForce(
  rates: readonly DatedTaxRate[],
  category: string,
  at: Instant,
): number | undefined {
  const ofCategory = rates.filter((rate) => rate.category === category);
  return lastCome(ofCategory, (rate) => rate.fromDate, localDate(at, JST))?.ratePerMille;
}

/** Whether receipts of that Japanese date are qualified invoices, and under which number. */
export function issuerStatusInForce(
  statuses: readonly DatedIssuerStatus[],
  at: Instant,
): DatedIssuerStatus | undefined {
  return lastCome(statuses, (status) => status.fromDate, localDate(at, JST));
}

// Instants and dates compare as text; rows may come in any order.
function lastCome<Row>(
  rows: readonly Row[],
  from: (row: Row) => string,
  now: string,
): Row | undefined {
  let last: Row | undefined;
  for (const row of rows) {
    if (from(row) <= now && (last === undefined || from(row) > from(last))) last = row;
  }
  return last;
}
