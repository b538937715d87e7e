import { addHours, type Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { PlanId } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";

export type TripId = Id<"trip">;

/** A trip of a line whose plans are bought one after the other, each when it is needed. */
export interface KeptTrip {
  readonly lineId: LineId;
  readonly tripId: TripId;
  readonly keptAt: Instant;
  readonly leavesAt: Instant;
  /** In the order in which they are to be bought. */
  readonly purchases: readonly KeptPurchase[];
}

export interface KeptPurchase {
  readonly planId: PlanId;
  readonly buyAt: Instant;
}

/** That a plan of a kept trip is to be bought soon. */
export interface TripReminder extends KeptPurchase {
  /** Its place in the trip, from 1. */
  readonly nth: number;
  readonly at: Instant;
  /** Exclusive: the next plan's moment, or the departure. */
  readonly until: Instant;
}

const BEFORE_HOURS = [24, 3, 0] as const;

/**
 * When whoever keeps a trip is reminded of its plans that are not bought yet: a day before each, or
 * as soon before as it was kept. Every plan that the line has been granted since counts as one of
 * them, in their order.
 */
export function tripRemindersOf(
  trip: KeptTrip,
  buckets: readonly Pick<Bucket, "grantedAt" | "state">[],
): readonly TripReminder[] {
  const bought = buckets.filter(
    ({ grantedAt, state }) => grantedAt > trip.keptAt && state !== "revoked" && state !== "lapsed",
  ).length;
  return trip.purchases.flatMap((one, i) => {
    const at = BEFORE_HOURS.map((hours) => addHours(one.buyAt, -hours)).find(
      (moment) => moment > trip.keptAt,
    );
    const until = trip.purchases.slice(i + 1).find(({ buyAt }) => buyAt > one.buyAt)?.buyAt;
    if (i < bought || at === undefined) return [];
    return [{ ...one, nth: i + 1, at, until: until ?? trip.leavesAt }];
  });
}

/** The plan that is to be bought next; undefined when all are. */
export function nextOfTrip(
  trip: KeptTrip,
  buckets: readonly Pick<Bucket, "grantedAt" | "state">[],
): TripReminder | undefined {
  return tripRemindersOf(trip, buckets)[0];
}
