import type { Instant } from "../../foundation/clock/index.ts";
import type { Occasion } from "./auto-renewal.ts";
import { monthAround } from "./moment.ts";

/** Yen that were charged, or may have been, in the calendar month of Japan around a moment. */
export function spentIn(
  occasions: readonly Pick<Occasion, "state" | "chargedAt" | "totalYen">[],
  around: Instant,
): number {
  const { from, until } = monthAround(around);
  return occasions
    .filter(({ state }) => state === "renewed" || state === "charging")
    .filter(({ chargedAt }) => chargedAt !== undefined && from <= chargedAt && chargedAt < until)
    .reduce((total, { totalYen }) => total + totalYen, 0);
}
