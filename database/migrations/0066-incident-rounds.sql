-- Since when whoever an incident concerns is written to; null while it stands on pages alone.
alter table incidents add column told_from timestamptz;

-- A walk over all lines that have readers: whoever a told incident may concern is looked at anew.
-- One for its beginning and one for its end; the row is gone when the walk is over.
create table incident_rounds (
  round_id uuid primary key,
  incident_id uuid not null,
  step text not null check (step in ('incident', 'incident_over')),
  after_line uuid,
  due_at timestamptz not null,
  unique (incident_id, step)
);
