-- The card reader beside a counter, by its id at the provider; and the till at which an attempt was
-- made, whatever it was paid with: its receipt is numbered there.
alter table devices add column reader text;
alter table payment_attempts add column till_id uuid;
