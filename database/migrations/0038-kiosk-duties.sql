-- What staff want done at a kiosk: told by the duties door, ended by the machine's word, or by time.
-- ends_at: asked and not fetched until then it lapses; fetched and not answered it is unknown.
create table kiosk_duties (
  duty_id uuid primary key,
  device_id uuid not null references devices,
  kind text not null check (kind in ('restart', 'update')),
  content jsonb not null,
  state text not null check (state in ('asked', 'told', 'done', 'refused', 'unknown', 'lapsed')),
  asked_by text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  changed_at timestamptz not null,
  detail text
);
create index kiosk_duties_waiting on kiosk_duties (device_id, asked_at)
  where state in ('asked', 'told');
