-- Somebody at a kiosk asked for staff: on which screen, since when, and when somebody said they come.
-- One row a machine, gone with the customer; one that nobody answered is not shown for long.
create table kiosk_calls (
  device_id uuid primary key references devices,
  step text not null,
  since timestamptz not null,
  answered_at timestamptz
);
