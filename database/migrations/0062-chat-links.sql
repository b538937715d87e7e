-- Codes that link a chat to a person or a line: good once and for minutes.
create table notice_links (
  code_blind bytea primary key,
  channel text not null check (channel in ('line', 'telegram')),
  target jsonb not null,
  expires_at timestamptz not null,
  -- Whoever brought it first.
  used_by bytea
);
create index notice_links_expired on notice_links (expires_at);
