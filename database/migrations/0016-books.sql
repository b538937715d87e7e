-- The books beside the payments: money in the bank, revenue earned day by day, and what the
-- providers themselves tell of our money.

insert into accounts (account, kind) values ('bank', 'asset');

-- When the revenue of a running renewal is looked at next; every one is looked at once at least.
alter table renewals
  add column recognise_at timestamptz not null default '1970-01-01T00:00:00Z';
create index renewals_recognise on renewals (recognise_at) where state = 'active';

-- A provider's report names a payment or a refund without its line.
create index payment_attempts_id on payment_attempts (attempt_id);
create index payment_attempts_reference on payment_attempts (provider, provider_reference);
create index payment_attempts_settled on payment_attempts (provider, settled_at)
  where state = 'succeeded';
create index refunds_id on refunds (refund_id);
create index refunds_reference on refunds (provider_reference)
  where provider_reference is not null;
create index refunds_settled on refunds (settled_at) where state = 'done';

-- A report as it was taken in: a file of the staff, or a day that was fetched.
create table reports (
  report_id uuid primary key,
  provider text not null,
  source text not null check (source in ('file', 'fetch')),
  row_count integer not null,
  -- The time whose movements it tells of.
  from_at timestamptz,
  until_at timestamptz,
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null
);
create index reports_provider on reports (provider, until_at);

-- One movement each, once, however many reports tell of it. Its amounts never change.
create table report_rows (
  provider text not null,
  reference text not null,
  row_id uuid not null unique,
  report_id uuid not null references reports,
  kind text not null check (kind in ('payment', 'refund', 'fee', 'dispute', 'payout', 'other')),
  of_reference text,
  attempt_id uuid,
  refund_id uuid,
  gross_yen bigint not null,
  fee_yen bigint not null,
  net_yen bigint not null,
  at timestamptz not null,
  state text not null check (state in ('new', 'matched', 'different')),
  -- What of ours it was found to be.
  found_line_id uuid,
  found_attempt_id uuid,
  found_refund_id uuid,
  looked_at timestamptz,
  primary key (provider, reference)
);
create index report_rows_open on report_rows (provider, at) where state <> 'matched';
create index report_rows_time on report_rows (provider, at);
create index report_rows_attempt on report_rows (found_attempt_id)
  where found_attempt_id is not null;
create index report_rows_refund on report_rows (found_refund_id)
  where found_refund_id is not null;
revoke update, delete on report_rows from tsunagu_app;
grant update (state, found_line_id, found_attempt_id, found_refund_id, looked_at) on report_rows
  to tsunagu_app;

-- What does not agree between a provider and us, until it does or somebody says why.
create table differences (
  difference_id uuid primary key,
  provider text not null,
  kind text not null,
  subject text not null,
  row_id uuid references report_rows (row_id),
  about_line_id uuid,
  attempt_id uuid,
  refund_id uuid,
  here_yen bigint,
  there_yen bigint,
  state text not null check (state in ('open', 'solved')),
  found_at timestamptz not null,
  solved_at timestamptz,
  solved_by text,
  why text,
  unique (provider, kind, subject),
  check ((state = 'solved') = (solved_at is not null))
);
create index differences_open on differences (provider, found_at) where state = 'open';

-- Each day of each provider whose report is fetched; the row is the timer.
create table report_days (
  provider text not null,
  day date not null,
  due_at timestamptz,
  claimed_until timestamptz,
  tries integer not null,
  read_at timestamptz,
  primary key (provider, day)
);
create index report_days_due on report_days (due_at) where due_at is not null;

-- How far the search for what a provider does not tell of has come.
create table provider_accounts (
  provider text primary key,
  checked_until timestamptz not null,
  matched_at timestamptz not null
);
