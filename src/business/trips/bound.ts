import { HOUR_MS, later, msBetween, type Instant } from "../../foundation/clock/index.ts";
import { allowedBytes, dataAhead, isLiving, isRunning, type Bucket } from "../buckets/index.ts";
import type { Allowance, Duration, Plan } from "../catalogue/index.ts";
import type { Stand } from "./travel.ts";
import type { JourneyNeed, OnSale } from "./trip.ts";

/** What one purchase of a plan can do for a trip at most, for its lowest price. */
interface Offer {
  readonly priceYen: number;
  readonly bytes: number;
  readonly hours: number;
}

/**
 * A price below which the rest of a trip cannot be had, so that a search may leave aside what is
 * dearer already: whole plans that supply the data, and whole plans that fill the time, that are
 * still missing, if nothing of them were wasted. It never says too much; it may say too little.
 */
export function lowerBound(plans: readonly OnSale[], need: JourneyNeed, days: number) {
  const offers = plans.map((one) => offerOf(one, need));
  const hours = Math.ceil(msBetween(need.from, need.until) / HOUR_MS);
  const byTime = leastPrices(
    hours,
    offers.map((one) => ({ ...one, units: one.hours })),
  );
  const unit = need.bytesPerDay / UNITS_A_DAY;
  const byData = leastPrices(
    days * UNITS_A_DAY,
    offers.map((one) => ({ ...one, units: Math.ceil(one.bytes / unit) })),
  );
  return (stand: Stand): number => {
    const missingMs = Math.max(0, msBetween(later(need.from, reachOf(stand)), need.until));
    const forTime = byTime[Math.floor(missingMs / HOUR_MS)]!;
    if (need.speed === "slow") return forTime;
    const needed = stand.owedBytes + (days - stand.daysBegun) * need.bytesPerDay;
    const missing = Math.max(0, needed - usable(stand, need));
    return Math.max(forTime, byData[Math.floor(missing / unit)]!);
  };
}

const UNITS_A_DAY = 20;

/** For each number of units the lowest price of whole offers that are as many or more. */
function leastPrices(
  most: number,
  offers: readonly { readonly priceYen: number; readonly units: number }[],
): readonly number[] {
  const least = [0];
  for (let units = 1; units <= most; units += 1) {
    const prices = offers.map((one) => one.priceYen + least[Math.max(0, units - one.units)]!);
    least.push(Math.min(...prices));
  }
  return least;
}

function offerOf({ plan, prices }: OnSale, need: JourneyNeed): Offer {
  const days = daysMax(plan);
  return {
    priceYen: Math.min(...prices.map(({ totalYen }) => totalYen)),
    bytes: Math.max(1, usableOf(plan.terms.allowance, days, need)),
    hours: 24 * days,
  };
}

function usableOf(allowance: Allowance, days: number, need: JourneyNeed): number {
  switch (allowance.kind) {
    case "capped":
      return allowance.bytes;
    case "daily":
      return days * allowance.bytesPerDay;
    case "unlimited":
      return days * need.bytesPerDay;
  }
}

/** No plan lasts longer nor sees more days, whichever rule and clock counts them. */
function daysMax({ terms }: Plan): number {
  const cells = Object.values(terms.renewalTable).filter((cell) => cell.mode !== "none");
  const own = [terms, ...cells].map(({ duration = terms.duration, clock = terms.clock }) =>
    clock.kind === "month_end" ? 31 * (clock.monthsAfter + 1) : daysIn(duration),
  );
  const isWhole =
    terms.clock.kind === "jst_calendar" && !cells.some(({ mode }) => mode === "extend");
  return Math.max(...own) + (isWhole ? 0 : 1);
}

function daysIn({ unit, count }: Duration): number {
  return unit === "days" ? count : 31 * count;
}

function usable({ at, buckets }: Stand, need: JourneyNeed): number {
  return buckets.filter(isLiving).reduce((sum, bucket) => sum + ahead(bucket, at, need), 0);
}

function ahead(bucket: Bucket, at: Instant, need: JourneyNeed): number {
  if (bucket.terms.allowance.kind === "unlimited") return Infinity;
  if (isRunning(bucket)) return dataAhead(bucket, at) ?? Infinity;
  if (bucket.terms.allowance.kind === "capped") return allowedBytes(bucket.terms) ?? Infinity;
  return usableOf(bucket.terms.allowance, daysIn(bucket.terms.duration) + 1, need);
}

function reachOf({ at, buckets }: Stand): Instant {
  if (buckets.some((one) => isLiving(one) && !isRunning(one))) return FOR_EVER;
  const ends = buckets.filter(isRunning).map(({ endsAt }) => endsAt ?? FOR_EVER);
  return [at, ...ends].toSorted().at(-1)!;
}

const FOR_EVER = "9999-01-01T00:00:00.000Z" as Instant;
