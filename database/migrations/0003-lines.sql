-- A line outlives its card. Its identifiers are sealed: equal values have equal ciphertexts
-- (synthetic nonce), so a sealed column is its own blind index.

create table lines (
  line_id uuid primary key,
  seller_id uuid not null references sellers,
  network text not null,
  carrier text not null,
  form text not null check (form in ('sim', 'esim')),
  status text not null check (status in ('in_service', 'suspended', 'recycled')),
  iccid_sealed bytea not null,
  msisdn_sealed bytea,
  eid_sealed bytea,
  renewal_code_sealed bytea not null,
  is_reinstallable boolean not null default false,
  recycles_at timestamptz,
  imported_at timestamptz not null
);

-- Claim table: one row per value that finds a line, old cards included. Keyed by the value.
create table line_claims (
  blind bytea primary key,
  kind text not null check (kind in ('iccid', 'msisdn', 'eid', 'lpa', 'renewal_code')),
  line_id uuid not null,
  since timestamptz not null,
  is_current boolean not null
);
create index line_claims_line on line_claims (line_id);
