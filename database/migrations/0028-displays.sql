-- What the displays of a counter show its customer, and until when; and which counter a display
-- belongs to. A till that is no longer used keeps its sessions.
alter table devices add column counter_id uuid references devices;
create index devices_counter on devices (counter_id) where counter_id is not null;
alter table tills add column retired_at timestamptz;

create table display_scenes (
  counter_id uuid primary key references devices,
  scene jsonb not null,
  language text,
  ends_at timestamptz not null
);
