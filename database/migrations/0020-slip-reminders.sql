-- Whoever has a slip is reminded of it once.
alter table renewals add column reminded_at timestamptz;
