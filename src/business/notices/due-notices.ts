import {
  addDays,
  addMinutes,
  earlier,
  localDate,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import { CLASS_OF, isReminder, type Notice, type NoticeName } from "./notice.ts";
import type { ReaderWish } from "./person.ts";
import { beforeQuiet, endOfQuiet, type QuietHours } from "./quiet-hours.ts";

/** At most so many of each reach one person on one of their days. */
export const PER_DAY = { scheduled: 3, incident: 2 } as const;
export type Bound = keyof typeof PER_DAY;

/** Against which of them a notice counts. That something is over is told to whoever heard of it. */
export function boundOf(name: NoticeName): Bound | undefined {
  if (name === "incident") return "incident";
  return CLASS_OF[name] === "scheduled" ? "scheduled" : undefined;
}

/** What it must come after may be on its way yet; then it is looked at again. */
const LOOK_AGAIN_MINUTES = 5;

/** One person who is told about one line. */
export interface Reader extends ReaderWish {
  /** What was to be told before is no news to them. */
  readonly since: Instant;
  readonly quiet: QuietHours;
  /** Causes of this line that they were told. */
  readonly told: ReadonlySet<string>;
  /** So many may still be sent today, about any of their lines. */
  readonly leftToday: Readonly<Record<Bound, number>>;
  /** Of what others must come after: causes that arrived, and such as may arrive yet. */
  readonly arrived: ReadonlySet<string>;
  readonly underway: ReadonlySet<string>;
}

export interface Due {
  /** To be told now; the most urgent first. */
  readonly now: readonly Notice[];
  /** When to look again, if nothing happens before. */
  readonly nextAt?: Instant;
}

/** Of what is planned for a line, what one person is told at `now`. */
export function dueNotices(planned: readonly Notice[], reader: Reader, now: Instant): Due {
  const wanted = planned.filter((notice) => isWanted(notice, reader)).toSorted(byUrgency);
  const due: Notice[] = [];
  let nextAt: Instant | undefined;
  const left = { ...reader.leftToday };
  for (const notice of wanted) {
    const at = momentFor(notice, { reader, left }, now);
    if (at === undefined) continue;
    if (at > now) nextAt = nextAt === undefined ? at : earlier(nextAt, at);
    else {
      due.push(notice);
      const bound = boundOf(notice.name);
      if (bound !== undefined) left[bound] -= 1;
    }
  }
  const causes = new Set(due.map(({ cause }) => cause));
  return {
    now: due.filter(({ unlessTold }) => !unlessTold.some((one) => causes.has(one))),
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}

/** Whether a person may be told of a notice at this moment, or when; undefined for never. */
export function quietMoment(
  { name, until }: Pick<Notice, "name" | "until">,
  quiet: QuietHours,
  now: Instant,
): Instant | undefined {
  const mayWait = ["scheduled", "of_incident"].includes(CLASS_OF[name]);
  const wakes = mayWait ? endOfQuiet(now, quiet) : undefined;
  const at = wakes ?? now;
  return until !== undefined && until <= at ? undefined : at;
}

/** Whether a notice is nothing that its reader has stopped. */
export function isAskedFor(
  { name, facts }: Pick<Notice, "name" | "facts">,
  { isStopped, tripId }: ReaderWish,
): boolean {
  if (!isStopped || !isReminder(name)) return true;
  return tripId !== undefined && facts.tripId === tripId;
}

function isWanted({ name, at, cause, unlessTold, facts }: Notice, reader: Reader): boolean {
  if (!isAskedFor({ name, facts }, reader)) return false;
  return at >= reader.since && ![cause, ...unlessTold].some((one) => reader.told.has(one));
}

function momentFor(
  notice: Notice,
  { reader, left }: { readonly reader: Reader; readonly left: Reader["leftToday"] },
  now: Instant,
): Instant | undefined {
  const { onlyAfter, name } = notice;
  if (onlyAfter !== undefined && !reader.arrived.has(onlyAfter)) {
    return reader.underway.has(onlyAfter) ? addMinutes(now, LOOK_AGAIN_MINUTES) : undefined;
  }
  // What a contract promises comes the evening before, or else by night: later would break it.
  const movesEarlier = ["scheduled", "promised"].includes(CLASS_OF[name]);
  const at = movesEarlier ? beforeQuiet(notice.at, reader.quiet) : notice.at;
  if (now < at) return at;
  const moment = quietMoment(notice, reader.quiet, now);
  const bound = boundOf(name);
  if (moment === undefined || moment > now || bound === undefined || left[bound] > 0) return moment;
  const tomorrow = startOfDate(addDays(localDate(now, reader.quiet.zone), 1), reader.quiet.zone);
  return quietMoment(notice, reader.quiet, tomorrow);
}

function byUrgency(a: Notice, b: Notice): number {
  const [first, second] = [a.until ?? a.at, b.until ?? b.at];
  return first < second ? -1 : first > second ? 1 : 0;
}
