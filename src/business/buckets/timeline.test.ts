import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorld } from "../../../tests/examples/any-line.ts";
import {
  jst,
  KEEPGO,
  queuedBucket,
  running,
  terms,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { addMinutes, addMs } from "../../foundation/clock/index.ts";
import { familyOf, isRunning, type Bucket } from "./bucket.ts";
import { advance, dueAtOf, nextChangeAt } from "./timeline.ts";

const JAN_1 = jst("2027-01-01T09:00");
const old = running(terms(), JAN_1);

describe("advancing the buckets of a line", () => {
  it("starts a chain of queued plans, each at the end of the one before", () => {
    const first = queuedBucket(terms(), JAN_1, { queueOrder: 1 });
    const second = queuedBucket(terms(), JAN_1, { queueOrder: 2 });
    const { steps } = advance([old, second, first], jst("2027-01-25T12:00"));
    expect(steps).toEqual([
      { name: "bucket.expired", bucketId: old.bucketId, at: jst("2027-01-11T00:00") },
      { name: "bucket.started", bucketId: first.bucketId, at: jst("2027-01-11T00:00") },
      { name: "bucket.expired", bucketId: first.bucketId, at: jst("2027-01-21T00:00") },
      { name: "bucket.started", bucketId: second.bucketId, at: jst("2027-01-21T00:00") },
    ]);
  });

  it("starts what waits for depletion when the data was used up, not when we hear of it", () => {
    const next = queuedBucket(terms(), JAN_1, { queueOn: "expiry_or_depletion" });
    const empty = usedUp(old, jst("2027-01-04T10:00"));
    const { buckets } = advance([empty, next], jst("2027-01-04T12:00"));
    expect(buckets[0]).toMatchObject({ state: "depleted", depletedAt: jst("2027-01-04T10:00") });
    expect(buckets[1]).toMatchObject({ state: "active", startsAt: jst("2027-01-04T10:00") });
  });

  it("leaves what waits for expiry waiting though the data is used up", () => {
    const next = queuedBucket(terms(), JAN_1);
    const { buckets } = advance([usedUp(old, JAN_1), next], jst("2027-01-04T12:00"));
    expect(buckets[1]?.state).toBe("queued");
  });

  it("refills a daily plan at its own reset, and does not count it as depleted for a queue", () => {
    const daily = usedUp(running(KEEPGO.terms, JAN_1), jst("2027-01-02T20:00"));
    const next = queuedBucket(terms(), JAN_1, { queueOn: "expiry_or_depletion" });
    const evening = advance([daily, next], jst("2027-01-03T00:59"));
    expect(evening.buckets.map((bucket) => bucket.state)).toEqual(["depleted", "queued"]);
    const { buckets, steps } = advance([daily, next], jst("2027-01-03T01:00"));
    expect(buckets[0]).toMatchObject({ state: "active", dataUsedBytes: 0 });
    expect(steps.at(-1)?.name).toBe("bucket.refilled");
  });

  it("lapses what was not used in time, and then starts what waited behind it", () => {
    const unused: Bucket = {
      ...queuedBucket(terms(), JAN_1),
      state: "awaiting_first_use",
      firstUseBy: jst("2027-02-01T00:00"),
    };
    const next = queuedBucket(terms(), JAN_1);
    const { buckets } = advance([unused, next], jst("2027-02-01T00:00"));
    expect(buckets.map((bucket) => bucket.state)).toEqual(["lapsed", "active"]);
  });

  it("lets a queued plan with first use wait for it from its turn on", () => {
    const next = queuedBucket(
      terms({
        startTrigger: { kind: "first_use", withinDays: 30, unusedRefund: { kind: "before_start" } },
      }),
      JAN_1,
    );
    const { buckets } = advance([old, next], jst("2027-01-11T00:00"));
    expect(buckets[1]).toMatchObject({
      state: "awaiting_first_use",
      firstUseBy: jst("2027-02-10T00:00"),
    });
  });

  it("holds an end exclusive: over at its instant, running a millisecond before", () => {
    expect(advance([old], addMs(old.endsAt!, -1)).buckets[0]?.state).toBe("active");
    expect(advance([old], old.endsAt!).buckets[0]?.state).toBe("expired");
  });
});

const anyMinutes = fc.nat(60 * 24 * 60);

describe("on any line", () => {
  it("advancing in two strides is advancing in one", () => {
    fc.assert(
      fc.property(anyWorld, anyMinutes, anyMinutes, ({ now, buckets }, first, second) => {
        const between = addMinutes(now, first);
        const at = addMinutes(between, second);
        const early = advance(buckets, between);
        const late = advance(early.buckets, at);
        const whole = advance(buckets, at);
        expect(late.buckets).toEqual(whole.buckets);
        expect([...early.steps, ...late.steps]).toEqual(whole.steps);
      }),
    );
  });

  it("nothing changes before the next change, and something does at it", () => {
    fc.assert(
      fc.property(anyWorld, ({ now, buckets }) => {
        const at = nextChangeAt(buckets, now);
        if (at === undefined) return;
        const present = advance(buckets, now).buckets;
        expect(advance(present, addMs(at, -1)).steps).toEqual([]);
        expect(advance(present, at).steps.length).toBeGreaterThan(0);
      }),
    );
  });

  it("the next change is what some bucket itself is due for", () => {
    fc.assert(
      fc.property(anyWorld, ({ now, buckets }) => {
        const present = advance(buckets, now).buckets;
        const dues = present.flatMap((bucket) => dueAtOf(bucket) ?? []).toSorted();
        expect(dues[0]).toBe(nextChangeAt(buckets, now));
      }),
    );
  });

  it("steps come in order, and only queued buckets have a place in the queue", () => {
    fc.assert(
      fc.property(anyWorld, anyMinutes, ({ now, buckets }, minutes) => {
        const { buckets: present, steps } = advance(buckets, addMinutes(now, minutes));
        const times = steps.map((step) => step.at);
        expect(times).toEqual(times.toSorted());
        for (const bucket of present) {
          expect(bucket.queueOrder !== undefined).toBe(bucket.state === "queued");
        }
      }),
    );
  });

  it("a family ends together, and no bucket ends before it starts", () => {
    fc.assert(
      fc.property(anyWorld, ({ now, buckets }) => {
        const live = advance(buckets, now).buckets.filter(isRunning);
        for (const bucket of live) {
          expect(bucket.endsAt! > bucket.startsAt!).toBe(true);
          const root = live.find((one) => one.bucketId === familyOf(bucket));
          if (bucket.extension !== undefined && root !== undefined) {
            expect(bucket.endsAt! >= root.endsAt!).toBe(true);
          }
        }
      }),
    );
  });
});
