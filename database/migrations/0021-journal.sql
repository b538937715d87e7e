-- The journal is read by time, for the export to accounting software.
create index transfers_at on transfers (at);
