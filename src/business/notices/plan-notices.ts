import { addHours, later, type Instant } from "../../foundation/clock/index.ts";
import { advance, lastEndOf, type Bucket } from "../buckets/index.ts";
import { tripRemindersOf, type KeptTrip } from "../trips/index.ts";
import type { AutoStanding } from "../auto-renewals/index.ts";
import { autoNotices, renewsItself } from "./auto-notices.ts";
import { coverageEnd } from "./coverage.ts";
import { incidentNotices, type IncidentPicture } from "./incident-notices.ts";
import type { Notice, NoticeName } from "./notice.ts";
import { offlineNotices, useNotices } from "./use-notices.ts";

/** Everything about a line that may be worth a notice. */
export interface LinePicture {
  /** As stored. */
  readonly buckets: readonly Bucket[];
  /** Orders that are paid and wait for the carrier, with the end of their promise. */
  readonly promises: readonly { readonly renewalId: string; readonly promisedAt: Instant }[];
  /** What somebody else paid for, since that moment connected or queued. */
  readonly gifts?: readonly { readonly renewalId: string; readonly at: Instant }[];
  /** Trips whose plans are bought in their time. */
  readonly trips?: readonly KeptTrip[];
  readonly suffered?: IncidentPicture;
  /** What renews by itself, for whoever agreed to it alone. */
  readonly auto?: AutoStanding;
}

/**
 * What is true of a line at `now` and worth telling, and what time alone will make so. Of what is
 * over by then nothing; whoever asks later, when more has happened, is answered anew.
 */
export function planNotices(
  { buckets, promises, gifts = [], trips = [], suffered, auto }: LinePicture,
  now: Instant,
): readonly Notice[] {
  const current = advance(buckets, now).buckets;
  const all = [
    // Whoever was told that it is renewed for them need not be asked to.
    ...(auto !== undefined && renewsItself(auto, buckets, now) ? [] : endNotices(current, now)),
    ...graceNotices(current),
    ...firstUseNotices(current),
    ...useNotices(current),
    ...offlineNotices(current, now),
    ...promises.map(lateNotice),
    ...gifts.map((gift) => giftNotice(gift, current)),
    ...trips.flatMap((trip) => tripNotices(trip, current)),
    ...(suffered === undefined ? [] : incidentNotices(current, suffered, now)),
    ...(auto === undefined ? [] : autoNotices(auto, buckets, now)),
  ];
  return all.filter(({ until }) => until === undefined || now < until);
}

const BEFORE_END = [
  { name: "end_3d", hours: 72 },
  { name: "end_1d", hours: 24 },
  { name: "end_3h", hours: 3 },
] as const;

function endNotices(buckets: readonly Bucket[], now: Instant): readonly Notice[] {
  const coverage = coverageEnd(buckets, now);
  if (coverage === undefined) return [];
  return countdown(BEFORE_END, { end: coverage.endsAt, since: coverage.since });
}

const BEFORE_LAPSE = [
  { name: "first_use_7d", hours: 7 * 24 },
  { name: "first_use_1d", hours: 24 },
] as const;

function firstUseNotices(buckets: readonly Bucket[]): readonly Notice[] {
  return buckets.flatMap(({ state, bucketId, firstUseBy, terms, grantedAt }) => {
    if (state !== "awaiting_first_use" || firstUseBy === undefined) return [];
    const { startTrigger } = terms;
    const waitsSince =
      startTrigger.kind === "first_use"
        ? later(grantedAt, addHours(firstUseBy, -24 * startTrigger.withinDays))
        : grantedAt;
    return countdown(BEFORE_LAPSE, { end: firstUseBy, since: waitsSince, bucketId });
  });
}

// With a single day of grace its last day would be all of it.
function graceNotices(buckets: readonly Bucket[]): readonly Notice[] {
  if (buckets.some(({ state }) => OCCUPIED.includes(state))) return [];
  const endedAt = lastEndOf(buckets);
  const last = buckets.find(({ state, endsAt }) => state === "expired" && endsAt === endedAt);
  if (endedAt === undefined || last === undefined || last.terms.graceDays === 0) return [];
  const hours = last.terms.graceDays > 1 ? 24 : 12;
  const end = addHours(endedAt, 24 * last.terms.graceDays);
  return countdown([{ name: "grace", hours }], { end, since: endedAt });
}

const OCCUPIED: readonly Bucket["state"][] = ["active", "depleted", "queued", "awaiting_first_use"];

interface Countdown {
  readonly end: Instant;
  /** What would have had to be told before is not told. */
  readonly since: Instant;
  readonly bucketId?: Bucket["bucketId"];
}

// Each says what is true until the next one says it better.
function countdown(
  steps: readonly { readonly name: NoticeName; readonly hours: number }[],
  { end, since, bucketId }: Countdown,
): readonly Notice[] {
  const causeOf = (name: NoticeName) =>
    bucketId === undefined ? `${name}:${end}` : `${name}:${bucketId}:${end}`;
  return steps.flatMap(({ name, hours }, i) => {
    const at = addHours(end, -hours);
    if (at < since) return [];
    const better = steps.slice(i + 1);
    return {
      name,
      cause: causeOf(name),
      at,
      until: addHours(end, -(better[0]?.hours ?? 0)),
      unlessTold: better.map((one) => causeOf(one.name)),
      facts: { moment: end, ...(bucketId === undefined ? {} : { bucketId }) },
    };
  });
}

function lateNotice({ renewalId, promisedAt }: LinePicture["promises"][number]): Notice {
  return {
    name: "late",
    cause: `late:${renewalId}`,
    at: promisedAt,
    unlessTold: [],
    facts: { moment: promisedAt, renewalId },
  };
}

// Bought meanwhile, a plan is no reminder any more: its trip counts what the line was granted.
function tripNotices(trip: KeptTrip, buckets: readonly Bucket[]): readonly Notice[] {
  return tripRemindersOf(trip, buckets).map(({ nth, at, until, buyAt, planId }) => ({
    name: "trip_plan",
    cause: `trip_plan:${trip.tripId}:${nth}`,
    at,
    until,
    unlessTold: [],
    facts: { moment: buyAt, planId, tripId: trip.tripId },
  }));
}

/** A gift is news for so long. */
export const GIFT_HOURS = 48;

function giftNotice(
  { renewalId, at }: NonNullable<LinePicture["gifts"]>[number],
  buckets: readonly Bucket[],
): Notice {
  const given = buckets.find((bucket) => bucket.renewalId === renewalId);
  return {
    name: "friend_paid",
    cause: `friend_paid:${renewalId}`,
    at,
    until: addHours(at, GIFT_HOURS),
    unlessTold: [],
    facts: given === undefined ? {} : { bucketId: given.bucketId },
  };
}
