insert into accounts (account, kind) values ('commissions', 'expense'), ('input_tax', 'asset');

-- Shops that sell for the operator. How to reach them and where their money goes is sealed.
create table agents (
  agent_id uuid primary key,
  code text not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,11}$'),
  name text not null,
  legal_name text not null,
  address text not null,
  registration_number text check (registration_number ~ '^T\d{13}$'),
  contact_sealed bytea,
  state text not null check (state in ('active', 'stopped')),
  made_at timestamptz not null
);

-- What an agent owes now. A cash sale raises it in the statement that takes the cash, and only
-- while the limit allows: so the limit holds whatever sells at the same moment.
create table agent_accounts (
  agent_id uuid primary key references agents,
  owed_yen bigint not null,
  credit_limit_yen bigint not null check (credit_limit_yen >= 0)
);

-- Every movement of customers' cash that an agent keeps for us, signed as it owes it.
create table agent_cash (
  agent_id uuid not null references agents,
  cash_id uuid not null,
  kind text not null check (kind in ('sale', 'refund')),
  amount_yen integer not null check (amount_yen <> 0),
  at timestamptz not null,
  primary key (agent_id, cash_id)
);
create index agent_cash_at on agent_cash (agent_id, at);
revoke update, delete on agent_cash from tsunagu_app;

create table agent_rules (
  agent_id uuid not null references agents,
  rule_id uuid not null,
  kind text check (kind in ('renewal', 'pins', 'pack')),
  seller_id uuid references sellers,
  plan text,
  batch text,
  channel text,
  per_mille integer not null check (per_mille between 0 and 500),
  fixed_yen integer not null check (fixed_yen between 0 and 10000),
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  primary key (agent_id, rule_id)
);

-- What an agent earned, lost of that again, and settled. The number is the lock: two writers who
-- read the same last one cannot both write the next.
create table agent_entries (
  agent_id uuid not null references agents,
  seq integer not null check (seq > 0),
  entry_id uuid not null,
  kind text not null check (kind in ('commission', 'claw_back', 'settlement')),
  cause_id uuid not null,
  sale_kind text check (sale_kind in ('renewal', 'pins', 'pack')),
  seller_id uuid references sellers,
  label text not null,
  price_yen bigint not null,
  pieces integer not null,
  amount_yen bigint not null,
  form text check (form in ('fee', 'discount')),
  rate_per_mille integer not null,
  rule_id uuid,
  at timestamptz not null,
  primary key (agent_id, seq),
  unique (agent_id, entry_id),
  check ((kind = 'settlement') = (sale_kind is null))
);
create unique index agent_entries_once on agent_entries (agent_id, cause_id)
  where kind in ('commission', 'settlement');
create index agent_entries_cause on agent_entries (cause_id);
revoke update, delete on agent_entries from tsunagu_app;

-- A closed month, word for word. It never changes: what is corrected stands in the next one.
create table agent_statements (
  agent_id uuid not null references agents,
  number integer not null check (number > 0),
  statement_id uuid not null unique,
  month date not null,
  from_seq integer not null,
  to_seq integer not null check (to_seq >= from_seq),
  kept_through_yen bigint not null,
  content jsonb not null,
  closed_at timestamptz not null,
  primary key (agent_id, number),
  unique (agent_id, month)
);
revoke update, delete on agent_statements from tsunagu_app;
