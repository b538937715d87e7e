-- Who works here and on which machine. Names are sealed; what opens a session is kept as a hash.

create table staff (
  staff_id uuid primary key,
  number text not null unique,
  name_sealed bytea not null,
  role text not null check (role in ('clerk', 'manager', 'operator')),
  agent_id uuid,
  language text not null,
  passcode_hash text not null,
  is_passcode_own boolean not null,
  second_factor_sealed bytea,
  second_factor_step bigint,
  state text not null check (state in ('working', 'suspended', 'left')),
  wrong_tries integer not null,
  locked_until timestamptz,
  hired_at timestamptz not null
);

-- A counter, kiosk or display. A code pairs it once; from then its token says which one it is.
create table devices (
  device_id uuid primary key,
  kind text not null check (kind in ('counter', 'display', 'kiosk')),
  name text not null,
  agent_id uuid,
  point_id uuid,
  till_id uuid,
  pairing_hash bytea unique,
  pairing_ends_at timestamptz,
  token_hash bytea unique,
  paired_at timestamptz,
  revoked_at timestamptz,
  offered_at timestamptz not null
);

create table staff_sessions (
  session_hash bytea primary key,
  staff_id uuid not null references staff,
  device_id uuid not null references devices,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  closed_at timestamptz
);
create index staff_sessions_seen on staff_sessions (seen_at);
