import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { MessageState } from "./message.ts";

/** That something was written to somebody, and what became of it: neither words nor address. */
export interface MessageTrace {
  /** `renewal.active:<renewal>` */
  readonly cause: string;
  readonly channel: string;
  readonly state: MessageState;
  readonly tries: number;
  readonly writtenAt: Instant;
  readonly settledAt?: Instant;
}

/** What was written about a line for causes that name one of these ids, oldest first. */
export async function tracesAbout(
  act: Act,
  lineId: string,
  ids: readonly string[],
): Promise<readonly MessageTrace[]> {
  const { rows } = await act.database.run({
    text: `select cause, channel, state, tries, written_at as "writtenAt", settled_at as "settledAt"
      from messages where line_id = $1 order by written_at, message_id`,
    values: [lineId],
  });
  return (rows as (MessageTrace & { settledAt: Instant | null })[])
    .filter(({ cause }) => ids.some((id) => cause.includes(id)))
    .map(({ settledAt, ...trace }) => ({ ...trace, ...(settledAt === null ? {} : { settledAt }) }));
}
