-- Where nothing renews by itself any more, nobody must be reached: the address goes, what was agreed stays.
alter table auto_renewals alter column contact_sealed drop not null;
alter table auto_renewals add check (state = 'off' or contact_sealed is not null);
create index auto_renewals_customer on auto_renewals (customer_id);
