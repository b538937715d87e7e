import { sql, type RawBuilder } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import { KIOSK_CHECKS } from "./kiosk-checks-store.ts";
import { REPORT_CHECKS } from "./report-checks-store.ts";
import { SHAPE_CHECKS } from "./shape-store.ts";
import { SIDES, STANDING } from "./standing-store.ts";

/** One thing that does not add up, with what was found against what had to be. */
export interface Finding {
  readonly finding:
    | "negative_liability"
    | "attempt_not_booked"
    | "checkout_not_shared"
    | "refund_not_booked"
    | "refunds_not_owed"
    | "claim_does_not_hold"
    | "dispute_not_booked"
    | "renewal_does_not_hold"
    | "renewal_not_ended"
    | "revenue_too_early"
    | "revenue_not_recognised"
    | "pins_not_booked"
    | "agent_does_not_fit"
    | "kiosk_cash_does_not_fit"
    | "intake_not_owed"
    | "intake_not_taken"
    | "books_not_zero"
    | "account_not_in_chart"
    | "transfer_of_no_booking"
    | "reversal_does_not_fit"
    | "transfers_not_append_only"
    | "report_row_not_booked"
    | "matched_row_does_not_fit"
    | "receivable_does_not_fit";
  readonly thing: string;
  readonly foundYen: number;
  readonly wantedYen: number;
}

/**
 * Audits the books against the rows of payments, refunds and renewals; nothing found is a proof.
 * An audit reads those rows itself, on purpose: asked through the rooms' own code, a fault of
 * theirs would vouch for itself. It writes nothing.
 */
export async function checkLedger(act: Act): Promise<readonly Finding[]> {
  const database = act.database.tables<unknown>();
  const found = await Promise.all(CHECKS.map((check) => check.execute(database)));
  return found.flatMap(({ rows }) => rows);
}

const LIABILITIES: RawBuilder<Finding> = sql`
  select 'negative_liability' as finding, account || ' ' || book as thing,
    sum(-yen)::bigint as "foundYen", 0 as "wantedYen"
  from ${SIDES} as sides join accounts using (account) where kind = 'liability'
  group by account, book having sum(-yen) < 0
  union all
  select 'negative_liability', account || ' of renewal ' || renewal_id, sum(-yen)::bigint, 0
  from ${SIDES} as sides join accounts using (account)
  where account in ('deferred_revenue', 'output_tax', 'refunds_payable') and renewal_id is not null
  group by account, renewal_id having sum(-yen) < 0`;

const ATTEMPTS: RawBuilder<Finding> = sql`
  select 'attempt_not_booked' as finding, coalesce(a.attempt_id, b.attempt_id)::text as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(a.amount_yen, 0) as "wantedYen"
  from (
    select attempt_id, case state when 'succeeded' then amount_yen
      when 'frozen' then coalesce(received_yen, 0) else 0 end as amount_yen
    from payment_attempts
  ) as a
  full join (
    select attempt_id, sum(amount_yen) as yen from ${STANDING} as t
    where cause ~ '^(payment_confirmed|checkout_paid|late_money)[.]' group by attempt_id
  ) as b on b.attempt_id = a.attempt_id
  where coalesce(a.amount_yen, 0) <> coalesce(b.yen, 0)`;

// A checkout over several renewals holds the parts that their renewals have not taken yet.
const CHECKOUTS: RawBuilder<Finding> = sql`
  select 'checkout_not_shared' as finding, coalesce(b.book, c.book) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(c.yen, 0)::bigint as "wantedYen"
  from (
    select book, sum(-yen) as yen from ${SIDES} as sides
    where account = 'checkout_money' group by book
  ) as b
  full join (
    select 'checkout:' || a.checkout_id as book, a.amount_yen - r.total_yen - coalesce((
      select sum(s.amount_yen) from payment_attempts as s where s.share_of = a.attempt_id), 0) as yen
    from renewals as r
    join allocations as l on l.line_id = r.line_id and l.renewal_id = r.renewal_id
    join payment_attempts as a on a.line_id = l.line_id and a.attempt_id = l.attempt_id
    where r.checkout_yen is not null
  ) as c on c.book = b.book
  where coalesce(b.yen, 0) <> coalesce(c.yen, 0)`;

