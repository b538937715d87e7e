-- Small reference tables: who sells, at which tax, which plans at which price.

create table sellers (
  seller_id uuid primary key,
  code text not null unique,
  names jsonb not null,
  legal_name text not null,
  address text not null,
  phone text not null,
  email text not null,
  responsible_person text not null,
  home_url text,
  tax_rounding text not null check (tax_rounding in ('floor', 'ceil', 'round'))
);

-- registered: receipts are qualified simplified invoices under the T-number. Dated: a seller may
-- register later. The row in force is the last one whose from_date has come.
create table issuer_statuses (
  seller_id uuid not null references sellers,
  from_date date not null,
  status text not null check (status in ('registered', 'exempt', 'overseas')),
  registration_number text,
  primary key (seller_id, from_date),
  check ((status = 'registered') = (registration_number is not null))
);

create table tax_rates (
  category text not null,
  from_date date not null,
  rate_per_mille integer not null check (rate_per_mille between 0 and 999),
  primary key (category, from_date)
);

create table plans (
  plan_id uuid primary key,
  seller_id uuid not null references sellers,
  code text not null unique,
  names jsonb not null,
  network text not null,
  carrier_plan_code text not null,
  terms jsonb not null,
  tax_category text not null,
  on_sale_from timestamptz,
  on_sale_until timestamptz
);

create table plan_prices (
  plan_id uuid not null references plans,
  from_at timestamptz not null,
  total_yen integer not null check (total_yen > 0),
  primary key (plan_id, from_at)
);

-- Yen per unit of a home currency, set or fed by the operator; an estimate and nothing more.
create table exchange_rates (
  currency text not null,
  as_of timestamptz not null,
  yen_per_unit_micros bigint not null check (yen_per_unit_micros > 0),
  source text not null,
  primary key (currency, as_of)
);
