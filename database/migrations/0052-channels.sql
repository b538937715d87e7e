-- Several ways to reach a person, and several of a kind.
alter table notice_addresses drop constraint notice_addresses_pkey;
alter table notice_addresses drop constraint notice_addresses_channel_check;
alter table notice_addresses add column address_id uuid;
update notice_addresses set address_id = md5(person_id::text || channel)::uuid;
alter table notice_addresses add primary key (address_id);
create index notice_addresses_person on notice_addresses (person_id);
update notice_addresses set channel = 'web_push' where channel = 'push';
alter table notice_addresses add check (channel in ('email', 'web_push', 'line', 'telegram', 'sms'));

-- Its owner answered from there; null for what was only typed.
alter table notice_addresses add column verified_at timestamptz;
update notice_addresses set verified_at = since where consent = 'asked';
alter table notice_addresses rename column bounced_at to ended_at;
-- Nothing arrives there, or its owner ended it on the other side, or took it away here.
alter table notice_addresses add column ended_why text
  check (ended_why in ('bounced', 'left', 'removed'));
update notice_addresses set ended_why = 'bounced' where ended_at is not null;
alter table notice_addresses add check ((ended_at is null) = (ended_why is null));

-- No more of this line.
alter table line_readers add column stopped_at timestamptz;

alter table messages add column address_id uuid;
-- A try was begun of which nobody knows whether it was taken.
alter table messages add column is_in_doubt boolean not null default false;
alter table messages drop constraint messages_state_check;
alter table messages add constraint messages_state_check
  check (state in ('waiting', 'sent', 'failed', 'unknown'));
