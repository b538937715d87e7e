import type { LocalDate } from "../../foundation/clock/index.ts";
import type { LineReader } from "./person.ts";

/** The cause of the message that tells one person of one happening on one line. */
export function messageCause(
  { personId, lineId }: Pick<LineReader, "personId" | "lineId">,
  cause: string,
): string {
  return `notice:${personId}:${lineId}:${cause}`;
}

/** The same by another way, when those before led nowhere; the first way is the first. */
export function causeOfWay(cause: string, nth: number): string {
  return nth === 1 ? cause : `${cause}|${nth}`;
}

const NOTICE = /^(notice:([^:|]+):([^:|]+):([^|]+))(?:\|(\d+))?$/u;

export interface NoticeCause {
  /** Of the first way. */
  readonly first: string;
  readonly personId: string;
  readonly lineId: string;
  /** As its line's plan of notices has it. */
  readonly cause: string;
  /** Which way it is, from 1. */
  readonly nth: number;
}

/** What a message's cause says; undefined for what is no notice. */
export function readNoticeCause(text: string): NoticeCause | undefined {
  const [, first, personId, lineId, cause, nth = "1"] = NOTICE.exec(text) ?? [];
  if (first === undefined || personId === undefined) return undefined;
  if (lineId === undefined || cause === undefined) return undefined;
  return { first, personId, lineId, cause, nth: Number(nth) };
}

/** True for what one of a line's people is told about it; false for letters about an order. */
export function isNotice(cause: string): boolean {
  return readNoticeCause(cause) !== undefined;
}

/** One of the places for scheduled notices that a person's day has. */
export function slotOf(personId: string, date: LocalDate, nth: number): string {
  return `${personId}:${date}:${nth}`;
}
