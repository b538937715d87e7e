-- An eSIM that a refund withdrew is put back, or scrapped, by whoever asked the carrier. What was ordered
-- for its line before it was put back counts no more.
alter table esim_profiles drop constraint esim_profiles_state_check;
alter table esim_profiles add constraint esim_profiles_state_check
  check (state in ('in_stock', 'reserved', 'given', 'withdrawn', 'scrapped'));
alter table esim_profiles add column restocked_at timestamptz;