const REFUNDS: RawBuilder<Finding> = sql`
  select 'refund_not_booked' as finding,
    coalesce(r.refund_id, b.cause_id) || ' ' || coalesce(r.step, b.step) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(r.yen, 0) as "wantedYen"
  from (
    select refund_id, 'decided' as step, amount_yen as yen from refunds
    union all
    select refund_id, 'done', amount_yen from refunds where state = 'done'
  ) as r
  full join (
    select cause_id, case when cause like 'refund_done.%' then 'done' else 'decided' end as step,
      sum(amount_yen) as yen
    from ${STANDING} as t where cause like '%refund%' group by 1, 2
  ) as b on b.cause_id = r.refund_id and b.step = r.step
  where coalesce(b.yen, 0) <> coalesce(r.yen, 0)`;

// What is decided and not done is what the books owe, to the yen; and what cannot go back its way
// has a claim that says the same.
const OWED: RawBuilder<Finding> = sql`
  select 'refunds_not_owed' as finding, 'refunds_payable' as thing, owed::bigint as "foundYen",
    undone::bigint as "wantedYen"
  from (
    select coalesce(sum(-yen), 0) as owed from ${SIDES} as sides where account = 'refunds_payable'
  ) as b, (
    select coalesce(sum(amount_yen), 0) as undone from refunds where state <> 'done'
  ) as r
  where owed <> undone
  union all
  select 'claim_does_not_hold', r.refund_id || ' ' || coalesce(c.state, 'without claim'),
    coalesce(c.amount_yen, 0), r.amount_yen
  from refunds as r
  left join refund_claims as c on c.line_id = r.line_id and c.refund_id = r.refund_id
  where (r.state = 'refused' and c.refund_id is null) or c.amount_yen <> r.amount_yen
    or (c.state in ('paid', 'withdrawn')) <> (r.state = 'done')
    or (c.state in ('open', 'way_chosen', 'paying')) <> (r.state = 'refused')`;

// What disputes question is held back at its provider while they are open, and not a yen longer.
const DISPUTES: RawBuilder<Finding> = sql`
  select 'dispute_not_booked' as finding, coalesce(b.book, d.book) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(d.yen, 0)::bigint as "wantedYen"
  from (
    select book, sum(yen) as yen from ${SIDES} as sides where account = 'withheld' group by book
  ) as b
  full join (
    select 'provider:' || a.provider as book, sum(d.amount_yen) as yen
    from disputes as d join payment_attempts as a using (line_id, attempt_id)
    where d.state = 'open' group by a.provider
  ) as d on d.book = b.book
  where coalesce(b.yen, 0) <> coalesce(d.yen, 0)`;

// What the renewal brought in, what of that was given away, what of that is still owed, and what of
// the price is neither given away nor earned.
const OF_RENEWALS = sql`(
  select r.renewal_id, r.state, r.total_yen,
    coalesce(sum(t.amount_yen) filter (
      where t.cause ~ '^(payment_confirmed|replacement_paid)[.]'), 0) as received,
    coalesce(sum(t.amount_yen) filter (
      where t.cause ~ '^((supplied_)?refund_decided|replaced)[.]'), 0) as given,
    coalesce(sum(t.amount_yen) filter (where t.cause ~ '^(supplied_)?refund_decided[.]'), 0)
      - coalesce(sum(t.amount_yen) filter (where t.cause like 'refund_done.%' and exists (
        select from transfers as d where d.line_id = t.line_id and d.cause_id = t.cause_id
          and d.cause ~ '^(supplied_)?refund_decided[.]')), 0) as owed,
    coalesce(sum(t.amount_yen) filter (where t.credit_account = 'deferred_revenue'), 0)
      - coalesce(sum(t.amount_yen) filter (where t.debit_account = 'deferred_revenue'), 0) as kept
  from renewals as r
  left join ${STANDING} as t on t.line_id = r.line_id and t.renewal_id = r.renewal_id
  group by r.line_id, r.renewal_id
)`;

