-- A granted plan is a bucket: its own days and bytes.

create table buckets (
  line_id uuid not null references lines,
  bucket_id uuid not null,
  plan_id uuid not null references plans,
  renewal_id uuid,
  state text not null check (state in
    ('queued', 'awaiting_first_use', 'active', 'depleted', 'expired', 'lapsed', 'revoked')),
  terms jsonb not null,
  queue_on text check (queue_on in ('expiry', 'expiry_or_depletion')),
  queue_order integer,
  granted_at timestamptz not null,
  starts_at timestamptz,
  ends_at timestamptz,
  first_use_by timestamptz,
  data_total_bytes bigint check (data_total_bytes >= 0),
  data_used_bytes bigint not null default 0 check (data_used_bytes >= 0),
  measured_at timestamptz,
  depleted_at timestamptz,
  held_by text not null check (held_by in ('carrier', 'us')),
  carrier_reference text,
  start_promised_at timestamptz,
  due_at timestamptz,
  claimed_until timestamptz,
  primary key (line_id, bucket_id),
  check ((state = 'queued') = (queue_order is not null))
);
create unique index buckets_of_renewal on buckets (line_id, renewal_id) where renewal_id is not null;
create unique index buckets_queue on buckets (line_id, queue_order) where queue_order is not null;
create index buckets_due on buckets (due_at) where due_at is not null;

-- What a line used, as measured: one row per bucket and hour. Measurements carry no event.
create table usage (
  line_id uuid not null,
  bucket_id uuid not null,
  hour timestamptz not null,
  used_bytes bigint not null check (used_bytes >= 0),
  primary key (line_id, bucket_id, hour)
) partition by range (hour);

-- Daily plans: what went through today's window, in the plan's own zone.
create table daily_windows (
  line_id uuid not null,
  bucket_id uuid not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  used_bytes bigint not null check (used_bytes >= 0),
  measured_at timestamptz not null,
  primary key (line_id, bucket_id, opens_at)
);
