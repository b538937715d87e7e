import fc from "fast-check";
import { addMinutes, instant, JST, type Instant } from "../../src/foundation/clock/index.ts";
import { bytes, MEGABYTE } from "../../src/foundation/money/index.ts";
import {
  addsOnlyDays,
  advance,
  isLiving,
  isRunning,
  nextChangeAt,
  revoke,
  startBucket,
  startQueuedNow,
  type Bucket,
} from "../../src/business/buckets/index.ts";
import {
  LINE_STATES,
  type LineState,
  type Allowance,
  type Duration,
  type Plan,
  type RenewalRule,
  type RenewalTable,
  type StartTrigger,
  type ValidityClock,
} from "../../src/business/catalogue/index.ts";
import { grant, quote } from "../../src/business/renewals/index.ts";
import { ask, line, nextBucketId, plan } from "./plans.ts";

/** Arbitrary plans, and lines with whatever history may have led to their buckets. */

const anyClock: fc.Arbitrary<ValidityClock> = fc.constantFrom<ValidityClock>(
  { kind: "jst_calendar" },
  { kind: "rolling_24h" },
  { kind: "rolling_to_midnight" },
  { kind: "months" },
  { kind: "month_end", monthsAfter: 1 },
  { kind: "zone_calendar", zone: "+08:00" },
);

const anyDuration: fc.Arbitrary<Duration> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 15 }).map((count): Duration => ({ unit: "days", count })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((count): Duration => ({ unit: "months", count })),
  },
);

const anyAllowance: fc.Arbitrary<Allowance> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 5 }).map((count): Allowance => {
      return { kind: "capped", bytes: bytes(count * 500 * MEGABYTE), throttleKbps: 128 };
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(JST, "+08:00").map((resetZone): Allowance => {
      return { kind: "daily", bytesPerDay: bytes(500 * MEGABYTE), throttleKbps: 128, resetZone };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Allowance>({
      kind: "unlimited",
      fairUse: { "zh-Hans": "", "zh-Hant": "", ja: "", en: "", ko: "" },
    }),
  },
);

const anyRule: fc.Arbitrary<RenewalRule> = fc.record({
  mode: fc.constantFrom(
    "extend",
    "extend",
    "extend",
    "start_now",
    "stack",
    "queue_on_expiry",
    "queue_on_expiry_or_depletion",
    "replace",
    "refill_today",
  ),
  carries: fc.constantFrom("data", "nothing"),
});

const anyCell: fc.Arbitrary<RenewalRule> = fc.oneof(
  { weight: 6, arbitrary: anyRule },
  {
    weight: 1,
    arbitrary: fc.constant<RenewalRule>({ mode: "none", refusal: "plan_not_renewable" }),
  },
);

const anyTable: fc.Arbitrary<RenewalTable> = fc.record(
  Object.fromEntries(LINE_STATES.map((state) => [state, anyCell])) as Record<
    LineState,
    typeof anyCell
  >,
);

const anyTrigger: fc.Arbitrary<StartTrigger> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<StartTrigger>({ kind: "payment" }) },
  {
    weight: 1,
    arbitrary: fc.constant<StartTrigger>({
      kind: "first_use",
      withinDays: 30,
      unusedRefund: { kind: "before_start" },
    }),
  },
);

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    clock: anyClock,
    duration: anyDuration,
    allowance: anyAllowance,
    renewalTable: anyTable,
    startTrigger: anyTrigger,
    graceDays: fc.constantFrom(0, 2),
  })
  .map((terms) => plan("any", terms));

export const anyMoment = fc
  .date({ min: new Date("2026-12-01"), max: new Date("2028-04-01"), noInvalidDate: true })
  .map((date) => instant(date));

export interface World {
  readonly now: Instant;
  readonly buckets: readonly Bucket[];
}

type Happening =
  | { readonly kind: "renew"; readonly plan: Plan; readonly startNowWished: boolean }
  | { readonly kind: "wait"; readonly minutes: number }
  | { readonly kind: "wait_for_change" }
  | { readonly kind: "use"; readonly megabytes: number }
  | { readonly kind: "first_use" }
  | { readonly kind: "revoke"; readonly nth: number }
  | { readonly kind: "start_queued" };

