-- What is kept of a person is found by the address they have proven.
create index cases_contact on cases (contact_sealed) where contact_sealed is not null;
create index messages_recipient on messages (recipient_sealed) where recipient_sealed is not null;
create index renewals_contact_old on renewals (placed_at) where contact_sealed is not null;
