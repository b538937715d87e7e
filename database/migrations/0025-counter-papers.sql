-- When a counter handed a receipt's first copy out, for every later one is marked 再発行; and the till
-- that paid a claim in cash, which numbers the document of what was given back.
alter table receipts add column handed_at timestamptz;
grant update (handed_at) on receipts to tsunagu_app;
alter table refund_claims add column paid_till_id uuid;
