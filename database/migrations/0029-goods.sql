-- What is sold over a counter by the piece, beside PINs: packs with a SIM.
create table goods (
  good_id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
  seller_id uuid not null references sellers,
  names jsonb not null,
  price_yen integer not null check (price_yen > 0),
  tax_category text not null,
  is_on_sale boolean not null,
  made_at timestamptz not null
);

-- Every serial number once, so in exactly one place. moves counts what happened to it.
create table stock_items (
  kind text not null check (kind in ('pin', 'pack')),
  serial text not null,
  good_id uuid references goods,
  batch_code text,
  place text not null check (place in ('house', 'agent', 'sold', 'lost', 'gone')),
  agent_id uuid references agents,
  moves integer not null check (moves > 0),
  primary key (kind, serial),
  check ((kind = 'pack') = (good_id is not null)),
  check ((kind = 'pin') = (batch_code is not null)),
  check ((place = 'agent') = (agent_id is not null))
);
create index stock_items_place on stock_items (place, agent_id, kind, good_id, batch_code);

-- The number of a move is the lock of its serial: whoever moves it from where another one has
-- moved it meanwhile takes a number that is taken.
create table stock_moves (
  kind text not null,
  serial text not null,
  move_number integer not null check (move_number > 0),
  what text not null check (what in
    ('received', 'transferred', 'sold', 'taken_back', 'returned', 'lost', 'found')),
  from_place text not null,
  to_place text not null,
  cause_id uuid,
  by_id text not null,
  at timestamptz not null,
  primary key (kind, serial, move_number),
  foreign key (kind, serial) references stock_items (kind, serial)
);
create index stock_moves_at on stock_moves (at);
revoke update, delete on stock_moves from tsunagu_app;

-- What a counter sold by the piece, with the document that went with it.
create table goods_sales (
  sale_id uuid primary key,
  kind text not null check (kind in ('pin', 'pack')),
  number integer not null check (number > 0),
  till_id uuid not null references tills,
  session_id uuid not null,
  agent_id uuid references agents,
  seller_id uuid not null references sellers,
  label text not null,
  serials jsonb not null,
  total_yen integer not null check (total_yen > 0),
  tax_yen integer not null check (tax_yen between 0 and total_yen),
  handed_yen integer not null,
  document jsonb not null,
  clerk_id text not null,
  device_id text not null,
  sold_at timestamptz not null,
  returned_at timestamptz,
  returned_by text,
  unique (till_id, number)
);
create index goods_sales_session on goods_sales (till_id, session_id);
revoke update, delete on goods_sales from tsunagu_app;
grant update (returned_at, returned_by) on goods_sales to tsunagu_app;

-- Under whose brand cash was taken or given back: one till sells for several.
alter table till_movements add column seller_id uuid references sellers;
