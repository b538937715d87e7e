-- Money that moves when we capture it, and money that the house itself takes.
alter table payment_attempts drop constraint payment_attempts_state_check;
alter table payment_attempts add constraint payment_attempts_state_check check (state in (
  'sent', 'pending', 'approved', 'capturing', 'succeeded', 'failed', 'expired', 'cancelled',
  'unknown', 'frozen'));
alter table payment_attempts
  add column capture_sent_at timestamptz,
  add column money_account text references accounts,
  add column money_book text,
  add check ((money_account is null) = (money_book is null));
