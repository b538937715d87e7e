import { addHours, type Instant } from "../../foundation/clock/index.ts";
import {
  advance,
  boundOf,
  isLiving,
  lastEndOf,
  projectQueue,
  type Bucket,
  type BucketId,
} from "../buckets/index.ts";
import { coverageEnd } from "./coverage.ts";

/** What stands in the calendar of a line. */
export const CALENDAR_DATES = ["end", "starts", "first_use", "grace"] as const;
export type CalendarDateName = (typeof CALENDAR_DATES)[number];

export interface CalendarDate {
  readonly name: CalendarDateName;
  /** Of ends and deadlines exclusive. */
  readonly at: Instant;
  /** Hours before, at which a calendar rings. */
  readonly alarms: readonly number[];
  /** The plan that it is about; absent where it is about the line. */
  readonly bucketId?: BucketId;
}

const ALARMS = {
  end: [72, 24, 3],
  starts: [],
  first_use: [7 * 24, 24],
  grace: [24],
} as const satisfies Readonly<Record<CalendarDateName, readonly number[]>>;

/**
 * The dates to come of a line, if nothing more is bought, soonest first: the last connected moment,
 * when each plan in its queue starts, by when a plan must be used, until when it can be renewed.
 */
export function calendarDates(stored: readonly Bucket[], now: Instant): readonly CalendarDate[] {
  const buckets = advance(stored, now).buckets;
  const date = (name: CalendarDateName, at: Instant, bucketId?: BucketId): CalendarDate => ({
    ...{ name, at, alarms: ALARMS[name] },
    ...(bucketId === undefined ? {} : { bucketId }),
  });
  const coverage = coverageEnd(buckets, now);
  const starts = projectQueue(buckets, now).flatMap(({ bucketId, starts: moment }) =>
    moment.kind === "on_first_use" ? [] : [date("starts", boundOf(moment), bucketId)],
  );
  const deadlines = buckets.flatMap(({ state, firstUseBy, bucketId }) =>
    state === "awaiting_first_use" && firstUseBy !== undefined
      ? [date("first_use", firstUseBy, bucketId)]
      : [],
  );
  const renewBy = renewableUntil(buckets);
  return [
    ...(coverage === undefined ? [] : [date("end", coverage.endsAt)]),
    ...starts,
    ...deadlines,
    ...(renewBy === undefined ? [] : [date("grace", renewBy)]),
  ]
    .filter(({ at }) => at > now)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function renewableUntil(buckets: readonly Bucket[]): Instant | undefined {
  if (buckets.some(isLiving)) return undefined;
  const endedAt = lastEndOf(buckets);
  const last = buckets.find(({ state, endsAt }) => state === "expired" && endsAt === endedAt);
  if (endedAt === undefined || last === undefined || last.terms.graceDays === 0) return undefined;
  return addHours(endedAt, 24 * last.terms.graceDays);
}
