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
  -- An extension: the first bucket of its family, and the end its days were counted from.
  extends_bucket_id uuid,
  extends_from timestamptz,
  -- Ended before its time to make room for that bucket, and the end it had.
  ended_by_bucket_id uuid,
  ended_from timestamptz,
  held_by text not null check (held_by in ('carrier', 'us')),
  carrier_reference text,
  start_promised_at timestamptz,
  due_at timestamptz,
  claimed_until timestamptz,
  primary key (line_id, bucket_id),
  check ((state = 'queued') = (queue_order is not null)),
  check ((extends_bucket_id is null) = (extends_from is null))
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

-- A month a partition, made here for years ahead: the app role makes no tables.
create table usage_rest partition of usage default;
do $$
begin
  for month in 0..83 loop
    execute format(
      'create table usage_%s partition of usage for values from (%L) to (%L)',
      to_char(date '2026-01-01' + make_interval(months => month), 'YYYY_MM'),
      to_char(date '2026-01-01' + make_interval(months => month), 'YYYY-MM-DD 00:00:00+00'),
      to_char(date '2026-01-01' + make_interval(months => month + 1), 'YYYY-MM-DD 00:00:00+00'));
  end loop;
end $$;

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
