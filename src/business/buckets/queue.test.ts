import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, anyHappenings, anyWorld } from "../../../tests/examples/any-line.ts";
import {
  ALOSIM,
  days,
  gigabytes,
  jst,
  queuedBucket,
  running,
  terms,
  TRIPCOM,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { isLiving, isRunning, type Bucket } from "./bucket.ts";
import { boundOf } from "./moment.ts";
import { projectQueue, startQueuedNow } from "./queue.ts";
import { advance, headOfQueue } from "./timeline.ts";

const JAN_1 = jst("2027-01-01T09:00");
const JAN_5 = jst("2027-01-05T12:00");
const old = running(TRIPCOM.terms, JAN_1);

describe("the projected queue", () => {
  it("knows exactly when plans start that wait for an end", () => {
    const first = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 1 });
    const second = queuedBucket(terms({ duration: days(3) }), JAN_1, { queueOrder: 2 });
    expect(projectQueue([old, first, second], JAN_5)).toEqual([
      {
        bucketId: first.bucketId,
        starts: { kind: "at", at: jst("2027-01-11T00:00") },
        ends: { kind: "at", at: jst("2027-01-21T00:00") },
      },
      {
        bucketId: second.bucketId,
        starts: { kind: "at", at: jst("2027-01-21T00:00") },
        ends: { kind: "at", at: jst("2027-01-24T00:00") },
      },
    ]);
  });

  it("says at the latest for everything behind data that may run out", () => {
    const first = queuedBucket(ALOSIM.terms, JAN_1, { queueOn: "expiry_or_depletion" });
    const second = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 2 });
    const kinds = projectQueue([old, first, second], JAN_5).map((one) => one.starts.kind);
    expect(kinds).toEqual(["latest", "latest"]);
  });

  it("is certain where nothing that runs can run out", () => {
    const unlimited = running(
      terms({
        allowance: {
          kind: "unlimited",
          fairUse: { "zh-Hans": "", "zh-Hant": "", ja: "", en: "", ko: "" },
        },
      }),
      JAN_1,
    );
    const next = queuedBucket(ALOSIM.terms, JAN_1, { queueOn: "expiry_or_depletion" });
    expect(projectQueue([unlimited, next], JAN_5)[0]?.starts.kind).toBe("at");
  });

  it("comes true when nothing is bought or used any more", () => {
    fc.assert(
      fc.property(anyWorld, ({ now, buckets }) => {
        const present = advance(buckets, now).buckets;
        if (present.some((bucket) => bucket.terms.startTrigger.kind === "first_use")) return;
        for (const one of projectQueue(present, now)) {
          const at = boundOf(one.starts);
          const then = advance(present, at).buckets.find((b) => b.bucketId === one.bucketId);
          expect(then).toMatchObject({ startsAt: at, endsAt: boundOf(one.ends) });
        }
      }),
    );
  });

  it("is never exceeded by use: what waits `latest` does not start later", () => {
    const anyUse = anyHappenings.map((all) => all.filter((one) => isUseOrTime(one.kind)));
    fc.assert(
      fc.property(anyWorld, anyUse, (world, use) => {
        const present = { now: world.now, buckets: advance(world.buckets, world.now).buckets };
        const bounds = projectQueue(present.buckets, world.now);
        const later = after(present, use);
        for (const bucket of advance(later.buckets, later.now).buckets) {
          const bound = bounds.find((one) => one.bucketId === bucket.bucketId);
          if (bound === undefined || bucket.startsAt === undefined) continue;
          expect(bucket.startsAt <= boundOf(bound.starts)).toBe(true);
        }
      }),
    );
  });
});

function isUseOrTime(kind: string): boolean {
  return kind === "use" || kind.startsWith("wait") || kind === "first_use";
}

describe("starting the next queued plan now", () => {
  it("Trip.com: ends the running one for good and tells what is lost", () => {
    const next = queuedBucket(TRIPCOM.terms, JAN_1);
    const started = startQueuedNow([old, next], next.bucketId, JAN_5);
    expect(started.ok && started.value.lost).toEqual({
      bytes: gigabytes(3),
      hasUnlimited: false,
      until: jst("2027-01-11T00:00"),
    });
    const [ended, begun] = started.ok ? started.value.buckets : [];
    expect(ended).toMatchObject({
      state: "expired",
      endsAt: JAN_5,
      endedEarly: { by: next.bucketId, endsAt: jst("2027-01-11T00:00") },
    });
    expect(begun).toMatchObject({
      state: "active",
      startsAt: JAN_5,
      endsAt: jst("2027-01-15T00:00"),
    });
  });

  it("loses no data on a line that is paid but offline", () => {
    const next = queuedBucket(TRIPCOM.terms, JAN_1);
    const started = startQueuedNow([usedUp(old, JAN_5), next], next.bucketId, JAN_5);
    expect(started.ok && started.value.lost.bytes).toBe(0);
  });

  it("starts what would wait for its first use at once: the wish is the use", () => {
    const next = queuedBucket(
      terms({
        startTrigger: { kind: "first_use", withinDays: 30, unusedRefund: { kind: "before_start" } },
      }),
      JAN_1,
    );
    const started = startQueuedNow([old, next], next.bucketId, JAN_5);
    expect(started.ok && started.value.buckets[1]?.state).toBe("active");
  });

  it("refuses what is not queued and what is not next", () => {
    const first = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 1 });
    const second = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 2 });
    const all = [old, first, second];
    expect(startQueuedNow(all, old.bucketId, JAN_5)).toMatchObject({
      refusal: "bucket_not_queued",
    });
    expect(startQueuedNow(all, second.bucketId, JAN_5)).toMatchObject({
      refusal: "bucket_not_next",
    });
  });

  it("moves nobody's start later, and ends only what ran", () => {
    fc.assert(
      fc.property(anyWorld, ({ now, buckets }) => {
        const next = queuedBucket(terms(), now, { queueOrder: 99 });
        const present = advance([...buckets, running(terms(), now), next], now).buckets;
        const head = headOfQueue(present);
        const started = startQueuedNow(present, head!.bucketId, now);
        if (!started.ok) throw new Error(started.refusal);
        const states = (of: readonly Bucket[]) => of.filter((b) => isLiving(b) && !isRunning(b));
        const left = states(present).filter((bucket) => bucket !== head);
        expect(states(started.value.buckets)).toEqual(left);
        const begun = started.value.buckets.filter(isRunning);
        expect(begun.map((bucket) => bucket.bucketId)).toEqual([head!.bucketId]);
      }),
    );
  });
});
