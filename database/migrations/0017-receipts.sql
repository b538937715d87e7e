-- Money may go back in parts: each part has a document of its own. A receipt issued at a till gets
-- that till's next number after its commit; until then due_at keeps it in mind.
alter table receipts
  add column ordinal integer not null default 1 check (ordinal >= 1),
  add column till text,
  add column due_at timestamptz,
  add column reissued_by text,
  drop constraint receipts_line_id_renewal_id_kind_key,
  add unique (line_id, renewal_id, kind, ordinal);
create index receipts_till_due on receipts (till, due_at) where due_at is not null;
create index receipts_issued on receipts (issued_at);
grant update (reissued_by, due_at) on receipts to tsunagu_app;

-- At which till it was sold, whatever it was paid with.
alter table renewals add column till_id uuid;

-- Claim table: the serial numbers of each till, without gaps. The signature is over the receipt
-- with its number and the till's code, as it was then. A number stays when its receipt is erased, so that the row of numbers stays whole.
create table till_numbers (
  till text not null,
  serial integer not null check (serial >= 1),
  code text not null,
  line_id uuid not null,
  receipt_id uuid not null,
  numbered_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (till, serial),
  unique (line_id, receipt_id)
);
revoke update, delete on till_numbers from tsunagu_app;

-- Every public key that receipts were ever signed with: what a retired one signed stays verifiable.
create table receipt_keys (
  key_id text primary key,
  public_key_pem text not null,
  introduced_at timestamptz not null
);
revoke update, delete on receipt_keys from tsunagu_app;

-- One row for each time that something was erased.
create table receipt_erasures (
  erasure_id uuid primary key,
  erased_at timestamptz not null,
  addressed_before timestamptz not null,
  addressees integer not null,
  issued_before timestamptz not null,
  receipts integer not null
);
revoke update, delete on receipt_erasures from tsunagu_app;

-- The program's role may delete no receipt; this may, and only what is past all retention by the
-- database's own clock: neither a mistake nor a wrong clock of the program erases what the law
-- keeps. 98 months: src/business/receipts/retention.ts.
create function erase_receipts(issued_before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  cutoff constant timestamptz := least(issued_before, current_timestamp - interval '98 months');
  erased integer;
begin
  delete from receipts where issued_at < cutoff;
  get diagnostics erased = row_count;
  return erased;
end
$$;
revoke all on function erase_receipts(timestamptz) from public;
grant execute on function erase_receipts(timestamptz) to tsunagu_app;
