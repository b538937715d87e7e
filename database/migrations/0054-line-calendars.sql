-- The calendar of a line that a reader's programs ask for. Its address holds feed_id, sealed: with
-- another feed_id the address before is over.
create table line_calendars (
  line_id uuid primary key references lines,
  feed_id uuid not null,
  made_at timestamptz not null
);
