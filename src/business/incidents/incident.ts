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
  /** Everywhere when absent. */
  readonly region?: Region;
  readonly beganAt: Instant;
  /** When it should be over. */
  readonly expectedAt?: Instant;
  readonly endedAt?: Instant;
  /** Since when whoever it concerns is written to; absent while it only stands on pages. */
  readonly toldFrom?: Instant;
}

/** What is worth a message: the others matter only to whoever is on the page that says them. */
export const TELLABLE = ["no_data", "slow"] as const satisfies readonly IncidentKind[];

export function isTellable(kind: IncidentKind): boolean {
  return TELLABLE.some((one) => one === kind);
}

/** What is known of a line; each absent where nobody knows, or whoever asks may not. */
export interface Whereabouts {
  readonly carrier?: string;
  readonly region?: Region;
}

// The first prefecture after each region (JIS X 0401 counts from north to south).
const REGION_ENDS = [2, 8, 15, 24, 31, 36, 40, 48] as const;

/** Of a prefecture (1 to 47, JIS X 0401); Mie is of Kinki. */
export function regionOfPrefecture(prefecture: number): Region | undefined {
  if (prefecture < 1) return undefined;
  return REGIONS[REGION_ENDS.findIndex((end) => prefecture < end)];
}

/** More would say nothing more. */
export const INCIDENTS_SHOWN_MAX = 3;

export function isLive({ beganAt, endedAt }: Incident, now: Instant): boolean {
  return beganAt <= now && (endedAt === undefined || endedAt > now);
}

/**
 * Whether a line may suffer from it. Of whom nothing is known it may: told in vain, somebody reads
 * which region it is; not told, somebody looks for the fault in their own phone.
 */
export function isAbout(incident: Incident, line: Whereabouts): boolean {
  return (["carrier", "region"] as const).every(
    (of) => line[of] === undefined || incident[of] === undefined || incident[of] === line[of],
  );
}

/** What is shown, the newest first. An end that should have been is none any more. */
export function shownIncidents(
  all: readonly Incident[],
  of: Whereabouts & { readonly now: Instant },
): readonly Incident[] {
  return all
    .filter((one) => isLive(one, of.now) && isAbout(one, of))
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
