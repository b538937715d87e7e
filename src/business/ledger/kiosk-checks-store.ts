import { sql, type RawBuilder } from "kysely";
import type { Finding } from "./audit-store.ts";
import { SIDES } from "./standing-store.ts";

// What a machine holds by its journal is what the books say it does.
const HELD: RawBuilder<Finding> = sql`
  select 'kiosk_cash_does_not_fit' as finding, coalesce(b.book, j.book) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(j.yen, 0)::bigint as "wantedYen"
  from (
    select book, sum(yen) as yen from ${SIDES} as sides where account = 'kiosk_cash' group by book
  ) as b
  full join (
    select 'kiosk:' || device_id as book, sum(moved_yen) as yen
    from kiosk_cash_entries group by device_id
  ) as j on j.book = b.book
  where coalesce(b.yen, 0) <> coalesce(j.yen, 0)`;

// What customers put in and have neither bought with nor got back is owed, to the yen: as money in
// the machine, or as vouchers that any counter pays.
const OWED: RawBuilder<Finding> = sql`
  select 'intake_not_owed' as finding, coalesce(b.account, i.account) || ' '
      || coalesce(b.book, i.book) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(i.yen, 0)::bigint as "wantedYen"
  from (
    select account, book, sum(-yen) as yen from ${SIDES} as sides
    where account in ('intake_money', 'vouchers_payable') group by account, book
  ) as b
  full join (
    select 'intake_money' as account, 'kiosk:' || device_id as book,
      sum(in_yen + lost_yen - out_yen - found_yen - taken_yen - voucher_yen) as yen
    from kiosk_intakes group by device_id
    union all
    select 'vouchers_payable', 'kiosk:' || device_id, sum(voucher_yen - voucher_paid_yen)
    from kiosk_intakes group by device_id
  ) as i on i.book = b.book and i.account = b.account
  where coalesce(b.yen, 0) <> coalesce(i.yen, 0)`;

// Money that was put in pays for one order once, and the order says so.
const TAKEN: RawBuilder<Finding> = sql`
  select 'intake_not_taken' as finding, i.intake_id::text as thing,
    coalesce(sum(a.amount_yen), 0)::bigint as "foundYen", i.taken_yen as "wantedYen"
  from kiosk_intakes as i
  left join payment_attempts as a on a.line_id = i.line_id
    and a.provider_reference = i.number and a.state = 'succeeded'
  group by i.intake_id, i.taken_yen having coalesce(sum(a.amount_yen), 0) <> i.taken_yen`;

/** What must be so of cash at machines. */
export const KIOSK_CHECKS = [HELD, OWED, TAKEN];
