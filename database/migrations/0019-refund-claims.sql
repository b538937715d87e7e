-- A refund that cannot go back the way its money came. What its payer chose is personal: it is
-- sealed, and gone once the claim is paid.
create table refund_claims (
  line_id uuid not null,
  refund_id uuid not null,
  renewal_id uuid not null,
  number text not null,
  amount_yen integer not null check (amount_yen > 0),
  state text not null check (state in ('open', 'way_chosen', 'paying', 'paid', 'withdrawn')),
  way text check (way in ('payout', 'bank', 'counter')),
  way_sealed bytea,
  payout_id uuid,
  payout_state text check (payout_state in ('wanted', 'sent', 'unknown')),
  payout_sent_at timestamptz,
  payout_reference text,
  failure text,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  paid_by text,
  paid_reference text,
  primary key (line_id, refund_id),
  foreign key (line_id, refund_id) references refunds (line_id, refund_id),
  check ((way is null) = (way_sealed is null)),
  check ((state = 'paid') = (paid_by is not null))
);
create index refund_claims_renewal on refund_claims (line_id, renewal_id);
create index refund_claims_unpaid on refund_claims (opened_at)
  where state in ('open', 'way_chosen', 'paying');

-- Claim table: the number of a voucher leads to its refund.
create table refund_vouchers (
  number text primary key,
  line_id uuid not null,
  refund_id uuid not null
);

-- The payer's bank or the provider questions a payment. Closed, it stays closed.
create table disputes (
  line_id uuid not null,
  dispute_id uuid not null,
  attempt_id uuid not null,
  reference text not null,
  state text not null check (state in ('open', 'won', 'lost')),
  amount_yen integer not null check (amount_yen > 0),
  reason text not null,
  opened_at timestamptz not null,
  respond_by timestamptz,
  heard_at timestamptz not null,
  closed_at timestamptz,
  primary key (line_id, dispute_id),
  foreign key (line_id, attempt_id) references payment_attempts (line_id, attempt_id),
  unique (line_id, attempt_id, reference)
);
create index disputes_open on disputes (opened_at) where state = 'open';
insert into accounts (account, kind) values ('withheld', 'asset');

-- dispute: the gravest of the attempt's, so that whoever reads it knows that there are some.
-- received_yen: what came of a frozen payment; null when nobody can tell.
alter table payment_attempts
  add column dispute text check (dispute in ('open', 'won', 'lost')),
  add column received_yen integer check (received_yen > 0),
  add column frozen_because text check (frozen_because in ('amount', 'currency', 'reference'));
create index payment_attempts_frozen on payment_attempts (settled_at) where state = 'frozen';
