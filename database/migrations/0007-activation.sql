-- A request to a carrier: written down before it is made, its outcome after.

create table activations (
  line_id uuid not null references lines,
  activation_id uuid not null,
  renewal_id uuid not null,
  bucket_id uuid not null,
  carrier text not null,
  operation text not null check (operation in ('grant', 'start', 'revoke')),
  reference text not null,
  state text not null check (state in ('wanted', 'sent', 'accepted', 'done', 'refused', 'unknown')),
  request jsonb not null,
  answer jsonb,
  wanted_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (line_id, activation_id),
  unique (line_id, reference)
);
create index activations_renewal on activations (line_id, renewal_id);
create index activations_reference on activations (reference);
