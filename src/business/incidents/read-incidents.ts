import type { Act } from "../../foundation/act/index.ts";
import { shownIncidents, type Incident, type Whereabouts } from "./incident.ts";
import { openIncidents } from "./incidents-store.ts";

/** What the holder of such a line is told; of a line of which nothing is known, what anybody is. */
export async function incidentsFor(act: Act, line: Whereabouts = {}): Promise<readonly Incident[]> {
  return shownIncidents(await openIncidents(act), { ...line, now: act.clock.now() });
}
