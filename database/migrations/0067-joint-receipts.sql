-- One receipt over all orders of one payment. Whose order it stands with; of the first order itself,
-- once its payer has chosen so. Settled with the money, and never changed after.
alter table renewals
  add column receipt_line_id uuid,
  add column receipt_renewal_id uuid,
  add column receipt_issued_at timestamptz,
  add check ((receipt_line_id is null) = (receipt_renewal_id is null));
create index renewals_receipt on renewals (receipt_line_id, receipt_renewal_id)
  where receipt_renewal_id is not null;

-- own: a document of its order alone. part: what its order adds to a joint one, no document itself and
-- so not signed. joint: the document over several orders, beside the part of the first of them.
-- An order's sale is its own document or a part, by the unique key of before, and none leads a joint
-- receipt beside one of its own.
alter table receipts
  add column coverage text not null default 'own' check (coverage in ('own', 'part', 'joint')),
  add column joint_line_id uuid,
  add column joint_renewal_id uuid,
  alter column key_id drop not null,
  alter column signature drop not null,
  add check ((joint_line_id is null) = (joint_renewal_id is null)),
  add check ((coverage = 'part') = (joint_renewal_id is not null)),
  add check ((coverage = 'part') = (signature is null) and (coverage = 'part') = (key_id is null)),
  add check (coverage = 'own' or (kind = 'receipt' and till is null)),
  add check ((coverage = 'joint') = (kind = 'receipt' and ordinal = 2));
create unique index receipts_one_of_a_sale on receipts (line_id, renewal_id)
  where kind = 'receipt' and coverage <> 'part';
create index receipts_joint on receipts (joint_line_id, joint_renewal_id)
  where joint_renewal_id is not null;
