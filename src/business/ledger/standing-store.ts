import { sql } from "kysely";

/** Each transfer twice: what it adds to the debited account, and what it takes from the credited. */
export const SIDES = sql`(
  select debit_account as account, debit_book as book, renewal_id, amount_yen as yen from transfers
  union all
  select credit_account, credit_book, renewal_id, -amount_yen from transfers
)`;

/** What was booked and is not taken back. A reversal that was itself reversed takes nothing back. */
export const STANDING = sql`(
  with recursive chain as (
    select o.line_id, o.transfer_id as origin, r.transfer_id as last, 1 as length
    from transfers as r
    join transfers as o on o.line_id = r.line_id and o.transfer_id = r.cause_id
    where r.cause = 'reversal' and o.cause <> 'reversal'
    union all
    select c.line_id, c.origin, r.transfer_id, c.length + 1
    from chain as c
    join transfers as r
      on r.line_id = c.line_id and r.cause_id = c.last and r.cause = 'reversal'
  )
  select t.* from transfers as t
  where t.cause <> 'reversal' and not exists (
    select from chain as c where c.line_id = t.line_id and c.origin = t.transfer_id
    having max(c.length) % 2 = 1)
)`;
