import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import {
  addUpDay,
  entryOf,
  isSameHappening,
  type JournalEntry,
  type JournalTransfer,
} from "./journal.ts";

export interface JournalPeriod {
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
  /** One entry a day for all that is alike, instead of one for each happening. */
  readonly isByDay?: boolean;
}

const PAGE = 2000;

/**
 * The journal of a period, by time: one entry for each happening, in an order that is always the
 * same. Read page by page, so that a year of many lines needs no more memory than a day does.
 */
export async function* journalOf(act: Act, period: JournalPeriod): AsyncGenerator<JournalEntry> {
  if (period.isByDay !== true) {
    yield* entriesOf(act, period);
    return;
  }
  let day: JournalEntry[] = [];
  for await (const entry of entriesOf(act, period)) {
    if (day[0] !== undefined && day[0].date !== entry.date) {
      yield* addUpDay(day);
      day = [];
    }
    day.push(entry);
  }
  yield* addUpDay(day);
}

async function* entriesOf(act: Act, period: JournalPeriod): AsyncGenerator<JournalEntry> {
  let group: JournalTransfer[] = [];
  for await (const transfer of transfersIn(act, period)) {
    if (group[0] !== undefined && !isSameHappening(group[0], transfer)) {
      yield entryOf(group);
      group = [];
    }
    group.push(transfer);
  }
  if (group.length > 0) yield entryOf(group);
}

interface Read extends Omit<JournalTransfer, "renewalId"> {
  readonly renewalId: string | null;
  /** As it is booked; with the id of its cause unique on a line. */
  readonly bookedCause: string;
}

async function* transfersIn(act: Act, period: JournalPeriod): AsyncGenerator<JournalTransfer> {
  let last: Read | undefined;
  for (;;) {
    const page = await pageAfter(act, period, last);
    for (const { renewalId, ...row } of page) {
      yield renewalId === null ? row : { ...row, renewalId };
    }
    last = page.at(-1);
    if (page.length < PAGE) return;
  }
}

async function pageAfter(
  act: Act,
  { from, until }: JournalPeriod,
  last: Read | undefined,
): Promise<readonly Read[]> {
  const after =
    last === undefined
      ? sql`true`
      : sql`(t.at, t.line_id, t.cause_id, t.cause) > (${last.at}::timestamptz,
          ${last.lineId}::uuid, ${last.causeId}::uuid, ${last.bookedCause})`;
  const { rows } = await sql<Read>`
    select t.line_id as "lineId", t.debit_account as "debitAccount", t.debit_book as "debitBook",
      t.credit_account as "creditAccount", t.credit_book as "creditBook",
      t.amount_yen as "amountYen", t.cause_id as "causeId", t.renewal_id as "renewalId", t.at,
      t.cause as "bookedCause", coalesce(o.cause, t.cause) as cause,
      t.cause = 'reversal' as "isReversal",
      exists (
        select from transfers as s where s.line_id = o.line_id and s.cause_id = o.cause_id
          and s.cause = split_part(o.cause, '.', 1) || '.tax') as "isOfTaxed"
    from transfers as t
    left join transfers as o on t.cause = 'reversal' and o.line_id = t.line_id
      and o.transfer_id = t.cause_id
    where t.at >= ${from}::timestamptz and t.at < ${until}::timestamptz and ${after}
    order by t.at, t.line_id, t.cause_id, t.cause limit ${PAGE}`.execute(
    act.database.tables<unknown>(),
  );
  return rows;
}
