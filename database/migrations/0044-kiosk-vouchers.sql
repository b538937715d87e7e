-- When a counter paid what a machine could not give back, the last time.
alter table kiosk_intakes add column voucher_paid_at timestamptz;
