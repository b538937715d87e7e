-- eSIM profiles in stock: each is an unstarted line with its activation code beside it. Who takes one
-- writes it from the state that was read, on its line's turn.
create table esim_profiles (
  line_id uuid primary key references lines,
  seller_id uuid not null references sellers,
  network text not null,
  lpa_sealed bytea not null,
  state text not null check (state in ('in_stock', 'reserved', 'given', 'withdrawn')),
  reserved_by text,
  reserved_until timestamptz,
  renewal_id uuid,
  arrived_at timestamptz not null
);
create index esim_profiles_stock on esim_profiles (seller_id, network, arrived_at)
  where state = 'in_stock';
create index esim_profiles_reserved on esim_profiles (reserved_until) where state = 'reserved';
