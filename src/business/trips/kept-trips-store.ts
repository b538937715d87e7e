import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { LineId } from "../lines/index.ts";
import type { KeptTrip } from "./kept-trip.ts";

interface TripTables {
  kept_trips: {
    line_id: string;
    trip_id: string;
    kept_at: Instant;
    leaves_at: Instant;
    purchases: unknown;
    stopped_at: Instant | null;
  };
}

export function insertKeptTrip(act: Act, trip: KeptTrip): Part {
  return part(
    tables(act)
      .insertInto("kept_trips")
      .values({
        line_id: trip.lineId,
        trip_id: trip.tripId,
        kept_at: trip.keptAt,
        leaves_at: trip.leavesAt,
        purchases: JSON.stringify(trip.purchases),
        stopped_at: null,
      }),
  );
}

/** Stops whatever trip of the line is kept. */
export function stopKeptTrips(act: Act, lineId: LineId, at: Instant): Part {
  return part(
    tables(act)
      .updateTable("kept_trips")
      .set({ stopped_at: at })
      .where("line_id", "=", lineId)
      .where("stopped_at", "is", null),
    { expects: "any" },
  );
}

/** The trips that are kept for these lines and not over yet. */
export async function keptTripsOf(
  act: Act,
  lineIds: readonly string[],
): Promise<readonly KeptTrip[]> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", trip_id as "tripId", kept_at as "keptAt",
        leaves_at as "leavesAt", purchases
      from kept_trips
      where line_id = any($1::uuid[]) and stopped_at is null and leaves_at > $2
      order by kept_at`,
    values: [lineIds, act.clock.now()],
    isFrequent: true,
  });
  return rows as KeptTrip[];
}

function tables(act: Act) {
  return act.database.tables<TripTables>();
}
