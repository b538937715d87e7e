-- Kiosks: what each told last of itself, overwritten by every heartbeat, and what staff want of it.
-- What changed stands in house_events. standing: as was made known last. told_at: when its point
-- was told. due_at: when it is missed, unless it is heard before. changes: the optimistic lock.
create table kiosks (
  device_id uuid primary key references devices,
  paper text check (paper in ('ok', 'low', 'out')),
  printer text check (printer in ('ready', 'down', 'none')),
  reader text check (reader in ('ready', 'down', 'none')),
  scanner text check (scanner in ('ready', 'down', 'none')),
  version text,
  service text check (service in ('in', 'out')),
  trouble text,
  heard_at timestamptz,
  standing text not null
    check (standing in ('ready', 'printer_down', 'reader_down', 'out_of_service', 'silent')),
  is_stopped boolean not null,
  message jsonb,
  told_at timestamptz,
  due_at timestamptz,
  changes integer not null
);
create index kiosks_due on kiosks (due_at) where due_at is not null;
