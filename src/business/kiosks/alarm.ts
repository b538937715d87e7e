import {
  addMinutes,
  localDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import { LOOK_CAUSES, type LookCause } from "./look-causes.ts";

/** Causes that staff are told of by mail, after they lasted so many minutes. */
export const ALARM_MINUTES = {
  ...{ tampered: 0, door_open: 5, silent: 10, switched_off: 15, printer_down: 5, paper_out: 2 },
  ...{ reader_down: 5, acceptor_down: 5, box_full: 2, dispenser_down: 5, scanner_down: 5 },
} as const satisfies Partial<Record<LookCause, number>>;
export type AlarmCause = keyof typeof ALARM_MINUTES;

/** So many mails of what failed, one machine, one day in Japan; what is well again comes on top. */
export const ALARMS_A_DAY = 6;

/** What is wrong with a machine, and what staff were told. */
export interface AlarmBook {
  readonly faults: readonly Fault[];
  readonly day: LocalDate;
  readonly mailsToday: number;
}

export interface Fault {
  readonly cause: AlarmCause;
  readonly since: Instant;
  readonly isTold: boolean;
}

/** One mail's worth of news of a machine. */
export interface Alarm {
  readonly failed: readonly AlarmCause[];
  readonly well: readonly AlarmCause[];
  /** Told before, and so still. */
  readonly still: readonly AlarmCause[];
  /** What else fails today is told tomorrow, if it still does. */
  readonly isLastToday: boolean;
}

/** `stopped`: staff took it out of service, and know. */
export type Seen = readonly LookCause[] | "stopped";

/** Each cause is told once, when it has lasted, and once when it is over. */
export function nextAlarm(
  before: AlarmBook,
  seen: Seen,
  now: Instant,
): { readonly book: AlarmBook; readonly alarm?: Alarm } {
  const day = localDate(now, "Asia/Tokyo");
  const mailsToday = before.day === day ? before.mailsToday : 0;
  if (seen === "stopped") return { book: { faults: [], day, mailsToday } };
  const causes = seen.filter(isAlarmCause);
  const isSilent = causes.includes("silent");
  // Of one that says nothing nobody knows whether the rest is well.
  const lasting = before.faults.filter(({ cause }) => isSilent || causes.includes(cause));
  const begun = causes.filter((cause) => !lasting.some((fault) => fault.cause === cause));
  const faults = [...lasting, ...begun.map((cause) => ({ cause, since: now, isTold: false }))];
  const mayTell = mailsToday < ALARMS_A_DAY;
  const isDue = ({ cause, since, isTold }: Fault) =>
    mayTell && !isTold && causes.includes(cause) && isOld(cause, since, now);
  const failed = faults.filter(isDue).map(({ cause }) => cause);
  const well = before.faults.filter((one) => one.isTold && !lasting.includes(one));
  const after = faults.map((one) => (isDue(one) ? { ...one, isTold: true } : one));
  const told = mailsToday + (failed.length > 0 ? 1 : 0);
  const book = { faults: after, day, mailsToday: told };
  if (failed.length + well.length === 0) return { book };
  const still = faults.filter(({ isTold }) => isTold).map(({ cause }) => cause);
  const isLastToday = failed.length > 0 && told === ALARMS_A_DAY;
  return { book, alarm: { failed, well: well.map(({ cause }) => cause), still, isLastToday } };
}

export function isAlarmCause(cause: string): cause is AlarmCause {
  return Object.hasOwn(ALARM_MINUTES, cause);
}

export const ALARM_CAUSES: readonly AlarmCause[] = LOOK_CAUSES.filter(isAlarmCause);

function isOld(cause: AlarmCause, since: Instant, now: Instant): boolean {
  return addMinutes(since, ALARM_MINUTES[cause]) <= now;
}
