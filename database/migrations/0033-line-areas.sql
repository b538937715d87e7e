-- The prefecture (JIS X 0401) in which a line was last, where its carrier tells. A connection record
-- (通信の秘密): kept for a day, for the line's holder alone, so that he finds a place nearby.
create table line_areas (
  line_id uuid primary key,
  prefecture smallint not null check (prefecture between 1 and 47),
  seen_at timestamptz not null
);
create index line_areas_seen_at on line_areas (seen_at);
