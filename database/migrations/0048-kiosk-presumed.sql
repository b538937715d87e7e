-- presumed_yen: of in_yen, notes that a machine presumes to be in its box after a power cut, without
-- the validator's word; 0 once somebody has counted.
alter table kiosk_intakes add column presumed_yen integer not null default 0
  check (presumed_yen between 0 and in_yen);
create index kiosk_intakes_presumed on kiosk_intakes (opened_at) where presumed_yen > 0;
