-- Until when a case is to have an answer and to be over, by the hours of the desk; whether it was
-- passed on because it was not; when it is looked at next.
alter table cases
  add column answer_by timestamptz,
  add column close_by timestamptz,
  add column escalated_at timestamptz,
  add column due_at timestamptz;
create index cases_due on cases (due_at) where due_at is not null;

-- What somebody thought of how their case was dealt with: once for each.
create table case_ratings (
  line_id uuid not null,
  case_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  words_sealed bytea,
  rated_at timestamptz not null,
  primary key (line_id, case_id),
  foreign key (line_id, case_id) references cases
);
