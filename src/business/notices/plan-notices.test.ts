import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyWorld } from "../../../tests/examples/any-line.ts";
import {
  BMOBILE,
  days,
  jst,
  KEEPGO,
  queuedBucket,
  running,
  terms,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { addHours, addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { bytes, MEGABYTE } from "../../foundation/money/index.ts";
import { advance, lineState, type Bucket } from "../buckets/index.ts";
import { planNotices } from "./plan-notices.ts";

const JAN_1 = jst("2027-01-01T09:00");
const END = jst("2027-01-11T00:00");
const old = running(terms(), JAN_1);

describe("the end", () => {
  test("is told three days, a day and three hours before, each until the next", () => {
    expect(shown([old], JAN_1)).toEqual([
      ["end_3d", addHours(END, -72), addHours(END, -24)],
      ["end_1d", addHours(END, -24), addHours(END, -3)],
      ["end_3h", addHours(END, -3), END],
    ]);
  });

  test("is not told before the plan was bought", () => {
    const short = running(terms({ duration: days(2) }), JAN_1);
    expect(names([short], JAN_1)).toEqual(["end_1d", "end_3h"]);
  });

  test("is that of the plan behind it when one waits, whose turn leaves no gap", () => {
    const next = queuedBucket(terms(), JAN_1);
    expect(shown([old, next], JAN_1)[0]?.[1]).toBe(addHours(END, 10 * 24 - 72));
    const either = queuedBucket(terms(), JAN_1, { queueOn: "expiry_or_depletion" });
    expect(shown([old, either], JAN_1)[0]?.[1]).toBe(addHours(END, 10 * 24 - 72));
  });

  test("is not told while the next plan begins with its first use", () => {
    const firstUse = { kind: "first_use", withinDays: 30, unusedRefund: { kind: "before_start" } };
    const next = queuedBucket(terms({ startTrigger: firstUse as never }), JAN_1);
    expect(names([old, next], JAN_1)).toEqual([]);
  });

  test("is the earlier one where a used-up plan holds the queue back", () => {
    const spent = { ...usedUp(running(terms(), JAN_1), JAN_1), endsAt: addHours(END, 48) };
    const next = queuedBucket(terms(), JAN_1);
    const [first] = planNotices({ buckets: [old, spent, next], promises: [] }, JAN_1);
    expect(first?.facts.moment).toBe(END);
  });

  test("is not told of data that is gone already", () => {
    expect(names([usedUp(old, JAN_1)], addMinutes(JAN_1, 1))).toEqual(["used_100"]);
  });
});

describe("use", () => {
  test.each([
    [1400, []],
    [1500, ["used_50"]],
    [2399, ["used_50"]],
    [2400, ["used_80"]],
    [2700, ["low_data"]],
    [3000, ["used_100"]],
  ])("of %i MB out of 3 GB says %j", (megabytes, expected) => {
    expect(names([used(old, megabytes)], JAN_1).filter(isOfUse)).toEqual(expected);
  });

  test("of plans that run together is that of all of them", () => {
    const second = running(terms(), JAN_1);
    const at = addMinutes(JAN_1, 60);
    const both = (megabytes: number) => [{ ...used(old, megabytes), measuredAt: at }, second];
    expect(names(both(3000), at).filter(isOfUse)).toEqual(["used_50"]);
    expect(names(both(2900), at).filter(isOfUse)).toEqual([]);
  });

  test("of a plan that began after another was used up is its own", () => {
    const at = addMinutes(JAN_1, 60);
    const second = running(terms(), at);
    expect(names([usedUp(old, JAN_1), second], at).filter(isOfUse)).toEqual([]);
    const half = { ...used(second, 1500), measuredAt: at };
    expect(names([usedUp(old, JAN_1), half], at).filter(isOfUse)).toEqual(["used_50"]);
  });

  test("has no low mark where half of a plan is less than that", () => {
    const small = { ...old, dataTotalBytes: bytes(500 * MEGABYTE) };
    expect(names([used(small, 300)], JAN_1).filter(isOfUse)).toEqual(["used_50"]);
  });

  test("need not be told of a mark once a lower one was", () => {
    const notices = planNotices({ buckets: [used(old, 1600)], promises: [] }, JAN_1);
    const { bucketId } = old;
    expect(notices.find(({ name }) => name === "used_50")?.unlessTold).toEqual(
      ["used_80", "used_90", "low_data", "used_100"].map((name) => `${name}:${bucketId}`),
    );
  });

  test("of a daily plan is told when its day is used up, until the reset", () => {
    const at = jst("2027-01-02T20:00");
    const daily = usedUp(running({ ...KEEPGO.terms, duration: days(10) }, JAN_1), at);
    expect(shown([daily], at).filter(([name]) => isOfUse(name))).toEqual([
      ["day_used", at, jst("2027-01-03T01:00")],
    ]);
    expect(names([used(daily, 600)], at).filter(isOfUse)).toEqual([]);
  });

  test("with a plan that waits for the end says that it may be started", () => {
    const next = queuedBucket(terms(), JAN_1);
    const at = addMinutes(JAN_1, 60);
    expect(shown([usedUp(old, at), next], at)).toEqual([["offline", at, END]]);
  });

  test("with a plan that starts by itself says nothing: its start is told", () => {
    const next = queuedBucket(terms(), JAN_1, { queueOn: "expiry_or_depletion" });
    expect(names([usedUp(old, JAN_1), next], JAN_1).filter(isOfUse)).toEqual([]);
  });
});

test("grace that closes is told a day before, to a line that nothing runs on", () => {
  const ended = running(BMOBILE.terms, JAN_1);
  const end = jst("2027-01-02T00:00");
  expect(shown([ended], addHours(end, 1))).toEqual([
    ["grace", addHours(end, 24), addHours(end, 48)],
  ]);
  expect(names([ended, running(terms(), end)], addHours(end, 1))).not.toContain("grace");
  expect(names([ended], addHours(end, 48))).toEqual([]);
});

test("a plan that was not used yet is told a week and a day before it lapses", () => {
  const by = jst("2027-02-01T00:00");
  const waiting: Bucket = {
    ...queuedBucket(terms(), JAN_1),
    state: "awaiting_first_use",
    firstUseBy: by,
  };
  expect(shown([waiting], JAN_1)).toEqual([
    ["first_use_7d", addHours(by, -168), addHours(by, -24)],
    ["first_use_1d", addHours(by, -24), by],
  ]);
});

test("a promise that is missed is told from its end on", () => {
  const promises = [{ renewalId: "r", promisedAt: JAN_1 }];
  expect(planNotices({ buckets: [], promises }, JAN_1)).toMatchObject([
    { name: "late", cause: "late:r", at: JAN_1 },
  ]);
});

describe("of any line", () => {
  test("every cause is told of once, in its time, and none of what is over", () => {
    fc.assert(
      fc.property(anyWorld, ({ buckets, now }) => {
        const notices = planNotices({ buckets, promises: [] }, now);
        expect(new Set(notices.map(({ cause }) => cause)).size).toBe(notices.length);
        for (const { at, until } of notices) {
          expect(until === undefined || (at < until && now < until)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("if nothing happens, what is planned stays so until its time is over", () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(20 * 24 * 60), ({ buckets, now }, minutes) => {
        const then = addMinutes(now, minutes);
        const before = planNotices({ buckets, promises: [] }, now).filter(({ name }) =>
          ["end_3d", "end_1d", "end_3h"].includes(name),
        );
        const after = new Set(
          planNotices({ buckets, promises: [] }, then).map(({ cause }) => cause),
        );
        for (const { cause, until } of before) {
          if (until !== undefined && then < until) expect(after).toContain(cause);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the end that is told is the last moment of a line that is connected", () => {
    fc.assert(
      fc.property(anyWorld, ({ buckets, now }) => {
        const end = planNotices({ buckets, promises: [] }, now).find(
          ({ name }) => name === "end_3h",
        )?.facts.moment;
        if (end === undefined) return;
        expect(stateAt(buckets, addMinutes(end, -1))).toBe("active");
        expect(stateAt(buckets, end)).not.toBe("active");
      }),
      { numRuns: 60 },
    );
  });
});

function stateAt(buckets: readonly Bucket[], at: Instant): string {
  const now = advance(buckets, at).buckets;
  const state = lineState(now, at, 0);
  const isSlow = now.some(
    (bucket) => bucket.state === "depleted" && bucket.terms.allowance.kind === "daily",
  );
  return isSlow ? "active" : state;
}

function shown(buckets: readonly Bucket[], now: Instant) {
  return planNotices({ buckets, promises: [] }, now).map(({ name, at, until }) => [
    name,
    at,
    until,
  ]);
}

function names(buckets: readonly Bucket[], now: Instant): readonly string[] {
  return planNotices({ buckets, promises: [] }, now).map(({ name }) => name);
}

function used(bucket: Bucket, megabytes: number): Bucket {
  return {
    ...bucket,
    state: "active",
    dataUsedBytes: bytes(megabytes * MEGABYTE),
    measuredAt: JAN_1,
  };
}

function isOfUse(name: unknown): boolean {
  return /^(?:used_|low_|day_|offline)/u.test(String(name));
}
