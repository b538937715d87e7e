insert into accounts (account, kind) values
  ('safe', 'asset'), ('cash_adjustments', 'expense'), ('cash_differences', 'expense');

create table tills (
  till_id uuid primary key,
  code text not null unique,
  name text not null,
  agent_id uuid,
  point_id uuid,
  made_at timestamptz not null
);

-- From the float to the count. One at a time for each till. movements is how many there were:
-- whoever decides from their sum writes only while it is the number that was read.
create table till_sessions (
  till_id uuid not null references tills,
  session_id uuid not null,
  number integer not null,
  movements integer not null,
  state text not null check (state in ('open', 'closed')),
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  report jsonb,
  primary key (till_id, session_id),
  unique (till_id, number)
);
create unique index till_sessions_open on till_sessions (till_id) where state = 'open';

-- Every movement of cash, signed as the till sees it. A sale's row is written in the statement
-- that pays the order, and counts up the session's movements.
create table till_movements (
  till_id uuid not null,
  session_id uuid not null,
  movement_id uuid not null,
  kind text not null check (kind in
    ('float', 'sale', 'refund', 'pay_in', 'pay_out', 'bank_drop', 'difference', 'emptied')),
  amount_yen integer not null check (amount_yen <> 0),
  handed_yen integer,
  cause_id uuid,
  reason text,
  by_id text not null,
  at timestamptz not null,
  primary key (till_id, movement_id),
  foreign key (till_id, session_id) references till_sessions (till_id, session_id),
  unique (till_id, kind, cause_id)
);
create index till_movements_session on till_movements (till_id, session_id);
revoke update, delete on till_movements from tsunagu_app;
