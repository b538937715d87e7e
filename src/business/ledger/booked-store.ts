import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import { STANDING } from "./standing-store.ts";

interface BookedQuestion {
  readonly lineIds: readonly string[];
  readonly attemptIds: readonly string[];
  readonly refundIds: readonly string[];
}

/**
 * What the books say came in by an attempt, and what went back by a refund, in yen, by their ids;
 * `held ID` and `back ID` are what disputes of an attempt held back and gave free. What was
 * reversed does not count. Absent: nothing.
 */
export async function bookedOf(
  act: Act,
  { lineIds, attemptIds, refundIds }: BookedQuestion,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; yen: number }>`
    select id, sum(amount_yen)::bigint as yen from (
      select attempt_id::text as id, amount_yen from ${STANDING} as t
      where line_id = any(${[...lineIds]}::uuid[]) and attempt_id = any(${[...attemptIds]}::uuid[])
        and cause ~ '^(payment_confirmed|checkout_paid|late_money)[.]'
      union all
      select cause_id::text, amount_yen from ${STANDING} as t
      where line_id = any(${[...lineIds]}::uuid[]) and cause_id = any(${[...refundIds]}::uuid[])
        and cause like 'refund_done.%'
      union all
      select case cause when 'dispute_opened.total' then 'held ' else 'back ' end || attempt_id,
        amount_yen from ${STANDING} as t
      where line_id = any(${[...lineIds]}::uuid[]) and attempt_id = any(${[...attemptIds]}::uuid[])
        and cause in ('dispute_opened.total', 'dispute_won.total')
    ) as booked group by id`.execute(act.database.tables<unknown>());
  return new Map(rows.map(({ id, yen }) => [id, yen]));
}
