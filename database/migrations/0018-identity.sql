-- That a document was checked, and how; never the document. The number of the one that a line was
-- registered with is kept as a keyed hash, so that another one is noticed.

create table identity_policies (
  from_date date not null,
  seller_id uuid references sellers,
  rule jsonb not null,
  unique nulls not distinct (from_date, seller_id)
);

create table identity_checks (
  line_id uuid not null,
  check_id uuid not null,
  kind text not null,
  issuer text not null,
  last_four text not null,
  result text not null,
  by_id text not null,
  at timestamptz not null,
  primary key (line_id, check_id)
);

create table line_documents (
  line_id uuid primary key,
  blind bytea not null,
  registered_at timestamptz not null
);
revoke update, delete on identity_checks from tsunagu_app;
