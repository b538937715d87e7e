-- What somebody reports about an order, what was seen of the order then, and what was answered. Words
-- and the address are personal: sealed, and erased some time after the case is closed.
create table cases (
  line_id uuid not null,
  case_id uuid not null,
  renewal_id uuid not null,
  number text not null,
  cause text not null check (
    cause in ('paid_no_data', 'wrong_amount', 'wrong_plan', 'slip_missing', 'other')
  ),
  text_sealed bytea,
  contact_sealed bytea,
  language text not null,
  channel text not null check (channel in ('web', 'counter', 'kiosk')),
  -- Whose machine sold the order: that shop's manager may answer.
  agent_id uuid,
  seen jsonb not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  answer_sealed bytea,
  opened_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  closed_at timestamptz,
  primary key (line_id, case_id),
  foreign key (line_id, renewal_id) references renewals (line_id, renewal_id),
  check ((answered_at is null) = (answered_by is null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index cases_renewal on cases (line_id, renewal_id);
create index cases_waiting on cases (opened_at) where state <> 'closed';
create index cases_closed on cases (closed_at) where state = 'closed';

-- Claim table: the number of a case leads to its line.
create table case_numbers (
  number text primary key,
  line_id uuid not null,
  case_id uuid not null
);
