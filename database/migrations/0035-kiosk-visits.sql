-- What the customer before a kiosk has done so far, sealed: its screen goes on there after a reload
-- or a power cut. One row a machine, gone when the customer is.
create table kiosk_visits (
  device_id uuid primary key references devices,
  sealed text not null,
  ends_at timestamptz not null
);
