-- Frozen before it was written down what had come: the books have known it all along.
update payment_attempts as a
set frozen_because = 'amount',
  received_yen = (
    select sum(t.amount_yen) from transfers as t
    where t.line_id = a.line_id and t.attempt_id = a.attempt_id and t.cause like 'late_money.%')
where state = 'frozen';
alter table payment_attempts
  add check ((state = 'frozen') = (frozen_because is not null));
