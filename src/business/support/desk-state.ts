import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import { openingAt } from "../points/index.ts";

/** One of the staff as the desk sees them. */
export interface Presence {
  readonly staffId: string;
  readonly name: string;
  readonly agentId?: string;
  /** As they said; somebody who is not seen for a while is not there all the same. */
  readonly isThere: boolean;
  readonly seenAt: Instant;
  /** How many chats at once. */
  readonly chatsMax: number;
}

export const PRESENCE_SECONDS = 150;
export const CHATS_AT_ONCE_MAX = 8;

export function isPresent({ isThere, seenAt }: Presence, now: Instant): boolean {
  return isThere && now < addSeconds(seenAt, PRESENCE_SECONDS);
}

/** Whether somebody answers, and how long that takes; never better than what is known. */
export type DeskState =
  | { readonly kind: "closed"; readonly backAt?: Instant }
  | { readonly kind: "nobody" }
  | { readonly kind: "there"; readonly waitMinutes: number };

export interface DeskPicture {
  /** In OpenStreetMap's syntax, in Japan's time. */
  readonly hours: string;
  readonly now: Instant;
  /** How many chats at once each of those who are there takes. */
  readonly places: readonly number[];
  /** Chats that somebody has taken. */
  readonly busy: number;
  /** Chats that wait before this one. */
  readonly ahead: number;
  /** What a chat takes, by the last ones. */
  readonly minutesEach: number;
}

const WAIT_MINUTES_MAX = 120;

export function deskState(picture: DeskPicture): DeskState {
  const { hours, now, places } = picture;
  const opening = openingAt(hours, now);
  if (opening.kind === "closed") {
    return {
      kind: "closed",
      ...(opening.opensAt === undefined ? {} : { backAt: opening.opensAt }),
    };
  }
  if (places.length === 0) return { kind: "nobody" };
  return { kind: "there", waitMinutes: waitMinutes(picture) };
}

// Every place that is free takes one of those ahead at once; the others wait until one ends.
function waitMinutes({ places, busy, ahead, minutesEach }: DeskPicture): number {
  const all = places.reduce((sum, one) => sum + one, 0);
  const free = Math.max(0, all - busy);
  if (ahead < free) return 1;
  const turns = (ahead - free + 1) / all;
  return Math.min(WAIT_MINUTES_MAX, Math.max(1, Math.ceil(turns * minutesEach)));
}

const MINUTES_EACH = { usual: 6, min: 2, max: 30 } as const;

/** The middle one of the last chats, so that one left open for a day does not count. */
export function minutesOfOne(lastMinutes: readonly number[]): number {
  const sorted = lastMinutes.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? MINUTES_EACH.usual;
  return Math.min(MINUTES_EACH.max, Math.max(MINUTES_EACH.min, Math.ceil(middle)));
}
