alter table cases drop constraint cases_cause_check;
alter table cases add constraint cases_cause_check check (
  cause in ('paid_no_data', 'wrong_amount', 'wrong_plan', 'slip_missing', 'money_back', 'other')
);

-- What was decided about the money of a case: at most one decision for each.
create table case_decisions (
  line_id uuid not null,
  case_id uuid not null,
  verdict text not null,
  reason text not null,
  amount_yen integer not null check (amount_yen >= 0),
  decided_at timestamptz not null,
  decided_by text not null,
  second_id text,
  primary key (line_id, case_id),
  foreign key (line_id, case_id) references cases
);

-- What was written about a line, read back as evidence.
create index messages_of on messages (line_id, written_at) where line_id is not null;
