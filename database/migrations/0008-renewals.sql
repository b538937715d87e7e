-- The order to renew. The row is the queue, the timer and the truth: workers claim it by due_at.

create table renewals (
  line_id uuid not null references lines,
  renewal_id uuid not null,
  number text not null,
  checkout_id uuid not null,
  seller_id uuid not null references sellers,
  plan_id uuid not null references plans,
  bucket_id uuid not null,
  state text not null check (state in (
    'draft', 'awaiting_payment', 'payment_failed', 'payment_expired', 'cancelled',
    'paid', 'activating', 'activation_unknown', 'activation_failed',
    'active', 'queued', 'completed', 'refunding', 'refunded')),
  channel text not null check (channel in ('web', 'counter', 'kiosk', 'api', 'automatic', 'import')),
  point_id uuid,
  device_id text,
  clerk_id text,
  customer_id text,
  contact_sealed bytea,
  language text not null,
  viewer_zone text,
  trip jsonb,
  refund_rule jsonb not null,
  quote jsonb not null,
  quote_inputs jsonb not null,
  terms jsonb not null,
  total_yen integer not null check (total_yen > 0),
  tax_yen integer not null check (tax_yen >= 0),
  placed_at timestamptz not null,
  pay_by timestamptz not null,
  paid_at timestamptz,
  promise_seconds integer not null,
  promised_at timestamptz,
  fulfilled_at timestamptz,
  past_promise_choice text check (past_promise_choice in ('wait', 'replacement', 'refund')),
  wait_until timestamptz,
  replaces_id uuid,
  watch_until timestamptz,
  due_at timestamptz,
  retry_at timestamptz,
  tries integer not null default 0,
  claimed_until timestamptz,
  primary key (line_id, renewal_id)
);
create index renewals_due on renewals (due_at) where due_at is not null;
create index renewals_recent on renewals (line_id, placed_at desc);
create index renewals_contact on renewals (contact_sealed) where contact_sealed is not null;
create index renewals_customer on renewals (customer_id) where customer_id is not null;

-- Claim table: the human number of an order leads to its line.
create table order_numbers (
  number text primary key,
  line_id uuid not null,
  renewal_id uuid not null
);
