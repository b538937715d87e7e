import type { LocalDate } from "../../foundation/clock/index.ts";
import type { ChannelName, LineReader } from "./person.ts";

/** The cause of the message that tells one person of one happening on one line. */
export function messageCause(
  { personId, lineId }: Pick<LineReader, "personId" | "lineId">,
  cause: string,
): string {
  return `notice:${personId}:${lineId}:${cause}`;
}

/** The same once more by the next way, when the first one led nowhere. */
export function secondCause(cause: string, channel: ChannelName): string {
  return `${cause}|${channel}`;
}

const NOTICE = /^notice:([^:|]+):([^:|]+):([^|]+)(?:\|(.+))?$/u;

export interface NoticeCause {
  readonly personId: string;
  readonly lineId: string;
  /** As its line's plan of notices has it. */
  readonly cause: string;
  readonly isSecond: boolean;
}

/** What a message's cause says; undefined for what is no notice. */
export function readNoticeCause(text: string): NoticeCause | undefined {
  const [, personId, lineId, cause, second] = NOTICE.exec(text) ?? [];
  if (personId === undefined || lineId === undefined || cause === undefined) return undefined;
  return { personId, lineId, cause, isSecond: second !== undefined };
}

/** One of the places for scheduled notices that a person's day has. */
export function slotOf(personId: string, date: LocalDate, nth: number): string {
  return `${personId}:${date}:${nth}`;
}
