-- Recharge PINs: numbers sold in a shop, each of which pays for one renewal.

-- What is left of PINs that ended unused.
insert into accounts (account, kind) values ('breakage', 'income');

-- PINs of one face value, printed together. An empty list of plans: good for any at this price.
-- `version` counts the changes to its PINs as a whole; whoever decides from an old one fails.
create table pin_batches (
  batch_id uuid primary key,
  code text not null unique,
  seller_id uuid not null references sellers,
  face_yen integer not null check (face_yen > 0),
  arrangement text not null check (arrangement in ('own_issue', 'resale', 'consignment')),
  commission_per_mille integer not null check (commission_per_mille between 0 and 999),
  plan_codes jsonb not null,
  -- Usable for less than half a year: Payment Services Act, article 4 (2).
  term_days integer not null check (term_days between 1 and 180),
  pin_count integer not null check (pin_count > 0),
  made_at timestamptz not null,
  export_id uuid,
  exported_at timestamptz,
  version integer not null
);
create index pin_batches_seller on pin_batches (seller_id);

-- What was handed over together, and where its money lies.
create table pin_sales (
  sale_id uuid primary key,
  batch_id uuid not null references pin_batches,
  pin_count integer not null check (pin_count > 0),
  total_yen bigint not null check (total_yen > 0),
  money_account text not null references accounts,
  money_book text not null,
  sold_at timestamptz not null
);

-- The digits stand nowhere: their keyed hash is made when they are exported, once.
create table pins (
  pin_id uuid primary key,
  batch_id uuid not null references pin_batches,
  serial integer not null check (serial > 0),
  state text not null check (state in
    ('created', 'exported', 'active', 'redeemed', 'voided', 'expired')),
  digits_hash bytea unique,
  sale_id uuid references pin_sales,
  expires_at timestamptz,
  redeemed_at timestamptz,
  line_id uuid,
  attempt_id uuid,
  ended_at timestamptz,
  end_reason text,
  unique (batch_id, serial),
  check ((state = 'created') <= (digits_hash is null)),
  check ((state in ('active', 'redeemed', 'expired')) <= (expires_at is not null)),
  check ((state = 'redeemed') = (attempt_id is not null))
);
create index pins_expiring on pins (expires_at) where state = 'active';

-- Wrong tries per key; too many of them lock it. Losing them in a crash only forgives.
create unlogged table rate_locks (
  key text primary key,
  wrong_count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);
create index rate_locks_last on rate_locks (last_at);
