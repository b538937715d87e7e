-- Addresses by which nothing is sent any more, the newest first, for whoever watches over deliveries.
create index notice_addresses_ended on notice_addresses (ended_at desc)
  where ended_why in ('bounced', 'left');
