import type { Instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  boundOf,
  familyOf,
  isLiving,
  projectQueue,
  type Bucket,
  type BucketId,
} from "../buckets/index.ts";
import { cheapestWay, type Found } from "./search.ts";
import type { PlannedPurchase, TripPlan, TripQuestion, TripRefusal } from "./trip.ts";

/**
 * The cheapest sequence of plans with which a line has service from the first moment of the trip
 * to the departure, and data every day; ties by fewer purchases, then by the earlier end. A plan
 * may be bought on the first day, at the moment at which the line would go without, or around the
 * middle of the day before. Begin and end of every plan are the quote's own (`buyAt`).
 *
 * Refuses `trip_has_gap` and `trip_lacks_data` with `facts.reaches`, how far the best sequence
 * comes, and `trip_too_long` when too many sequences had to be compared to be sure.
 */
export function planTrip(question: TripQuestion): Outcome<TripPlan, TripRefusal> {
  const found = cheapestWay(question);
  return found.ok ? done(tripPlanOf(found.value, question)) : found;
}

function tripPlanOf({ node, stand, worksUntil }: Found, question: TripQuestion): TripPlan {
  const spans = spansOf(stand.buckets, stand.at);
  const purchases = node.bought.map((one): PlannedPurchase => {
    return { ...one, ...(spans.get(one.bucketId) ?? { startsAt: one.buyAt, endsAt: one.buyAt }) };
  });
  const own = new Set(question.buckets.filter(isLiving).map(({ bucketId }) => bucketId));
  return {
    purchases,
    totalYen: yen(node.paidYen),
    worksUntil,
    slowDays: stand.slowDays,
    present: stand.buckets.filter(({ bucketId }) => own.has(bucketId)),
  };
}

interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

// What was extended ends where the extension begins, though all of a family end together.
function spansOf(buckets: readonly Bucket[], at: Instant): ReadonlyMap<BucketId, Span> {
  const spans = new Map<BucketId, Span>();
  for (const bucket of buckets) {
    const { bucketId, startsAt, endsAt, extension } = bucket;
    if (startsAt === undefined || endsAt === undefined) continue;
    const from = extension?.from ?? startsAt;
    const next = buckets
      .filter((one) => one.extension !== undefined && familyOf(one) === familyOf(bucket))
      .flatMap((one) => (one.extension!.from > from ? one.extension!.from : []))
      .toSorted()[0];
    spans.set(bucketId, { startsAt: from, endsAt: next ?? endsAt });
  }
  for (const { bucketId, starts, ends } of projectQueue(buckets, at)) {
    spans.set(bucketId, { startsAt: boundOf(starts), endsAt: boundOf(ends) });
  }
  return spans;
}
