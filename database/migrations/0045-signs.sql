-- Signs beside kiosks and counters: the short code in the address of each, how often it was opened,
-- and which orders came of it.
create table signs (
  code text primary key,
  device_id uuid not null unique references devices,
  made_at timestamptz not null,
  opened integer not null
);
create table sign_orders (
  renewal_id uuid primary key,
  code text not null references signs,
  ordered_at timestamptz not null
);
create index sign_orders_of on sign_orders (code);
