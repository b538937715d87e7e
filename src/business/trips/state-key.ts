import { dataLeft, isLiving, lastEndOf, orderOf, type Bucket } from "../buckets/index.ts";
import type { Stand } from "./travel.ts";

/**
 * Everything of a stand that its future depends on, as text: two stands of one key go on alike,
 * whatever was bought on the way to them. Buckets are told apart by what they are, not by id; what
 * has ended counts only by when it did.
 */
export function keyOf({ at, buckets, owedBytes }: Stand): string {
  const living = buckets.filter(isLiving).map((bucket) => described(bucket, buckets, at));
  return [at, owedBytes, lastEndOf(buckets) ?? "", ...living.toSorted()].join("|");
}

function described(bucket: Bucket, all: readonly Bucket[], at: Stand["at"]): string {
  const { terms, extension } = bucket;
  const root = all.find((one) => one.bucketId === extension?.bucketId);
  const ahead = all.filter((one) => one.state === "queued" && orderOf(one) < orderOf(bucket));
  return JSON.stringify([
    bucket.planId,
    bucket.state,
    [terms.duration, terms.clock],
    [bucket.startsAt, bucket.endsAt, bucket.firstUseBy, bucket.depletedAt],
    [bucket.dataTotalBytes, dataLeft(bucket, at)],
    bucket.state === "queued" ? [bucket.queueOn, ahead.length, bucket.grantedAt] : [],
    extension === undefined ? [] : [extension.from, root?.planId, root?.startsAt],
  ]);
}