const HOLDING: RawBuilder<Finding> = sql`
  select 'renewal_does_not_hold' as finding, renewal_id || ' ' || state as thing,
    received::bigint as "foundYen", total_yen as "wantedYen"
  from ${OF_RENEWALS} as m
  where state in ('paid', 'activating', 'activation_unknown', 'activation_failed', 'active',
      'queued', 'completed', 'refunding', 'refunded')
    and (received <> total_yen or (given >= received and state not in ('refunding', 'refunded')))`;

const ENDS: RawBuilder<Finding> = sql`
  select 'renewal_not_ended' as finding, renewal_id || ' ' || state as thing,
    (received - given)::bigint as "foundYen", 0 as "wantedYen"
  from ${OF_RENEWALS} as m
  where state in ('draft', 'awaiting_payment', 'payment_failed', 'payment_expired', 'cancelled',
      'refunding', 'refunded')
    and (case when state in ('refunding', 'refunded') then given = 0 or given > received or kept <> 0
      else received <> given end)
  union all
  select 'renewal_not_ended', renewal_id || ' refunded, still owed', owed::bigint, 0
  from ${OF_RENEWALS} as m where state = 'refunded' and owed <> 0`;

// Earned while it is used, and to the last yen once it has ended.
const REVENUE: RawBuilder<Finding> = sql`
  select case when state = 'completed' then 'revenue_not_recognised' else 'revenue_too_early' end
      as finding, renewal_id || ' ' || state as thing,
    case when state = 'completed' then deferred else earned end::bigint as "foundYen",
    0 as "wantedYen"
  from (
    select r.renewal_id, r.state,
      sum(case when s.account = 'deferred_revenue' then -yen else 0 end) as deferred,
      sum(case when s.account in ('revenue', 'losses') then -yen else 0 end) as earned
    from renewals as r join ${SIDES} as s using (renewal_id)
    group by r.line_id, r.renewal_id
  ) as m
  where (state = 'completed' and deferred <> 0)
    or (state not in ('active', 'completed', 'refunding', 'refunded') and earned <> 0)`;

// What a seller owes for PINs is the face value of those sold that have neither paid nor ended.
const PINS: RawBuilder<Finding> = sql`
  select 'pins_not_booked' as finding, coalesce(b.book, p.book) as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", coalesce(p.yen, 0)::bigint as "wantedYen"
  from (
    select book, sum(-yen) as yen from ${SIDES} as sides
    where account = 'pin_liability' group by book
  ) as b
  full join (
    select 'seller:' || seller_id as book, sum(face_yen) as yen
    from pins join pin_batches using (batch_id) where state = 'active' group by seller_id
  ) as p on p.book = b.book
  where coalesce(b.yen, 0) <> coalesce(p.yen, 0)`;

// What an agent's account says it owes, which its credit limit is held against, is what the books
// say: its receivable, and the cash that lies in its tills.
const AGENTS: RawBuilder<Finding> = sql`
  select 'agent_does_not_fit' as finding, 'agent:' || a.agent_id as thing,
    coalesce(b.yen, 0)::bigint as "foundYen", a.owed_yen as "wantedYen"
  from agent_accounts as a
  left join (
    select coalesce('agent:' || t.agent_id, book) as book, sum(yen) as yen
    from ${SIDES} as sides left join tills as t on book = 'till:' || t.till_id
    where account in ('receivable', 'cash')
    group by 1
  ) as b on b.book = 'agent:' || a.agent_id
  where coalesce(b.yen, 0) <> a.owed_yen`;

const CHECKS = [
  ...SHAPE_CHECKS,
  LIABILITIES,
  ATTEMPTS,
  CHECKOUTS,
  REFUNDS,
  OWED,
  DISPUTES,
  HOLDING,
  ENDS,
  REVENUE,
  PINS,
  AGENTS,
  ...KIOSK_CHECKS,
  ...REPORT_CHECKS,
];
