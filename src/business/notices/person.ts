import { isZone, type Instant, type Zone } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import { QUIET_HOURS_MAX, quietLength, type QuietHours } from "./quiet-hours.ts";

export type PersonId = Id<"person">;

/** Ways to reach a person, in the order in which they are tried unless they say otherwise. */
export const CHANNELS = ["push", "email"] as const;
export type ChannelName = (typeof CHANNELS)[number];

export interface Address {
  readonly channel: ChannelName;
  readonly address: string;
  /** The other side said that nothing arrives there; it is not used until it is given anew. */
  readonly bouncedAt?: Instant;
}

/** Somebody who is told about lines, with or without an account. */
export interface Person {
  readonly personId: PersonId;
  readonly language: Language;
  readonly quiet: QuietHours;
  readonly channels: readonly ChannelName[];
  readonly addresses: readonly Address[];
  /** They want no reminders; what follows from a payment is told all the same. */
  readonly stoppedAt?: Instant;
}

/** One line that a person is told about. */
export interface LineReader {
  readonly lineId: LineId;
  readonly personId: PersonId;
  /** What links to the line's pages may show. */
  readonly proof: Proof;
  readonly since: Instant;
}

/** How a person wants to be told. */
export interface Preferences {
  readonly language: Language;
  readonly quiet: QuietHours;
  readonly channels: readonly ChannelName[];
}

export type PreferenceRefusal = "zone_unknown" | "quiet_too_long";

/** Refuses a zone that is none (`zone`) and quiet that leaves no time to tell (`quietUntil`). */
export function judgePreferences(wish: Preferences): Outcome<Preferences, PreferenceRefusal> {
  if (!isZone(wish.quiet.zone)) return refused("zone_unknown", { field: "zone" });
  if (quietLength(wish.quiet) > QUIET_HOURS_MAX) {
    return refused("quiet_too_long", { field: "quietUntil", facts: { max: QUIET_HOURS_MAX } });
  }
  return done(wish);
}

/** Addresses that may be used, the first to be tried first. */
export function usableAddresses({ channels, addresses }: Person): readonly Address[] {
  return channels.flatMap((channel) =>
    addresses.filter((one) => one.channel === channel && one.bouncedAt === undefined),
  );
}

export function zoneOr(zone: Zone | undefined, otherwise: Zone): Zone {
  return zone !== undefined && isZone(zone) ? zone : otherwise;
}

/** The way that comes after one that led nowhere, in the person's own order. */
export function nextAddress(person: Person, after: ChannelName): Address | undefined {
  const later = person.channels.slice(person.channels.indexOf(after) + 1);
  return usableAddresses(person).find(({ channel }) => later.includes(channel));
}
