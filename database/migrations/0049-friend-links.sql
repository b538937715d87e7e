-- Links by which somebody else pays for a line: for one plan or any, for some days, for one paid order.
create table friend_links (
  line_id uuid not null references lines,
  link_id uuid not null,
  plan_code text,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  -- The order placed by it last, and the visitor who placed it.
  renewal_id uuid,
  used_by uuid,
  -- When what was paid for was connected or queued; empty again once its money went back.
  connected_at timestamptz,
  primary key (line_id, link_id)
);
create index friend_links_order on friend_links (line_id, renewal_id) where renewal_id is not null;
