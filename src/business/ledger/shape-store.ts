import { sql, type RawBuilder } from "kysely";
import { APP_ROLE } from "../../foundation/database/index.ts";
import type { Finding } from "./audit-store.ts";
import { ACCOUNTS, OWNERS, type Account } from "./chart.ts";
import { SIDES } from "./standing-store.ts";
import { BOOKINGS } from "./bookings.ts";

const ZERO: RawBuilder<Finding> = sql`
  select 'books_not_zero' as finding, 'all accounts' as thing, sum(yen)::bigint as "foundYen",
    0 as "wantedYen"
  from ${SIDES} as sides join accounts using (account) having sum(yen) <> 0`;

// The chart of the program and the one that the database holds rows against are the same.
const CHART: RawBuilder<Finding> = sql`
  select 'account_not_in_chart' as finding, account || ' ' || coalesce(kind, 'unknown') as thing,
    0 as "foundYen", 0 as "wantedYen"
  from (
    select distinct account, kind from (
      select account from ${SIDES} as sides union select account from accounts
    ) as used left join accounts using (account)
  ) as a
  where not exists (
    select from (values ${sql.join(
      Object.entries(ACCOUNTS).map(([account, kind]) => sql`(${account}, ${kind})`),
    )}) as c (account, kind) where c.account = a.account and c.kind = a.kind)
    and exists (select from ${SIDES} as sides where sides.account = a.account)`;

/**
 * Where money lies that somebody paid: with a provider, in a till, behind a PIN, put into a machine,
 * in a checkout over several renewals, owed by an agent.
 */
const MONEY: readonly Account[] = [
  ...(Object.keys(ACCOUNTS) as Account[]).filter((account) => ACCOUNTS[account] === "asset"),
  ...(["pin_liability", "intake_money", "checkout_money"] as const),
];

interface Shape {
  readonly cause: string;
  readonly debit: string;
  readonly credit: string;
}

const SHAPES: readonly Shape[] = Object.entries(BOOKINGS).flatMap(([what, { moves }]) =>
  moves.map(([debit, credit, amount]) => ({ cause: `${what}.${amount}`, debit, credit })),
);

// A transfer stands between the accounts that its happening is booked between, and in their books.
const BOOKED: RawBuilder<Finding> = sql`
  with shapes (cause, debit, credit) as (values ${sql.join(
    SHAPES.map(({ cause, debit, credit }) => sql`(${cause}, ${debit}, ${credit})`),
  )}), owners (account, owner) as (values ${sql.join(
    Object.entries(OWNERS).map(([account, owner]) => sql`(${account}, ${owner})`),
  )})
  select 'transfer_of_no_booking' as finding, transfer_id || ' ' || t.cause as thing,
    amount_yen as "foundYen", 0 as "wantedYen"
  from transfers as t
  left join shapes as s on s.cause = t.cause
    and (s.debit = t.debit_account or (s.debit = 'agent' and t.debit_account = 'receivable')
      or (s.debit = 'money' and t.debit_account = any(${[...MONEY]}::text[])))
    and (s.credit = t.credit_account or (s.credit = 'agent' and t.credit_account = 'receivable')
      or (s.credit = 'money' and t.credit_account = any(${[...MONEY]}::text[])))
  left join owners as d on d.account = t.debit_account
  left join owners as c on c.account = t.credit_account
  where t.cause <> 'reversal' and (s.cause is null
    or (s.debit <> 'money' and split_part(t.debit_book, ':', 1)
      <> case s.debit when 'agent' then 'agent' else d.owner end)
    or (s.credit <> 'money' and split_part(t.credit_book, ':', 1)
      <> case s.credit when 'agent' then 'agent' else c.owner end))`;

const REVERSALS: RawBuilder<Finding> = sql`
  select 'reversal_does_not_fit' as finding, r.transfer_id::text as thing,
    r.amount_yen as "foundYen", coalesce(o.amount_yen, 0) as "wantedYen"
  from transfers as r
  left join transfers as o on o.line_id = r.line_id and o.transfer_id = r.cause_id
  where r.cause = 'reversal' and (o.transfer_id is null or r.amount_yen <> o.amount_yen
    or (r.debit_account, r.debit_book) <> (o.credit_account, o.credit_book)
    or (r.credit_account, r.credit_book) <> (o.debit_account, o.debit_book))`;

// Nobody who works as the program can change a row, and nothing changes it behind the scenes.
const APPEND_ONLY: RawBuilder<Finding> = sql`
  select 'transfers_not_append_only' as finding, thing, 0 as "foundYen", 0 as "wantedYen"
  from (
    select ${APP_ROLE} || ' may ' || lower(p) || ' them' as thing
    from unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as p
    where has_table_privilege(${APP_ROLE}, 'transfers', p)
    union
    select ${APP_ROLE} || ' may update them'
    where has_any_column_privilege(${APP_ROLE}, 'transfers', 'UPDATE')
    union
    select 'the trigger ' || tgname from pg_trigger
    where tgrelid = 'transfers'::regclass and not tgisinternal
    union
    select 'the rule ' || rulename from pg_rewrite where ev_class = 'transfers'::regclass
    union
    select 'without ' || wanted from (values
      ('amounts above zero', 'c', '%amount_yen > 0%'),
      ('two accounts each', 'c', '%debit_account%credit_account%'),
      ('one booking per cause', 'u', '%(line_id, cause_id, cause)%')) as w (wanted, kind, shape)
    where not exists (
      select from pg_constraint where conrelid = 'transfers'::regclass and convalidated
        and contype = w.kind::"char" and pg_get_constraintdef(oid) like w.shape)
  ) as found`;

/** What must be so of transfers by themselves, whatever they are about. */
export const SHAPE_CHECKS = [ZERO, CHART, BOOKED, REVERSALS, APPEND_ONLY];