const anyRenewal: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant("renew" as const),
  plan: anyPlan,
  startNowWished: fc.constantFrom(false, false, true),
});

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: anyRenewal },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      minutes: fc.integer({ min: 1, max: 4 * 24 * 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: "wait_for_change" }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("use" as const),
      megabytes: fc.constantFrom(100, 500, 500, 2500),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: "first_use" }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("revoke" as const), nth: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: "start_queued" }) },
);

export const anyHappenings = fc.array(anyHappening, { maxLength: 7 });

/** A line after anything that can happen to one, as stored: not advanced to its `now`. */
export const anyWorld: fc.Arbitrary<World> = fc
  .tuple(anyMoment, fc.array(anyRenewal, { maxLength: 2 }), anyHappenings)
  .map(([now, renewals, happenings]) => after({ now, buckets: [] }, [...renewals, ...happenings]));

export function after(world: World, happenings: readonly Happening[]): World {
  return happenings.reduce(happen, world);
}

function happen(world: World, happening: Happening): World {
  const { now } = world;
  const buckets = advance(world.buckets, now).buckets;
  switch (happening.kind) {
    case "wait":
      return { ...world, now: addMinutes(now, happening.minutes) };
    case "wait_for_change":
      return { ...world, now: nextChangeAt(buckets, now) ?? now };
    case "renew":
      return { now, buckets: renewed(buckets, now, happening) };
    case "use":
      return { now, buckets: used(buckets, now, happening.megabytes) };
    case "first_use":
      return {
        now,
        buckets: buckets.map((b) => (b.state === "awaiting_first_use" ? startBucket(b, now) : b)),
      };
    case "revoke": {
      const target = buckets.filter(isLiving)[happening.nth];
      if (target === undefined) return world;
      const revoked = revoke(buckets, { bucketId: target.bucketId, at: now, because: "refunded" });
      return revoked.ok ? { now, buckets: revoked.value.buckets } : world;
    }
    case "start_queued": {
      const queued = buckets.find((bucket) => bucket.state === "queued");
      const started =
        queued === undefined ? undefined : startQueuedNow(buckets, queued.bucketId, now);
      return started?.ok === true ? { now, buckets: started.value.buckets } : world;
    }
  }
}

function renewed(
  buckets: readonly Bucket[],
  now: Instant,
  wish: { plan: Plan; startNowWished: boolean },
): readonly Bucket[] {
  const { startNowWished } = wish;
  return renew(wish.plan, buckets, now, { startNowWished }) ?? buckets;
}

/** The line's buckets after a plan was quoted and paid for; undefined when it was refused. */
export function renew(
  of: Plan,
  buckets: readonly Bucket[],
  paidAt: Instant,
  wish: { startNowWished?: boolean } = {},
): readonly Bucket[] | undefined {
  const shown = quote(ask(of, buckets, paidAt, wish));
  if (!shown.ok) return undefined;
  const bucketId = nextBucketId();
  const given = grant({ shown: shown.value, line, buckets, plan: of, paidAt, bucketId });
  return given.ok ? applied(buckets, given.value) : undefined;
}

/** The line's buckets once a grant is written. */
export function applied(
  buckets: readonly Bucket[],
  granted: { readonly created: Bucket; readonly changed: readonly Bucket[] },
): readonly Bucket[] {
  const changed = new Map(granted.changed.map((bucket) => [bucket.bucketId, bucket]));
  return [...buckets.map((bucket) => changed.get(bucket.bucketId) ?? bucket), granted.created];
}

function used(buckets: readonly Bucket[], now: Instant, megabytes: number): readonly Bucket[] {
  const user = buckets.find((bucket) => bucket.state === "active" && !addsOnlyDays(bucket));
  if (user === undefined) return buckets;
  return buckets.map((bucket) =>
    bucket === user && isRunning(bucket)
      ? {
          ...bucket,
          dataUsedBytes: bytes(bucket.dataUsedBytes + megabytes * MEGABYTE),
          measuredAt: now,
        }
      : bucket,
  );
}
