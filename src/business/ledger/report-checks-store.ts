import { sql, type RawBuilder } from "kysely";
import type { Finding } from "./audit-store.ts";
import { STANDING } from "./standing-store.ts";

// What providers keep and pay out is booked from the rows of their reports: of each row that was
// looked at as much as it says, and of nothing else.
const ROWS: RawBuilder<Finding> = sql`
  select 'report_row_not_booked' as finding, coalesce(r.thing, 'no row ' || b.cause_id) as thing,
    coalesce(b.kept + b.paid, 0)::bigint as "foundYen",
    coalesce(r.kept + r.paid, 0)::bigint as "wantedYen"
  from (
    select row_id, provider || ' ' || reference as thing,
      fee_yen - case kind when 'fee' then gross_yen else 0 end as kept,
      case kind when 'payout' then -gross_yen else 0 end as paid
    from report_rows where looked_at is not null
  ) as r
  full join (
    select cause_id,
      sum(case cause when 'fee_kept.total' then amount_yen when 'fee_returned.total'
        then -amount_yen else 0 end) as kept,
      sum(case cause when 'payout_arrived.total' then amount_yen when 'payout_returned.total'
        then -amount_yen else 0 end) as paid
    from ${STANDING} as t where cause ~ '^(fee|payout)_' group by cause_id
  ) as b on b.cause_id = r.row_id
  where coalesce(r.kept, 0) <> coalesce(b.kept, 0) or coalesce(r.paid, 0) <> coalesce(b.paid, 0)`;

// What matched once still does: the row's amount is what the books say of that payment or refund.
const MATCHED: RawBuilder<Finding> = sql`
  select 'matched_row_does_not_fit' as finding, provider || ' ' || reference as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", abs(gross_yen) as "wantedYen"
  from report_rows as r
  left join (
    select case when cause like 'refund_done.%' then cause_id else attempt_id end as id,
      sum(amount_yen) as yen
    from ${STANDING} as t where cause ~ '^(payment_confirmed|checkout_paid|late_money|refund_done)[.]' group by 1
  ) as b on b.id = coalesce(r.found_refund_id, r.found_attempt_id)
  where state = 'matched' and kind in ('payment', 'refund') and coalesce(b.yen, 0) <> abs(gross_yen)`;

// What a provider owes us is what its rows leave on our account there, and what we know of that no
// row tells yet.
const RECEIVABLES: RawBuilder<Finding> = sql`
  select 'receivable_does_not_fit' as finding, 'provider:' || r.provider as thing,
    coalesce(b.owed, 0)::bigint as "foundYen",
    (r.told + coalesce(b.untold, 0))::bigint as "wantedYen"
  from (
    select provider, sum(case when kind in ('fee', 'payout')
        or (kind in ('payment', 'refund') and state = 'matched') then gross_yen else 0 end
      - fee_yen) as told
    from report_rows where looked_at is not null group by provider
  ) as r
  left join (
    select book, sum(yen) as owed,
      sum(case when cause ~ '^(fee|payout)_' or is_told then 0 else yen end) as untold
    from (
      select book, yen, cause, exists (
        select from report_rows as m where m.state = 'matched'
          and 'provider:' || m.provider = sides.book
          and case when cause like 'refund_done.%' then m.found_refund_id = sides.cause_id
            when cause ~ '^(payment_confirmed|checkout_paid|late_money)[.]'
              then m.found_attempt_id = sides.attempt_id and m.kind = 'payment' else false end
      ) as is_told
      from (
        select debit_book as book, amount_yen as yen, cause, cause_id, attempt_id from transfers
        where debit_account = 'receivable'
        union all
        select credit_book, -amount_yen, cause, cause_id, attempt_id from transfers
        where credit_account = 'receivable'
      ) as sides
    ) as moved group by book
  ) as b on b.book = 'provider:' || r.provider
  where coalesce(b.owed, 0) <> r.told + coalesce(b.untold, 0)`;

/** What must be so of the reports of providers and the books together. */
export const REPORT_CHECKS = [ROWS, MATCHED, RECEIVABLES];
