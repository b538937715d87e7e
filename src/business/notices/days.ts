import { localDate, type Instant } from "../../foundation/clock/index.ts";
import { boundOf, PER_DAY, type Bound, type Reader } from "./due-notices.ts";
import type { Message } from "./message.ts";
import { slotOf } from "./notice-cause.ts";
import type { Notice } from "./notice.ts";
import type { Person } from "./person.ts";

/** A message on its way into the queue, and whom it tells what. */
export interface Worded {
  readonly message: Message;
  readonly person: Person;
  readonly notice: Notice;
}

export interface Days {
  left(person: Person, now: Instant): Reader["leftToday"];
  keep(person: Person, notices: readonly Notice[]): void;
  /** Gives a message its place in its reader's day, where it needs one. */
  take(message: Worded, now: Instant): Message & { readonly daySlot?: string };
}

/** How many bounded notices each person may still have today, all of their lines together. */
export function openDays(slots: ReadonlySet<string>): Days {
  const kept = new Map<string, number>();
  const given = new Map<string, number>();
  const free = (person: Person, now: Instant, bound: Bound) =>
    placesOf(person, now, bound).filter((slot) => !slots.has(slot));
  return {
    left: (person, now) => {
      const left = (bound: Bound) =>
        free(person, now, bound).length - (kept.get(`${bound}:${person.personId}`) ?? 0);
      return { scheduled: left("scheduled"), incident: left("incident") };
    },
    keep({ personId }, notices) {
      for (const { name } of notices) {
        const key = `${boundOf(name)}:${personId}`;
        kept.set(key, (kept.get(key) ?? 0) + 1);
      }
    },
    take({ message, person, notice }, now) {
      const bound = boundOf(notice.name);
      if (bound === undefined) return message;
      const key = `${bound}:${person.personId}`;
      const nth = given.get(key) ?? 0;
      given.set(key, nth + 1);
      const daySlot = free(person, now, bound)[nth];
      if (daySlot === undefined) throw new RangeError("more notices than the day has places");
      return { ...message, daySlot };
    },
  };
}

/** All places of a person's day. */
export function placesOfDay(person: Person, now: Instant): readonly string[] {
  return [...placesOf(person, now, "scheduled"), ...placesOf(person, now, "incident")];
}

function placesOf(person: Person, now: Instant, bound: Bound): readonly string[] {
  const date = localDate(now, person.quiet.zone);
  return Array.from({ length: PER_DAY[bound] }, (_, i) =>
    slotOf(person, { bound, date, nth: i + 1 }),
  );
}
