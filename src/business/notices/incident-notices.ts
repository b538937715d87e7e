import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { isRunning, type Bucket } from "../buckets/index.ts";
import {
  isAbout,
  isLive,
  isTellable,
  type Incident,
  type Whereabouts,
} from "../incidents/index.ts";
import type { Notice } from "./notice.ts";

/** What many lines suffer from, and what may be known of this one. */
export interface IncidentPicture {
  /** Those that run, and those that ended within `OVER_HOURS`. */
  readonly incidents: readonly Incident[];
  readonly where: Whereabouts;
}

/** So long it is news that something is over. */
export const OVER_HOURS = 24;

/**
 * Of incidents that staff had told: one that runs is told about a line that is connected and may
 * suffer from it, until it ends; its end to whoever was told that it runs, unless the line still
 * suffers from another.
 */
export function incidentNotices(
  buckets: readonly Bucket[],
  { incidents, where }: IncidentPicture,
  now: Instant,
): readonly Notice[] {
  const running = incidents.filter((one) => isTellable(one.kind) && isLive(one, now));
  const isConnected = buckets.some(isRunning);
  const suffersFrom = running.filter((one) => isAbout(one, where));
  const { carrier } = where;
  const over = incidents.filter(
    (one) => !running.includes(one) && isAbout(one, carrier === undefined ? {} : { carrier }),
  );
  return [
    ...(isConnected ? suffersFrom.flatMap(begun) : []),
    ...(suffersFrom.length === 0 ? over.flatMap(ended) : []),
  ];
}

function begun(incident: Incident): readonly Notice[] {
  const { toldFrom, incidentId } = incident;
  if (toldFrom === undefined) return [];
  return [
    {
      name: "incident",
      cause: `incident:${incidentId}`,
      at: toldFrom,
      unlessTold: [],
      facts: { moment: incident.beganAt, incident },
    },
  ];
}

function ended(incident: Incident): readonly Notice[] {
  const { toldFrom, endedAt, incidentId } = incident;
  if (toldFrom === undefined || endedAt === undefined) return [];
  return [
    {
      name: "incident_over",
      cause: `incident_over:${incidentId}`,
      at: endedAt,
      until: addHours(endedAt, OVER_HOURS),
      unlessTold: [],
      onlyAfter: `incident:${incidentId}`,
      facts: { moment: endedAt, incident },
    },
  ];
}
