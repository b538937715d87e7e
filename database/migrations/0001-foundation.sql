-- The ground: who may do what, the event row, and the shared stores of repeats and limits.
-- Run by the owner. The app role reads and writes rows and can alter nothing.

grant usage on schema public to tsunagu_app;
alter default privileges in schema public grant select, insert, update, delete on tables to tsunagu_app;

-- One ordered row per happening on a line: audit trail, outbox and optimistic lock in one.
create table events (
  line_id uuid not null,
  seq integer not null,
  event_id uuid not null,
  name text not null,
  actor_kind text not null,
  actor_id text not null,
  thing_id uuid,
  before jsonb,
  after jsonb,
  at timestamptz not null,
  request_id text,
  is_pending boolean not null,
  primary key (line_id, seq)
);
create index events_pending on events (at) where is_pending;

-- The same for what concerns no line: accounts, catalogue, sellers, imports.
create table house_events (
  event_id uuid primary key,
  name text not null,
  actor_kind text not null,
  actor_id text not null,
  thing text,
  before jsonb,
  after jsonb,
  at timestamptz not null,
  request_id text,
  is_pending boolean not null
);
create index house_events_pending on house_events (at) where is_pending;

-- An event is written once. Only its delivery mark may change.
revoke update, delete on events, house_events from tsunagu_app;
grant update (is_pending) on events, house_events to tsunagu_app;

-- A request that a client may repeat, with what it answered the first time.
create table idempotency_keys (
  key_hash bytea primary key,
  scope text not null,
  result jsonb not null,
  at timestamptz not null
);
create index idempotency_keys_at on idempotency_keys (at);

-- Attempts per key and window, shared by all processes. Losing it in a crash only forgives.
create unlogged table rate_counts (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);
create index rate_counts_window on rate_counts (window_start);
