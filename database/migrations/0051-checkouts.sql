-- One payment over several renewals, of one line or of several: the first renewal of the checkout is
-- paid for all of them, and each of the others joins it and takes its part under its own line.
alter table renewals
  add column joined_line_id uuid,
  add column joined_renewal_id uuid,
  add column joined_after_id uuid,
  add column checkout_yen integer check (checkout_yen > 0),
  add check ((joined_line_id is null) = (joined_renewal_id is null)),
  add check (joined_renewal_id is null or checkout_yen is null);
create index renewals_joined on renewals (joined_line_id, joined_renewal_id)
  where joined_renewal_id is not null;

-- Of a part of a payment: the attempt that brought the money of the whole checkout.
alter table payment_attempts add column share_of uuid;
create index payment_attempts_share on payment_attempts (share_of) where share_of is not null;

insert into accounts (account, kind) values ('checkout_money', 'liability');
