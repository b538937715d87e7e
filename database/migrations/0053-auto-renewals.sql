-- Ways to pay that customers let a provider keep for us. Brand, last four digits and month are all that
-- we know of them.
create table saved_methods (
  saved_method_id uuid primary key,
  customer_id uuid not null,
  provider text not null,
  method text not null,
  state text not null check (state in ('asked', 'saved', 'failed', 'forgetting', 'forgotten')),
  reference text,
  token_sealed bytea,
  brand text,
  last_four text check (last_four ~ '^[0-9]{4}$'),
  good_through text check (good_through ~ '^[0-9]{4}-[0-9]{2}$'),
  asked_at timestamptz not null,
  saved_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz,
  -- What is forgotten is forgotten here too.
  check (state <> 'forgotten' or (token_sealed is null and last_four is null))
);
create index saved_methods_customer on saved_methods (customer_id);
create index saved_methods_due on saved_methods (due_at) where due_at is not null;

-- What a customer has agreed to for one line. The row is the queue and the timer: due_at is when there
-- may be something to tell or to charge; what happens on the line brings it forward.
create table auto_renewals (
  line_id uuid primary key references lines,
  customer_id uuid not null,
  state text not null check (state in ('armed', 'off')),
  plan_code text not null,
  price_yen integer not null check (price_yen > 0),
  saved_method_id uuid not null,
  trigger jsonb not null,
  ceiling_yen integer not null check (ceiling_yen > 0),
  until date not null,
  contact_sealed bytea not null,
  language text not null,
  consented_at timestamptz not null,
  stopped_at timestamptz,
  stopped_because text,
  due_at timestamptz,
  claimed_until timestamptz,
  check ((state = 'off') = (stopped_at is not null)),
  check ((stopped_at is null) = (stopped_because is null))
);
create index auto_renewals_due on auto_renewals (due_at) where due_at is not null;
create index auto_renewals_method on auto_renewals (saved_method_id);

-- Each time that it came to renewing: at most one for each cause of one consent.
create table auto_occasions (
  line_id uuid not null,
  occasion_id uuid not null,
  armed_at timestamptz not null,
  cause text not null,
  state text not null check (
    state in ('announced', 'charging', 'failed_once', 'renewed', 'failed', 'skipped')
  ),
  total_yen integer not null check (total_yen > 0),
  announced_at timestamptz not null,
  charge_at timestamptz not null,
  tries smallint not null,
  charged_at timestamptz,
  renewal_id uuid,
  because text,
  settled_at timestamptz,
  primary key (line_id, occasion_id),
  unique (line_id, armed_at, cause),
  foreign key (line_id, renewal_id) references renewals (line_id, renewal_id),
  check ((settled_at is null) = (state in ('announced', 'charging', 'failed_once'))),
  check (state <> 'charging' or charged_at is not null)
);
-- One at a time.
create unique index auto_occasions_open on auto_occasions (line_id)
  where state in ('announced', 'charging', 'failed_once');
