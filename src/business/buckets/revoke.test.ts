import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan, anyWorld, renew } from "../../../tests/examples/any-line.ts";
import {
  BMOBILE,
  days,
  gigabytes,
  jst,
  KEEPGO,
  plan,
  queuedBucket,
  rule,
  running,
  table,
  terms,
  TRIPCOM,
} from "../../../tests/examples/plans.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { dataLeft, isLiving, isRunning, type Bucket } from "./bucket.ts";
import { revoke } from "./revoke.ts";
import { advance } from "./timeline.ts";

const JAN_1 = jst("2027-01-01T09:00");
const JAN_5 = jst("2027-01-05T12:00");

function renewed(of: Plan, buckets: readonly Bucket[], at: Instant): readonly Bucket[] {
  const after = renew(of, buckets, at);
  if (after === undefined) throw new Error("refused");
  return after;
}

function taken(buckets: readonly Bucket[], nth: number, at: Instant): readonly Bucket[] {
  const bucketId = buckets[nth]!.bucketId;
  const revoked = revoke(buckets, { bucketId, at, because: "refunded" });
  if (!revoked.ok) throw new Error(revoked.refusal);
  return revoked.value.buckets;
}

const ends = (buckets: readonly Bucket[]) => buckets.filter(isRunning).map((b) => b.endsAt);

describe("taking back a bucket", () => {
  it("an extension gives its days back, and later extensions move up", () => {
    const top = plan("top", { duration: days(3), renewalTable: BMOBILE.terms.renewalTable });
    const old = running(terms(), JAN_1);
    const once = renewed(BMOBILE, [old], JAN_5);
    const twice = renewed(top, once, JAN_5);
    expect(ends(twice)).toEqual(Array(3).fill(jst("2027-01-15T00:00")));
    expect(ends(taken(twice, 1, JAN_5))).toEqual(Array(2).fill(jst("2027-01-14T00:00")));
    expect(ends(taken(twice, 2, JAN_5))).toEqual(Array(2).fill(jst("2027-01-12T00:00")));
  });

  it("an extension by months leaves the others on the day they keep", () => {
    const monthly = plan("monthly", {
      clock: { kind: "months" },
      duration: { unit: "months", count: 1 },
      renewalTable: table({}, rule("extend", { carries: "data" })),
    });
    const from = jst("2027-01-31T09:00");
    const thrice = [1, 2, 3].reduce((all) => renewed(monthly, all, from), [
      running(monthly.terms, from),
    ] as readonly Bucket[]);
    expect(ends(thrice)[0]).toBe(jst("2027-05-31T00:00"));
    expect(ends(taken(thrice, 1, from))[0]).toBe(jst("2027-04-30T00:00"));
    expect(ends(taken(taken(thrice, 1, from), 2, from))[0]).toBe(jst("2027-03-31T00:00"));
  });

  it("the first of a family leaves the others with their own days, from now", () => {
    const old = running(KEEPGO.terms, JAN_1);
    const longer = renewed(KEEPGO, [old], JAN_5);
    const left = taken(longer, 0, JAN_5);
    expect(ends(left)).toEqual([jst("2027-01-10T01:00")]);
    expect(dataLeft(left[1]!, JAN_5)).toBe(gigabytes(1));
  });

  it("what ran lets the queue start at once", () => {
    const old = running(TRIPCOM.terms, JAN_1);
    const next = queuedBucket(TRIPCOM.terms, JAN_1);
    expect(taken([old, next], 0, JAN_5)[1]).toMatchObject({ state: "active", startsAt: JAN_5 });
  });

  it("what waited lets those behind it move up", () => {
    const old = running(TRIPCOM.terms, JAN_1);
    const first = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 1 });
    const second = queuedBucket(TRIPCOM.terms, JAN_1, { queueOrder: 2 });
    const left = taken([old, first, second], 1, JAN_5);
    const then = advance(left, jst("2027-01-11T00:00")).buckets;
    expect(then.map((bucket) => bucket.state)).toEqual(["expired", "revoked", "active"]);
  });

  it("what never reached the carrier gives back the plan that had made room", () => {
    const now = plan("now", { renewalTable: table({}, rule("replace")) });
    const old = running(terms(), JAN_1);
    const replaced = renewed(now, [old], JAN_5);
    const back = revoke(replaced, {
      bucketId: replaced[1]!.bucketId,
      at: jst("2027-01-05T12:10"),
      because: "not_activated",
    });
    expect(back.ok && back.value.buckets[0]).toEqual(old);
  });

  it("refuses what is over", () => {
    const old = running(terms(), JAN_1);
    const late = { bucketId: old.bucketId, at: jst("2027-02-01T00:00"), because: "refunded" };
    expect(revoke([old], late as never)).toMatchObject({ refusal: "bucket_is_over" });
  });
});

describe("on any line", () => {
  it("a grant that the carrier never took leaves everything as it was", () => {
    fc.assert(
      fc.property(anyWorld, anyPlan, ({ now, buckets }, any) => {
        const present = advance(buckets, now).buckets;
        const granted = renew(any, present, now);
        if (granted === undefined) return;
        const { bucketId } = granted.at(-1)!;
        const undone = revoke(granted, { bucketId, at: now, because: "not_activated" });
        if (!undone.ok) throw new Error(undone.refusal);
        expect(undone.value.buckets.slice(0, -1)).toEqual(present);
        expect(undone.value.buckets.at(-1)?.state).toBe("revoked");
      }),
    );
  });

  it("moves no end before now", () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(5), ({ now, buckets }, nth) => {
        const present = advance(buckets, now).buckets;
        const living = present.filter(isLiving);
        if (living.length === 0) return;
        const { bucketId } = living[nth % living.length]!;
        const revoked = revoke(present, { bucketId, at: now, because: "refunded" });
        if (!revoked.ok) throw new Error(revoked.refusal);
        for (const [i, bucket] of revoked.value.buckets.entries()) {
          const isMoved = bucket.endsAt !== present[i]?.endsAt;
          if (isMoved && bucket.endsAt !== undefined) expect(bucket.endsAt >= now).toBe(true);
        }
      }),
    );
  });
});
