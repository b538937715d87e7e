import {
  addDays,
  earlier,
  localDate,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import { CLASS_OF, type Notice } from "./notice.ts";
import { beforeQuiet, endOfQuiet, type QuietHours } from "./quiet-hours.ts";

/** At most so many scheduled notices reach one person on one of their days. */
export const SCHEDULED_PER_DAY = 3;

/** One person who is told about one line. */
export interface Reader {
  /** What was to be told before is no news to them. */
  readonly since: Instant;
  readonly quiet: QuietHours;
  /** They want no reminders; what follows from a payment is told all the same. */
  readonly isStopped: boolean;
  /** Causes of this line that they were told. */
  readonly told: ReadonlySet<string>;
  /** Scheduled notices that may still be sent today, about any of their lines. */
  readonly leftToday: number;
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
  let left = reader.leftToday;
  for (const notice of wanted) {
    const at = momentFor(notice, { reader, left }, now);
    if (at === undefined) continue;
    if (at > now) nextAt = nextAt === undefined ? at : earlier(nextAt, at);
    else {
      due.push(notice);
      if (CLASS_OF[notice.name] === "scheduled") left -= 1;
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
  const wakes = CLASS_OF[name] === "scheduled" ? endOfQuiet(now, quiet) : undefined;
  const at = wakes ?? now;
  return until !== undefined && until <= at ? undefined : at;
}

function isWanted({ name, at, cause, unlessTold }: Notice, reader: Reader): boolean {
  if (reader.isStopped && CLASS_OF[name] !== "of_payment") return false;
  return at >= reader.since && ![cause, ...unlessTold].some((one) => reader.told.has(one));
}

function momentFor(
  notice: Notice,
  { reader, left }: { readonly reader: Reader; readonly left: number },
  now: Instant,
): Instant | undefined {
  const isScheduled = CLASS_OF[notice.name] === "scheduled";
  const at = isScheduled ? beforeQuiet(notice.at, reader.quiet) : notice.at;
  if (now < at) return at;
  const moment = quietMoment(notice, reader.quiet, now);
  if (moment === undefined || moment > now || !isScheduled || left > 0) return moment;
  const tomorrow = startOfDate(addDays(localDate(now, reader.quiet.zone), 1), reader.quiet.zone);
  return quietMoment(notice, reader.quiet, tomorrow);
}

function byUrgency(a: Notice, b: Notice): number {
  const [first, second] = [a.until ?? a.at, b.until ?? b.at];
  return first < second ? -1 : first > second ? 1 : 0;
}
