-- Whether short texts reach a line: a card for data alone has none.
alter table lines add column has_sms boolean not null default false;

-- What a short text says to show its line and to stop them; its address is the line itself.
alter table notice_addresses add column code_sealed bytea unique;
alter table notice_addresses add check ((channel = 'sms') = (code_sealed is not null));
