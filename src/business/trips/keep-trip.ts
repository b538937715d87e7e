import { onLine, type Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { maySee, type LineId, type Proof } from "../lines/index.ts";
import { askTrip, type TripWish } from "./ask-trip.ts";
import type { KeptTrip } from "./kept-trip.ts";
import { insertKeptTrip, keptTripsOf, stopKeptTrips } from "./kept-trips-store.ts";

export type KeepTripRefusal = "line_unknown" | "trip_not_covered" | "nothing_later";

export interface TripOfLine {
  readonly lineId: LineId;
  readonly proof: Proof;
}

/**
 * Keeps a trip in mind, so that whoever is told about the line is told when to buy its next plan. It
 * takes the place of one that was kept before. Refused to whoever may not decide for the line,
 * where no sequence covers it, and where nothing is left to be bought later.
 */
export async function keepTrip(
  act: Act,
  wish: TripWish & { readonly of: TripOfLine },
): Promise<Outcome<KeptTrip, KeepTripRefusal>> {
  if (!mayKeep(wish.of)) return refused("line_unknown");
  const asked = await askTrip(act, wish);
  if (!asked.ok) return asked;
  const { best, until } = asked.value;
  if (!best.ok) return refused("trip_not_covered");
  const now = act.clock.now();
  const purchases = best.value.purchases.map(({ plan, buyAt }) => ({ planId: plan.planId, buyAt }));
  if (purchases.every(({ buyAt }) => buyAt <= now)) return refused("nothing_later");
  const { lineId } = wish.of;
  const trip: KeptTrip = { lineId, tripId: newId(), keptAt: now, leavesAt: until, purchases };
  return onLine(act, lineId, async (turn) => {
    await turn.write(
      {
        name: "trip.kept",
        thing: trip.tripId,
        after: { leavesAt: until, plans: purchases.length },
      },
      [stopKeptTrips(act, lineId, now), insertKeptTrip(act, trip)],
    );
    return done(trip);
  });
}

/** Nobody is reminded of the line's trip any more; done too where none was kept. */
export async function stopTrip(act: Act, of: TripOfLine): Promise<Outcome<null, "line_unknown">> {
  if (!mayKeep(of)) return refused("line_unknown");
  return onLine(act, of.lineId, async (turn) => {
    if ((await keptTripsOf(act, [of.lineId])).length === 0) return done(null);
    await turn.write({ name: "trip.stopped", thing: of.lineId }, [
      stopKeptTrips(act, of.lineId, act.clock.now()),
    ]);
    return done(null);
  });
}

/** Whoever may start its plans may decide what is told about it. */
export function mayKeep({ proof }: Pick<TripOfLine, "proof">): boolean {
  return maySee(proof, "start_queued_now");
}
