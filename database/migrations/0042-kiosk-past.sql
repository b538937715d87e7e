-- What happened to a thing of the house, read back for staff; screens of visits are no history.
create index house_events_of on house_events (thing, at) where name not like 'kiosk.visit%';

-- The last sale of each kiosk.
create table kiosk_sales (
  device_id uuid primary key references devices,
  number text not null,
  sold_at timestamptz not null
);
