-- Whoever ordered wants to be reminded before the plan ends: a row is the consent.
create table reminder_consents (
  line_id uuid not null,
  renewal_id uuid not null,
  wording text not null,
  language text not null,
  given_at timestamptz not null,
  primary key (line_id, renewal_id),
  foreign key (line_id, renewal_id) references renewals
);
