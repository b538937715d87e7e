import { isZone, type Instant, type Zone } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import type { TripId } from "../trips/index.ts";
import { QUIET_HOURS_MAX, quietLength, type QuietHours } from "./quiet-hours.ts";

export type PersonId = Id<"person">;

/** Ways to reach a person, in the order in which they are tried unless they say otherwise. */
export const CHANNELS = ["web_push", "line", "telegram", "email", "sms"] as const;
export type ChannelName = (typeof CHANNELS)[number];

export type AddressId = Id<"notice_address">;

/** Why an address is used no more, until it is given anew. */
export type AddressEnd =
  /** The other side said that nothing arrives there. */
  | "bounced"
  /** Its owner ended it on the other side: blocked, unfollowed, unsubscribed. */
  | "left"
  /** Its owner took it away here. */
  | "removed";

/**
 * Where something reaches a person. `address` is what its channel's gateway takes: of short texts it
 * is the line itself, so that no phone number is typed or kept.
 */
export interface Address {
  readonly addressId: AddressId;
  readonly channel: ChannelName;
  readonly address: string;
  readonly since: Instant;
  /** Stands in short texts, to show the line and to stop them; of that way alone. */
  readonly smsCode?: string;
  /** Its owner answered from there; absent for what was only typed. */
  readonly verifiedAt?: Instant;
  readonly ended?: { readonly at: Instant; readonly why: AddressEnd };
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
  /** They want no more reminders of this line; what follows from a payment is told all the same. */
  readonly stoppedAt?: Instant;
  /** The kept trip that they asked to be reminded of, also where they want no other reminders. */
  readonly tripId?: TripId;
}

/** What a person has said about reminders of one line. */
export interface ReaderWish {
  /** They want no reminders; what follows from a payment is told all the same. */
  readonly isStopped: boolean;
  readonly tripId?: TripId;
}

/** Whoever has stopped all has stopped the trip too. */
export function readerWish(
  person: Pick<Person, "stoppedAt">,
  reader: Pick<LineReader, "stoppedAt" | "tripId"> | undefined,
): ReaderWish {
  const { stoppedAt, tripId } = reader ?? {};
  if (person.stoppedAt !== undefined) return { isStopped: true };
  const wish = { isStopped: stoppedAt !== undefined };
  return tripId === undefined ? wish : { ...wish, tripId };
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

/** Addresses that may be used, the first to be tried first: by way, and the newest of each. */
export function usableAddresses({ channels, addresses }: Person): readonly Address[] {
  return inOrder(channels).flatMap((channel) =>
    addresses
      .filter((one) => one.channel === channel && one.ended === undefined)
      .toSorted(byAge)
      .toReversed(),
  );
}

/**
 * Those for what is told of one line: a short text goes to the card that it is about and to no
 * other. While its line is not connected a carrier may take a text that no phone ever gets, so it
 * comes last then.
 */
export function addressesFor(
  person: Person,
  { lineId, isConnected }: { readonly lineId: string; readonly isConnected: boolean },
): readonly Address[] {
  const usable = usableAddresses(person).filter(
    ({ channel, address }) => channel !== "sms" || address === lineId,
  );
  return isConnected ? usable : textsLast(usable);
}

/** A text counts as sent when its carrier has it: what must be told is told in another way first. */
export function textsLast(addresses: readonly Address[]): readonly Address[] {
  return addresses.toSorted((a, b) => Number(a.channel === "sms") - Number(b.channel === "sms"));
}

/** All ways, those that a person has put in order first. */
export function inOrder(channels: readonly ChannelName[]): readonly ChannelName[] {
  return [...new Set([...channels, ...CHANNELS])];
}

function byAge(a: Address, b: Address): number {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.addressId < b.addressId ? -1 : 1;
}

export function zoneOr(zone: Zone | undefined, otherwise: Zone): Zone {
  return zone !== undefined && isZone(zone) ? zone : otherwise;
}

/** Where to try next; undefined when all that may be used was tried. */
export function nextAddress(
  addresses: readonly Address[],
  tried: ReadonlySet<string>,
): Address | undefined {
  return addresses.find(({ addressId }) => !tried.has(addressId));
}
