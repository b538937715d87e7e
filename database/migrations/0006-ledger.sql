-- Double entry as transfers: one amount from one account to another, balanced by shape.

create table accounts (
  account text primary key,
  kind text not null check (kind in ('asset', 'liability', 'income', 'expense'))
);
insert into accounts (account, kind) values
  ('receivable', 'asset'),
  ('cash', 'asset'),
  ('deferred_revenue', 'liability'),
  ('output_tax', 'liability'),
  ('refunds_payable', 'liability'),
  ('unallocated_money', 'liability'),
  ('pin_liability', 'liability'),
  ('revenue', 'income'),
  ('rounding', 'income'),
  ('provider_fees', 'expense'),
  ('losses', 'expense');

-- book names whose account is meant: line:…, till:…, provider:…, seller:…, house. cause_id is the
-- thing for which the cause can be booked once; renewal and attempt are kept for the audit.
create table transfers (
  line_id uuid not null,
  transfer_id uuid not null,
  debit_account text not null references accounts,
  debit_book text not null,
  credit_account text not null references accounts,
  credit_book text not null,
  amount_yen bigint not null check (amount_yen > 0),
  cause text not null,
  cause_id uuid not null,
  renewal_id uuid,
  attempt_id uuid,
  at timestamptz not null,
  primary key (line_id, transfer_id),
  check ((debit_account, debit_book) <> (credit_account, credit_book)),
  unique (line_id, cause_id, cause)
);
revoke update, delete on transfers from tsunagu_app;
