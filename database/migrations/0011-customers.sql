-- Accounts. Whatever a person could be known by is sealed, and so is whatever opens the account
-- (session tokens, codes, password hashes): a stolen copy of these tables opens nothing.
-- Moments in the *_at columns follow our clock.

create table customers (
  customer_id uuid primary key,
  email_sealed bytea not null unique,
  is_email_verified boolean not null,
  name_sealed bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table customer_sessions (
  session_id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  token_sealed bytea not null unique,
  device_sealed bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index customer_sessions_customer on customer_sessions (customer_id);
create index customer_sessions_expired on customer_sessions (expires_at);

create table customer_credentials (
  credential_id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  kind text not null,
  account_key text not null,
  password_sealed bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (customer_id, kind)
);

-- Codes and tokens that wait to be given back: from mails, and the challenges of passkeys.
create table customer_codes (
  code_id text primary key,
  purpose_sealed bytea not null,
  value_sealed bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index customer_codes_purpose on customer_codes (purpose_sealed);
create index customer_codes_expired on customer_codes (expires_at);

create table customer_passkeys (
  passkey_id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  name_sealed bytea,
  public_key text not null,
  key_sealed bytea not null unique,
  counter bigint not null,
  device_type text not null,
  is_backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null
);
create index customer_passkeys_customer on customer_passkeys (customer_id);

-- Lines that a customer keeps. proof is how he showed that the line is his when he saved it;
-- only the renewal code makes him its owner.
create table customer_lines (
  line_id uuid not null,
  customer_id uuid not null references customers on delete cascade,
  proof text not null check (proof in ('renewal_code', 'own_connection', 'number_and_digits')),
  nickname_sealed bytea,
  saved_at timestamptz not null,
  primary key (line_id, customer_id)
);
create index customer_lines_customer on customer_lines (customer_id);
