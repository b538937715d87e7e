import { COUNTER_MAX, EVENTS_REMEMBERED } from "./headers.ts";

/** What an acceptor remembers of itself: how many things happened, and the last five, newest first. */
export interface EventBuffer {
  readonly counter: number;
  readonly pairs: readonly EventPair[];
}
export type EventPair = readonly [number, number];

export interface NewEvents {
  /** The oldest first, each with the counter as it stood with it. */
  readonly events: readonly { readonly pair: EventPair; readonly counter: number }[];
  /** Happened, and are forgotten. */
  readonly lost: number;
}

export function readEventBuffer(payload: readonly number[]): EventBuffer | undefined {
  const [counter, ...rest] = payload;
  if (counter === undefined || rest.length < 2 * EVENTS_REMEMBERED) return undefined;
  const pairs = Array.from({ length: EVENTS_REMEMBERED }, (_, i) => {
    return [rest[2 * i]!, rest[2 * i + 1]!] as const;
  });
  return { counter, pairs };
}

/** What happened after `from`. A restart in between is not seen here: its counter begins at 0. */
export function eventsSince(from: number, { counter, pairs }: EventBuffer): NewEvents {
  const count = stepsBetween(from, counter);
  const told = pairs.slice(0, Math.min(count, EVENTS_REMEMBERED)).toReversed();
  const events = told.map((pair, i) => ({
    pair,
    counter: stepBack(counter, told.length - 1 - i),
  }));
  return { events, lost: count - told.length };
}

function stepsBetween(from: number, to: number): number {
  if (to === 0 || from === to) return 0;
  return from === 0 ? to : (to - from + COUNTER_MAX) % COUNTER_MAX;
}

function stepBack(counter: number, steps: number): number {
  return ((counter - steps - 1 + COUNTER_MAX) % COUNTER_MAX) + 1;
}
