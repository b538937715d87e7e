-- Proof of what was paid. content holds nothing personal and is kept for seven years (Consumption
-- Tax Act, storage of invoices); the addressee is sealed beside it and may be erased sooner.
create table receipts (
  line_id uuid not null,
  receipt_id uuid not null,
  renewal_id uuid not null,
  kind text not null check (kind in ('receipt', 'return')),
  number text not null,
  content jsonb not null,
  addressee_sealed bytea,
  issued_at timestamptz not null,
  reissued_at timestamptz,
  reissues integer not null default 0 check (reissues >= 0),
  key_id text not null,
  signature bytea not null,
  primary key (line_id, receipt_id),
  unique (line_id, renewal_id, kind)
);

-- What was issued stays as it was issued.
revoke update, delete on receipts from tsunagu_app;
grant update (addressee_sealed, reissued_at, reissues) on receipts to tsunagu_app;
