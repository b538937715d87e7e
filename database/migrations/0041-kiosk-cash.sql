-- Cash at kiosks. kiosk_cash_entries: a copy of each machine's journal, stored once by its number;
-- moved_yen: by how much the machine holds more (of a count: what it found over or short).
insert into accounts (account, kind) values
  ('kiosk_cash', 'asset'), ('intake_money', 'liability'), ('vouchers_payable', 'liability'),
  ('kiosk_differences', 'expense');

create table kiosk_cash_entries (
  device_id uuid not null references devices,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  kind text not null,
  intake_id uuid,
  moved_yen integer not null,
  content jsonb not null,
  hash text not null,
  heard_at timestamptz not null,
  primary key (device_id, seq)
);
create index kiosk_cash_entries_intake on kiosk_cash_entries (intake_id) where intake_id is not null;
revoke update, delete on kiosk_cash_entries from tsunagu_app;

-- What the journal of a machine adds up to. look: why its cash needs a person; changes: the lock.
create table kiosk_cash (
  device_id uuid primary key references devices,
  up_to integer not null,
  last_hash text not null,
  held jsonb not null,
  look text[] not null,
  collected_at timestamptz,
  in_since_yen integer not null,
  out_since_yen integer not null,
  changes integer not null
);

-- One customer's putting in money at one machine for one order; without an order: money of nobody.
-- in + lost = out + found + taken + voucher + what is still owed.
create table kiosk_intakes (
  intake_id uuid primary key,
  device_id uuid not null references devices,
  number text not null unique,
  line_id uuid,
  renewal_id uuid,
  due_yen integer not null check (due_yen >= 0),
  language text not null,
  state text not null check (state in ('open', 'paid', 'giving', 'unknown', 'ended')),
  stopped text check (stopped in ('customer', 'idle', 'order', 'stray')),
  in_yen integer not null,
  out_yen integer not null,
  taken_yen integer not null,
  found_yen integer not null,
  lost_yen integer not null,
  voucher_yen integer not null,
  voucher_paid_yen integer not null check (voucher_paid_yen between 0 and voucher_yen),
  payout_id uuid,
  payout_yen integer,
  payout_state text check (payout_state in
    ('wanted', 'told', 'begun', 'complete', 'short', 'unknown')),
  payout_at timestamptz,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  changes integer not null,
  check (taken_yen in (0, due_yen)),
  check ((payout_id is null) = (payout_state is null))
);
create unique index kiosk_intakes_open on kiosk_intakes (device_id)
  where state = 'open' and stopped is null;
create index kiosk_intakes_due on kiosk_intakes (due_at) where due_at is not null;
create index kiosk_intakes_device on kiosk_intakes (device_id, opened_at);
create index kiosk_intakes_vouchers on kiosk_intakes (opened_at)
  where voucher_yen > voucher_paid_yen or state = 'unknown';

alter table kiosks add column machine jsonb;
alter table kiosks drop constraint kiosks_standing_check;
alter table kiosks add constraint kiosks_standing_check check (standing in
  ('ready', 'printer_down', 'cash_down', 'reader_down', 'out_of_service', 'silent'));
