-- Incidents of a carrier, a region or everybody, as the operator set them. Few rows; every page of
-- an affected line reads those that are not over.
create table incidents (
  incident_id uuid primary key,
  -- Null for every carrier.
  carrier text,
  -- Null for everywhere.
  region text check (region in
    ('hokkaido', 'tohoku', 'kanto', 'chubu', 'kinki', 'chugoku', 'shikoku', 'kyushu')),
  kind text not null check (kind in ('no_data', 'slow', 'activation_late', 'payment_down')),
  began_at timestamptz not null,
  expected_at timestamptz,
  ended_at timestamptz
);
create index incidents_open on incidents (began_at desc) where ended_at is null;
create unique index incidents_once on incidents (kind, coalesce(carrier, ''), coalesce(region, ''))
  where ended_at is null;
