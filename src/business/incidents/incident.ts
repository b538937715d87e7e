import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";

export type IncidentId = Id<"incident">;

export const INCIDENT_KINDS = ["no_data", "slow", "activation_late", "payment_down"] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** North to south, as weather and disaster reports divide the country. */
export const REGIONS = [
  ...(["hokkaido", "tohoku", "kanto", "chubu"] as const),
  ...(["kinki", "chugoku", "shikoku", "kyushu"] as const),
] as const;
export type Region = (typeof REGIONS)[number];

/** Something that many lines suffer from at once, as the operator says. */
export interface Incident {
  readonly incidentId: IncidentId;
  readonly kind: IncidentKind;
  /** Every carrier when absent. */
  readonly carrier?: string;
  /** Said, not matched: where a line is now is not known well enough. Everywhere when absent. */
  readonly region?: Region;
  readonly beganAt: Instant;
  /** When it should be over. */
  readonly expectedAt?: Instant;
  readonly endedAt?: Instant;
}

/** More would say nothing more. */
export const INCIDENTS_SHOWN_MAX = 3;

export function isLive({ beganAt, endedAt }: Incident, now: Instant): boolean {
  return beganAt <= now && (endedAt === undefined || endedAt > now);
}

/** Whether a line of that carrier suffers from it; without a carrier, whether any line does. */
export function isAbout({ carrier }: Incident, ofLine: string | undefined): boolean {
  return ofLine === undefined || carrier === undefined || carrier === ofLine;
}

/** What is shown, the newest first. An end that should have been is none any more. */
export function shownIncidents(
  all: readonly Incident[],
  of: { readonly now: Instant; readonly carrier?: string },
): readonly Incident[] {
  return all
    .filter((one) => isLive(one, of.now) && isAbout(one, of.carrier))
    .toSorted(newestFirst)
    .slice(0, INCIDENTS_SHOWN_MAX)
    .map(({ expectedAt, ...one }) =>
      expectedAt === undefined || expectedAt <= of.now ? one : { ...one, expectedAt },
    );
}

function newestFirst(a: Incident, b: Incident): number {
  if (a.beganAt !== b.beganAt) return a.beganAt < b.beganAt ? 1 : -1;
  return a.incidentId < b.incidentId ? 1 : -1;
}
