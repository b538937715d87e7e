-- A message to somebody. cause makes it at most one per happening; the row is its own queue.
-- What is sealed is personal; it is erased some time after the message was sent.
create table messages (
  message_id uuid primary key,
  cause text not null unique,
  channel text not null,
  line_id uuid,
  recipient_sealed bytea,
  language text not null,
  subject_sealed bytea,
  text_sealed bytea,
  html_sealed bytea,
  enclosures jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  failure text,
  written_at timestamptz not null,
  settled_at timestamptz,
  due_at timestamptz,
  claimed_until timestamptz,
  check ((state = 'waiting') = (due_at is not null)),
  check (state <> 'waiting' or recipient_sealed is not null)
);
create index messages_due on messages (due_at) where due_at is not null;
create index messages_written on messages (written_at desc);
