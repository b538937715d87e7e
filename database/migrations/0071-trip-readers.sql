-- The kept trip that a reader of a line asked to be reminded of, whatever else of the line they want.
alter table line_readers add column trip_id uuid;
