create table receipts (
  line_id uuid not null,
  receipt_id uuid not null,
  renewal_id uuid not null,
  kind text not null check (kind in ('receipt', 'return')),
  number text not null,
  content jsonb not null,
  addressee_sealed bytea,
  issued_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (line_id, receipt_id),
  unique (line_id, renewal_id, kind)
);
