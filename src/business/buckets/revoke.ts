import { later, type Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { endOfValidity, extendValidity } from "../catalogue/index.ts";
import {
  allowedBytes,
  anchorOf,
  familyOf,
  isLiving,
  isRunning,
  outOfQueue,
  type Bucket,
  type BucketId,
} from "./bucket.ts";
import { advance, type Advanced } from "./timeline.ts";

export interface Revocation {
  readonly bucketId: BucketId;
  readonly at: Instant;
  /** `not_activated` also gives back what had made room for it: the carrier never took it. */
  readonly because: "refunded" | "not_activated";
}

/**
 * Takes a bucket back and counts the rest anew: a queue closes up (its head starts when the line
 * is free), an extended family loses the days that were added; no end moves before `at`. Refuses a
 * bucket that is over or unknown: `bucket_is_over`.
 */
export function revoke(
  buckets: readonly Bucket[],
  { bucketId, at, because }: Revocation,
): Outcome<Advanced, "bucket_is_over"> {
  const before = advance(buckets, at);
  const target = before.buckets.find((bucket) => bucket.bucketId === bucketId);
  if (target === undefined || !isLiving(target)) return refused("bucket_is_over");
  const shrunk = isRunning(target) ? recountFamily(before.buckets, target, at) : before.buckets;
  const rest = shrunk.map((bucket) => {
    if (bucket.bucketId === bucketId) return takenBack(bucket, at);
    const isOwed = because === "not_activated" && bucket.endedEarly?.by === bucketId;
    return isOwed ? givenBack(bucket, at) : bucket;
  });
  const after = advance(rest, at);
  return done({ buckets: after.buckets, steps: [...before.steps, ...after.steps] });
}

function takenBack(bucket: Bucket, at: Instant): Bucket {
  const freed = outOfQueue(bucket);
  return bucket.state === "queued"
    ? { ...freed, state: "revoked" }
    : { ...freed, state: "revoked", endsAt: at };
}

function givenBack(bucket: Bucket, at: Instant): Bucket {
  const { endedEarly, endsAt: _now, ...kept } = bucket;
  const endsAt = endedEarly?.endsAt;
  const end = endsAt === undefined ? {} : { endsAt };
  if (endsAt !== undefined && endsAt <= at) return { ...kept, ...end, state: "expired" };
  return { ...kept, ...end, state: bucket.depletedAt === undefined ? "active" : "depleted" };
}

function recountFamily(
  buckets: readonly Bucket[],
  leaving: Bucket,
  at: Instant,
): readonly Bucket[] {
  const family = buckets.filter(
    (bucket) => isRunning(bucket) && familyOf(bucket) === familyOf(leaving),
  );
  const staying = family.filter((bucket) => bucket !== leaving).toSorted(byPlace);
  const [first, ...others] = staying;
  if (first === undefined) return buckets;
  const recounted =
    leaving.extension === undefined
      ? withoutFirst([asFirst(first), ...others], at)
      : withoutExtension(staying, firstFrom(family));
  const endsAt = later(recounted.endsAt, at);
  return buckets.map((bucket) => {
    const counted = recounted.members.find((member) => member.bucketId === bucket.bucketId);
    return counted === undefined ? bucket : { ...counted, endsAt };
  });
}

interface Recounted {
  readonly members: readonly Bucket[];
  readonly endsAt: Instant;
}

// The days that the first one had paid for are gone: the next one's own days begin now.
function withoutFirst([first, ...others]: readonly [Bucket, ...Bucket[]], at: Instant): Recounted {
  const { clock, duration } = first.terms;
  return addDaysOf(others, { members: [first], endsAt: endOfValidity(clock, duration, at) });
}

function withoutExtension(staying: readonly Bucket[], from: Instant): Recounted {
  const own = staying.filter((bucket) => bucket.extension === undefined);
  const added = staying.filter((bucket) => bucket.extension !== undefined);
  return addDaysOf(added, { members: own, endsAt: from });
}

function addDaysOf(added: readonly Bucket[], start: Recounted): Recounted {
  const [root] = start.members;
  const anchor = root === undefined ? undefined : anchorOf(root);
  return added.reduce<Recounted>(({ members, endsAt }, bucket) => {
    const { clock, duration } = bucket.terms;
    const extension = { bucketId: root?.bucketId ?? familyOf(bucket), from: endsAt };
    return {
      members: [...members, { ...bucket, extension }],
      endsAt: extendValidity(endsAt, clock, duration, anchor),
    };
  }, start);
}

function asFirst(bucket: Bucket): Bucket {
  const { extension: _family, ...kept } = bucket;
  const daily = bucket.terms.allowance.kind === "daily" ? allowedBytes(bucket.terms) : undefined;
  return daily === undefined ? kept : { ...kept, dataTotalBytes: daily };
}

function firstFrom(family: readonly Bucket[]): Instant {
  return family.flatMap((bucket) => bucket.extension?.from ?? []).toSorted()[0]!;
}

function byPlace(a: Bucket, b: Bucket): number {
  const place = (bucket: Bucket): string => bucket.extension?.from ?? "";
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}
