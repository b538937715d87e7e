-- Printers of the counters and kiosks. seen_at: when the printer last told how it is. due_at: when
-- one that we call is looked at next, or gets its next slip; one that calls us has none.
create table printers (
  printer_id uuid primary key,
  code text not null unique,
  name text not null,
  kind text not null
    check (kind in ('escpos_tcp', 'star_cloudprnt', 'epson_sdp', 'browser', 'virtual')),
  paper_mm integer not null check (paper_mm in (58, 80)),
  code_pages text[] not null,
  address text,
  mac text,
  token_hash bytea unique,
  device_id uuid references devices,
  till_id uuid references tills,
  agent_id uuid,
  state text not null
    check (state in ('ready', 'paper_low', 'paper_out', 'cover_open', 'offline')),
  seen_at timestamptz,
  due_at timestamptz,
  made_at timestamptz not null,
  retired_at timestamptz
);
create index printers_due on printers (due_at) where due_at is not null;
create index printers_of_device on printers (device_id) where retired_at is null;
create index printers_of_till on printers (till_id) where retired_at is null;

-- What is to be printed. The slip is sealed, and forgotten after a day. One at a time is
-- under way at a printer. due_at: when a waiting job lapses, or an unanswered one is unknown.
create table print_jobs (
  job_id uuid primary key,
  printer_id uuid not null references printers,
  once_key text not null unique,
  subject text not null,
  reference text not null,
  is_reissue boolean not null,
  slip_sealed bytea,
  state text not null
    check (state in ('waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled', 'lapsed')),
  made_by text not null,
  made_at timestamptz not null,
  good_until timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz
);
create unique index print_jobs_under_way on print_jobs (printer_id) where state = 'sent';
create index print_jobs_waiting on print_jobs (printer_id, made_at) where state = 'waiting';
create index print_jobs_due on print_jobs (due_at) where due_at is not null;
create index print_jobs_of on print_jobs (reference, made_at);
create index print_jobs_made on print_jobs (made_at);

-- At which device the documents of a renewal come out as soon as they exist.
create table print_wishes (
  renewal_id uuid primary key,
  device_id uuid not null references devices,
  made_at timestamptz not null
);
create index print_wishes_made on print_wishes (made_at);
