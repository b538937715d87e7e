-- What is wrong with a machine since when, and whether staff were told; how many mails went on a day.
create table kiosk_alarms (
  device_id uuid primary key references devices,
  faults jsonb not null,
  day date not null,
  mails_today integer not null,
  changes integer not null
);

-- Whom machines tell by mail when they fail: those of one shop, or all.
create table kiosk_alarm_readers (
  reader_id uuid primary key,
  address_sealed bytea not null,
  agent_id uuid,
  language text not null check (language in ('ja', 'en')),
  since timestamptz not null,
  unique nulls not distinct (address_sealed, agent_id)
);
