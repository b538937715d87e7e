import type { Act } from "../../foundation/act/index.ts";
import { shownIncidents, type Incident } from "./incident.ts";
import { openIncidents } from "./incidents-store.ts";

/** What the holder of a line of that carrier is told; without one, what anybody is told. */
export async function incidentsFor(act: Act, carrier?: string): Promise<readonly Incident[]> {
  const of = { now: act.clock.now(), ...(carrier === undefined ? {} : { carrier }) };
  return shownIncidents(await openIncidents(act), of);
}
