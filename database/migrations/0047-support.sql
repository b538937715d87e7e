-- What phones are told to find the internet: published by carriers, brought in by the operator.
create table apn_settings (
  carrier text not null,
  -- Empty for all networks of the carrier.
  network text not null,
  name text not null,
  user_name text,
  password text,
  auth text not null check (auth in ('none', 'pap', 'chap', 'pap_or_chap')),
  source text not null,
  checked_on date not null,
  primary key (carrier, network)
);
