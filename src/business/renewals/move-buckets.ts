import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import {
  bucketsOfLine,
  isLiving,
  revoke,
  updateBucket,
  type Bucket,
  type Revocation,
} from "../buckets/index.ts";
import type { Picture } from "./next-step.ts";
import type { Renewal } from "./renewal.ts";
import { wakeRenewals } from "./renewals-store.ts";

/**
 * Parts that write what became of a line's buckets beside an order's own, and have the worker look
 * at the renewals these came from: one that ended is supplied, one whose turn came is ordered.
 */
export function moveBuckets(
  act: Act,
  before: readonly Bucket[],
  after: readonly Bucket[],
  beside: Pick<Renewal, "lineId"> & { readonly renewalId?: string },
): readonly Part[] {
  const stored = new Map(before.map((bucket) => [bucket.bucketId, bucket]));
  const changed = after.filter((bucket) => stored.get(bucket.bucketId) !== bucket);
  const others = changed.flatMap(({ renewalId }) =>
    renewalId === undefined || renewalId === beside.renewalId ? [] : [renewalId],
  );
  return [
    ...changed.map((bucket) => updateBucket(act, stored.get(bucket.bucketId)!, bucket)),
    ...(others.length === 0 ? [] : [wakeRenewals(act, beside.lineId, others)]),
  ];
}

/**
 * Parts that take the order's own bucket off the line, where it stands there. Of a plan that waited
 * and was not activated, what made room for it comes back.
 */
export async function takeBackBucket(
  act: Act,
  picture: Picture,
  because: Revocation["because"],
): Promise<readonly Part[]> {
  const { before, after } = await withoutBucket(act, picture, because);
  return moveBuckets(act, before, after, picture.renewal);
}

/** The line's buckets as they are, and as they are without the order's own. */
export async function withoutBucket(
  act: Act,
  { renewal, bucket }: Picture,
  because: Revocation["because"],
): Promise<{ readonly before: readonly Bucket[]; readonly after: readonly Bucket[] }> {
  const before = await bucketsOfLine(act, renewal.lineId);
  if (bucket === undefined || !isLiving(bucket)) return { before, after: before };
  const { bucketId } = bucket;
  const taken = revoke(before, { bucketId, at: act.clock.now(), because });
  return { before, after: taken.ok ? taken.value.buckets : before };
}
