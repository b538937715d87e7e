import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addHours, instant } from "../../foundation/clock/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { nextOfTrip, tripRemindersOf, type KeptTrip } from "./kept-trip.ts";

const KEPT = instant("2027-01-05T01:00:00Z");
const anyHours = fc.integer({ min: 0, max: 500 });

const anyTrip = fc.array(anyHours, { minLength: 1, maxLength: 6 }).map((hours): KeptTrip => {
  const sorted = hours.toSorted((a, b) => a - b);
  const purchases = sorted.map((hour) => ({ planId: "p", buyAt: addHours(KEPT, hour) }));
  const leavesAt = addHours(KEPT, 501);
  return { lineId: "l", tripId: "t", keptAt: KEPT, leavesAt, purchases } as unknown as KeptTrip;
});

function bought(hours: number, state: Bucket["state"] = "active") {
  return { grantedAt: addHours(KEPT, hours), state };
}

describe("a kept trip", () => {
  it("reminds of each plan before it is to be bought, after it was kept, until the next", () => {
    fc.assert(
      fc.property(anyTrip, (trip) => {
        const reminders = tripRemindersOf(trip, []);
        const later = trip.purchases.filter(({ buyAt }) => buyAt > KEPT);
        expect(reminders.map(({ buyAt }) => buyAt)).toEqual(later.map(({ buyAt }) => buyAt));
        for (const { at, buyAt, until } of reminders) {
          expect(at > KEPT && at <= buyAt && buyAt < until && until <= trip.leavesAt).toBe(true);
          expect(at >= addHours(buyAt, -24)).toBe(true);
        }
      }),
    );
  });

  it("counts what was bought since as its plans, in their order, and not what came back", () => {
    fc.assert(
      fc.property(anyTrip, fc.integer({ min: 0, max: 7 }), (trip, count) => {
        const buckets = Array.from({ length: count }, (_, i) => bought(i + 1));
        const left = tripRemindersOf(trip, buckets).map(({ nth }) => nth);
        const all = tripRemindersOf(trip, []).map(({ nth }) => nth);
        expect(left).toEqual(all.filter((nth) => nth > count));
        const others = [bought(0), bought(-1), bought(2, "revoked"), bought(3, "lapsed")];
        expect(tripRemindersOf(trip, [...buckets, ...others]).map(({ nth }) => nth)).toEqual(left);
        expect(nextOfTrip(trip, buckets)?.nth).toBe(left[0]);
      }),
    );
  });
});
