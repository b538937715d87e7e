-- A trip whose plans are to be bought later, each in its time; of a line one at most is not stopped.
create table kept_trips (
  line_id uuid not null references lines,
  trip_id uuid not null,
  kept_at timestamptz not null,
  leaves_at timestamptz not null,
  -- In their order: [{"planId": …, "buyAt": …}].
  purchases jsonb not null,
  stopped_at timestamptz,
  primary key (line_id, trip_id)
);
