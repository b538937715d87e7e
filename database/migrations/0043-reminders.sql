-- Whom to remind of what. A person is known by the addresses that they gave; what is sealed is
-- personal.
create table notice_people (
  person_id uuid primary key,
  language text not null,
  zone text not null,
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_until smallint not null check (quiet_until between 0 and 23),
  -- In which order ways of reaching them are tried.
  channels jsonb not null,
  -- They said themselves how they want it; until then their last order says.
  chosen_at timestamptz,
  stopped_at timestamptz,
  made_at timestamptz not null
);

create table notice_addresses (
  person_id uuid not null references notice_people on delete cascade,
  channel text not null check (channel in ('email', 'push')),
  address_sealed bytea not null,
  -- They left it with an order of the line, or asked here for reminders.
  consent text not null check (consent in ('order', 'asked')),
  since timestamptz not null,
  bounced_at timestamptz,
  failure text,
  primary key (person_id, channel),
  unique (channel, address_sealed)
);

-- Who is told about which line. The row is the queue and the timer: due_at is when there may be
-- something to tell; what happens on the line brings it forward.
create table line_readers (
  line_id uuid not null references lines,
  person_id uuid not null,
  proof text not null,
  since timestamptz not null,
  due_at timestamptz,
  claimed_until timestamptz,
  primary key (line_id, person_id)
);
create index line_readers_due on line_readers (due_at) where due_at is not null;
create index line_readers_person on line_readers (person_id);

-- Promises that run, by line.
create index renewals_promised on renewals (line_id, promised_at)
  where state in ('paid', 'activating', 'activation_unknown', 'activation_failed');

alter table messages add column person_id uuid;
-- What a small screen shows.
alter table messages add column brief_sealed bytea;
-- `<person>:<day>:<n>`: a person's day holds so many scheduled notices and no more.
alter table messages add column day_slot text unique;
