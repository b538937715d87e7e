-- A message to somebody. cause makes it at most one per happening; the row is its own queue.
create table messages (
  message_id uuid primary key,
  cause text not null unique,
  channel text not null,
  line_id uuid,
  recipient_sealed bytea not null,
  language text not null,
  subject_sealed bytea not null,
  text_sealed bytea not null,
  html_sealed bytea,
  attachments_sealed bytea,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  written_at timestamptz not null,
  sent_at timestamptz,
  due_at timestamptz,
  claimed_until timestamptz
);
create index messages_due on messages (due_at) where due_at is not null;
