-- One payment may be exchanged for a cheaper plan, and that for a cheaper one yet: each order along
-- the way gives its own part back, for the same reason.
alter table refunds drop constraint refunds_line_id_attempt_id_reason_key;
alter table refunds add constraint refunds_once_key
  unique (line_id, attempt_id, renewal_id, reason);
create unique index refunds_without_order_key on refunds (line_id, attempt_id, reason)
  where renewal_id is null;
