import type { LocalDate } from "../../foundation/clock/index.ts";
import type { Bound } from "./due-notices.ts";
import { isReminder, NOTICES } from "./notice.ts";
import type { LineReader } from "./person.ts";

const OF_PERSON = "person";

/**
 * The cause of the message that tells one person of one happening on one line. An incident is one
 * happening on all of their lines.
 */
export function messageCause(
  { personId, lineId }: Pick<LineReader, "personId" | "lineId">,
  cause: string,
): string {
  const of = /^incident(?:_over)?:/u.test(cause) ? OF_PERSON : lineId;
  return `notice:${personId}:${of}:${cause}`;
}

/** The same by another way, when those before led nowhere; the first way is the first. */
export function causeOfWay(cause: string, nth: number): string {
  return nth === 1 ? cause : `${cause}|${nth}`;
}

const NOTICE = /^(notice:([^:|]+):[^:|]+:([^|]+))(?:\|(\d+))?$/u;

export interface NoticeCause {
  /** Of the first way. */
  readonly first: string;
  readonly personId: string;
  /** As its line's plan of notices has it. */
  readonly cause: string;
  /** Which way it is, from 1. */
  readonly nth: number;
}

/** What a message's cause says; undefined for what is no notice. */
export function readNoticeCause(text: string): NoticeCause | undefined {
  const [, first, personId, cause, nth = "1"] = NOTICE.exec(text) ?? [];
  if (first === undefined || personId === undefined || cause === undefined) return undefined;
  return { first, personId, cause, nth: Number(nth) };
}

/** True for what one of a line's people is told about it; false for letters about an order. */
export function isNotice(cause: string): boolean {
  return readNoticeCause(cause) !== undefined;
}

/** Whether a mail may offer to end with one request what a message is one of. */
export function isStoppable(cause: string): boolean {
  const [name] = readNoticeCause(cause)?.cause.split(":") ?? [];
  const known = NOTICES.find((one) => one === name);
  return known !== undefined && isReminder(known);
}

/** One of the places for bounded notices that a person's day has. */
export function slotOf(
  { personId }: Pick<LineReader, "personId">,
  { bound, date, nth }: { readonly bound: Bound; readonly date: LocalDate; readonly nth: number },
): string {
  return bound === "scheduled"
    ? `${personId}:${date}:${nth}`
    : `${personId}:${date}:${bound}:${nth}`;
}
