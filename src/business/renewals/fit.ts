import { addMs, JST, localDate } from "../../foundation/clock/index.ts";
import { bytes, type Bytes } from "../../foundation/money/index.ts";
import { boundOf } from "../buckets/index.ts";
import type { Fit, Quote, Trip, UseLevel } from "./quote-types.ts";

/**
 * What a day of travelling takes. Light is maps, chat and mail; normal adds pictures, music and an
 * hour of social feeds, about what a gigabyte carries; heavy is video and a shared connection
 * (three hours of standard video at about 0.7 GB, the rest for a laptop).
 */
export const BYTES_A_DAY: Readonly<Record<UseLevel, Bytes>> = {
  light: bytes(300_000_000),
  normal: bytes(1_000_000_000),
  heavy: bytes(3_000_000_000),
};

/**
 * Sorted best first: what suffices for the trip by price, then what does not, by how far it falls
 * short. The first sufficient one is the cheapest and the only `isBest`. Without a trip all stand
 * by price and none is best. The quotes must have been asked for with the same trip.
 */
export function rankByFit<Quoted extends { readonly quote: Quote }>(
  quoted: readonly Quoted[],
  wish: { readonly trip?: Trip | undefined },
): readonly (Quoted & { readonly fit: Fit })[] {
  const hasTrip = wish.trip !== undefined;
  return quoted
    .map((one) => ({ one, shortfall: hasTrip ? shortfallOf(one.quote) : undefined }))
    .toSorted((a, b) => byFit(a, b))
    .map(({ one, shortfall }, place) => {
      const isSufficient = hasTrip && shortfall === undefined;
      const isBest = isSufficient && place === 0;
      const enough = isBest ? "covers_trip_cheapest" : "covers_trip";
      const fit: Fit = {
        rank: place + 1,
        isBest,
        isSufficient,
        reason: hasTrip ? (shortfall ?? enough) : "no_trip_given",
        coveredUntil: localDate(addMs(boundOf(one.quote.ends), -1), JST),
      };
      return { ...one, fit };
    });
}

type Shortfall = "not_enough_data" | "starts_too_late" | "ends_before_trip";

// From the one that comes nearest to helping to the one that helps least.
const SHORTFALLS: readonly Shortfall[] = ["not_enough_data", "ends_before_trip", "starts_too_late"];

function shortfallOf(quote: Quote): Shortfall | undefined {
  const has = (name: string): boolean => quote.warnings.some((warning) => warning.name === name);
  if (has("starts_later") && quote.lineState !== "active") return "starts_too_late";
  if (has("ends_before_trip")) return "ends_before_trip";
  return has("not_enough_data") ? "not_enough_data" : undefined;
}

interface Measured {
  readonly one: { readonly quote: Quote };
  readonly shortfall: Shortfall | undefined;
}

function byFit(a: Measured, b: Measured): number {
  const place = ({ shortfall }: Measured): number =>
    shortfall === undefined ? -1 : SHORTFALLS.indexOf(shortfall);
  const price = a.one.quote.totalYen - b.one.quote.totalYen;
  return place(a) - place(b) || price || byEnd(a.one.quote, b.one.quote);
}

function byEnd(a: Quote, b: Quote): number {
  const [endA, endB] = [boundOf(a.ends), boundOf(b.ends)];
  return endA > endB ? -1 : endA < endB ? 1 : 0;
}
