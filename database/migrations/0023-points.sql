-- Places that renew: a small reference table, read into an index by each process. point_changes
-- counts the times that any of them changed, so that a process knows when its index is old.
create table points (
  point_id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('convenience_store', 'station_counter', 'airport_counter',
    'mall', 'telecom_shop', 'kiosk')),
  names jsonb not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  address text not null,
  hints jsonb,
  directions jsonb,
  hours text,
  does text[] not null,
  payments text[] not null,
  languages text[] not null,
  needs_id boolean not null,
  has_wifi boolean not null,
  photo_url text,
  usual_wait_minutes integer check (usual_wait_minutes between 0 and 600),
  source text not null,
  licence text not null,
  credit text,
  verified_on date,
  search text not null,
  closed_at timestamptz
);

create table point_changes (
  one boolean primary key default true check (one),
  changes bigint not null
);
insert into point_changes (changes) values (0);

-- What a machine or its staff told last: how long people wait, whether it works.
create table point_states (
  point_id uuid primary key references points,
  state text not null check (state in ('works', 'limited', 'out_of_order')),
  wait_minutes integer check (wait_minutes between 0 and 600),
  told_at timestamptz not null
);
