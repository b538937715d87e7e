-- A dearer plan that is sold in place of an order, which is refunded after: no money moves from the one
-- to the other, so it replaces nothing; but who reads either must find the other.
alter table renewals add column instead_of uuid;
