-- One payment may cover several renewals, also of several lines: a checkout belongs to its payer
-- and lives under its first line; each renewal has its allocation under its own line.

create table checkouts (
  line_id uuid not null references lines,
  checkout_id uuid not null,
  payer_id uuid,
  total_yen integer not null check (total_yen > 0),
  opened_at timestamptz not null,
  primary key (line_id, checkout_id)
);

create table payment_attempts (
  line_id uuid not null,
  attempt_id uuid not null,
  checkout_id uuid not null,
  provider text not null,
  method text not null,
  kind text not null check (kind in ('redirect', 'slip', 'immediate', 'terminal', 'saved')),
  state text not null check (state in
    ('sent', 'pending', 'succeeded', 'failed', 'expired', 'cancelled', 'unknown', 'frozen')),
  amount_yen integer not null check (amount_yen > 0),
  provider_reference text,
  next_action jsonb,
  failure text,
  started_at timestamptz not null,
  expires_at timestamptz,
  settled_at timestamptz,
  heard_at timestamptz,
  primary key (line_id, attempt_id),
  foreign key (line_id, checkout_id) references checkouts (line_id, checkout_id)
);
create index payment_attempts_checkout on payment_attempts (line_id, checkout_id);

create table allocations (
  line_id uuid not null,
  allocation_id uuid not null,
  checkout_line_id uuid not null,
  checkout_id uuid not null,
  renewal_id uuid not null,
  amount_yen integer not null check (amount_yen > 0),
  attempt_id uuid,
  primary key (line_id, allocation_id),
  unique (line_id, renewal_id)
);

create table refunds (
  line_id uuid not null,
  refund_id uuid not null,
  attempt_id uuid not null,
  renewal_id uuid,
  amount_yen integer not null check (amount_yen > 0),
  reason text not null,
  state text not null check (state in ('wanted', 'sent', 'done', 'refused', 'unknown')),
  provider_reference text,
  wanted_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (line_id, refund_id),
  foreign key (line_id, attempt_id) references payment_attempts (line_id, attempt_id),
  unique (line_id, attempt_id, reason)
);

-- Claim table: every notification of a provider or carrier, once.
create table received_notifications (
  source text not null,
  notification_id text not null,
  line_id uuid,
  received_at timestamptz not null,
  primary key (source, notification_id)
);
