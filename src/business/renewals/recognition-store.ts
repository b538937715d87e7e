import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Claim } from "../../foundation/work/index.ts";
import type { Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";

/** What the recognition of revenue has to know of a renewal whose plan runs. */
export type Supplied = Pick<Renewal, "lineId" | "renewalId" | "sellerId" | "bucketId"> & {
  readonly fulfilledAt: Instant | null;
};

/** Leases renewals whose revenue is due to be looked at. A measure of scheduling: no event. */
export async function claimUnrecognised(act: Act, claim: Claim): Promise<readonly RenewalKey[]> {
  const { rows } = await act.database.run({
    text: `update renewals set recognise_at = $3
      where (line_id, renewal_id) in (
        select line_id, renewal_id from renewals
        where state = 'active' and recognise_at <= $1
        order by recognise_at limit $2 for update skip locked)
      returning line_id as "lineId", renewal_id as "renewalId"`,
    values: [claim.now, claim.limit, claim.leaseUntil],
    isFrequent: true,
  });
  return rows as RenewalKey[];
}

/** When these are looked at next. */
export async function restRecognition(
  act: Act,
  keys: readonly RenewalKey[],
  until: Instant,
): Promise<void> {
  await act.database.run({
    text: `update renewals set recognise_at = $3
      where line_id = any($1::uuid[]) and renewal_id = any($2::uuid[])`,
    values: [keys.map(({ lineId }) => lineId), keys.map(({ renewalId }) => renewalId), until],
    isFrequent: true,
  });
}

/**
 * Those of the keys whose plan runs at its carrier. One whose turn has come by time alone may still
 * be refused there, and then all its money goes back.
 */
export async function suppliedRenewals(
  act: Act,
  keys: readonly RenewalKey[],
): Promise<readonly Supplied[]> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId", seller_id as "sellerId",
        bucket_id as "bucketId", fulfilled_at as "fulfilledAt"
      from renewals
      where line_id = any($1::uuid[]) and renewal_id = any($2::uuid[])
        and state = 'active'
      order by renewal_id`,
    values: [keys.map(({ lineId }) => lineId), keys.map(({ renewalId }) => renewalId)],
    isFrequent: true,
  });
  return rows as Supplied[];
}
