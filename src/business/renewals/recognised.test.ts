import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorld } from "../../../tests/examples/any-line.ts";
import { days, gigabytes, jst } from "../../../tests/examples/plans.ts";
import { TERMS, bucketOf } from "../../../tests/examples/stored-line.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bytes, yen } from "../../foundation/money/index.ts";
import { advance, type Bucket } from "../buckets/index.ts";
import type { Allowance } from "../catalogue/index.ts";
import { recognisedYen } from "./recognised.ts";

const ground = { lineId: newId<"line">(), planId: newId<"plan">() };

function bucket(more: Partial<Bucket> & { allowance?: Allowance } = {}): Bucket {
  const { allowance = TERMS.allowance, ...rest } = more;
  return bucketOf(ground, {
    terms: { ...TERMS, duration: days(10), allowance },
    startsAt: jst("2026-12-01T15:00"),
    endsAt: jst("2026-12-11T00:00"),
    ...rest,
  });
}

const daily = (resetZone: string): Allowance => ({
  kind: "daily",
  bytesPerDay: gigabytes(1),
  throttleKbps: 128,
  resetZone,
});

function earned(one: Bucket, at: Instant, among: readonly Bucket[] = [one]): number {
  return recognisedYen({ netYen: yen(1800), bucket: one, among, at });
}

describe("a capped plan", () => {
  const of = (usedBytes: number) =>
    earned(bucket({ dataUsedBytes: bytes(usedBytes) }), jst("2026-12-05T00:00"));

  it("is earned by the data used, rounded down", () => {
    expect(of(0)).toBe(0);
    expect(of(gigabytes(1))).toBe(600);
    expect(of(gigabytes(1) + 1)).toBe(600);
    expect(of(gigabytes(3) - 1)).toBe(1799);
  });

  it("is earned whole when all data is used, and never more", () => {
    expect(of(gigabytes(3))).toBe(1800);
    expect(of(gigabytes(4))).toBe(1800);
  });

  it("is earned whole when it ends, whatever is left", () => {
    expect(earned(bucket(), jst("2026-12-10T23:59"))).toBe(0);
    expect(earned(bucket(), jst("2026-12-11T00:00"))).toBe(1800);
  });
});

describe("a daily plan", () => {
  it("is earned by the days gone by in its own zone", () => {
    const plan = bucket({ allowance: daily("Asia/Tokyo") });
    expect(earned(plan, jst("2026-12-01T23:59"))).toBe(0);
    expect(earned(plan, jst("2026-12-02T00:00"))).toBe(180);
    expect(earned(plan, jst("2026-12-06T00:00"))).toBe(900);
    const eastern = bucket({ allowance: daily("+08:00"), endsAt: jst("2026-12-11T01:00") });
    expect(earned(eastern, jst("2026-12-06T00:59"))).toBe(720);
    expect(earned(eastern, jst("2026-12-06T01:00"))).toBe(900);
  });

  it("has its own days when others were added behind them, and those theirs", () => {
    const allowance = daily("Asia/Tokyo");
    const first = bucket({ allowance, endsAt: jst("2026-12-21T00:00") });
    const added = bucket({
      allowance,
      endsAt: first.endsAt!,
      startsAt: jst("2026-12-05T12:00"),
      extension: { bucketId: first.bucketId, from: jst("2026-12-11T00:00") },
    });
    const at = (time: string) => {
      const among = [first, added];
      return [earned(first, jst(time), among), earned(added, jst(time), among)];
    };
    expect(at("2026-12-06T00:00")).toEqual([900, 0]);
    expect(at("2026-12-11T00:00")).toEqual([1800, 0]);
    expect(at("2026-12-16T00:00")).toEqual([1800, 900]);
    expect(at("2026-12-21T00:00")).toEqual([1800, 1800]);
  });

  it("has the days back that an extension took when that one is revoked", () => {
    const allowance = daily("Asia/Tokyo");
    const first = bucket({ allowance });
    const added = bucket({
      allowance,
      state: "revoked",
      extension: { bucketId: first.bucketId, from: jst("2026-12-03T00:00") },
    });
    expect(earned(first, jst("2026-12-06T00:00"), [first, added])).toBe(900);
  });
});

it("an unlimited plan is earned by the days of its clock's zone", () => {
  const fairUse = { "zh-Hans": "", "zh-Hant": "", ja: "", en: "", ko: "" };
  const terms = { ...TERMS, clock: { kind: "zone_calendar", zone: "+08:00" } as const };
  const plan: Bucket = {
    ...bucket({ endsAt: jst("2026-12-11T01:00") }),
    terms: { ...terms, allowance: { kind: "unlimited", fairUse } },
  };
  expect(earned(plan, jst("2026-12-02T00:59"))).toBe(0);
  expect(earned(plan, jst("2026-12-02T01:00"))).toBe(180);
});

it("what waits has earned nothing, what is over has earned all", () => {
  const at = jst("2026-12-05T00:00");
  const states = ["queued", "awaiting_first_use", "expired", "lapsed", "revoked"] as const;
  expect(states.map((state) => earned(bucket({ state }), at))).toEqual([0, 0, 1800, 1800, 1800]);
});

it("of any bucket of any line, less is never earned later, never more than the price", () => {
  const hours = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(anyWorld, hours, fc.integer({ min: 0, max: 1_000_000_000 }), (world, when, net) => {
      const netYen = yen(net);
      for (const { bucketId } of world.buckets) {
        let before = 0;
        for (const hour of when.toSorted((a, b) => a - b)) {
          const at = addHours(world.now, hour);
          const among = advance(world.buckets, at).buckets;
          const one = among.find((each) => each.bucketId === bucketId)!;
          const now = recognisedYen({ netYen, bucket: one, among, at });
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now).toBeLessThanOrEqual(net);
          const isOver = one.endsAt !== undefined && one.endsAt <= at;
          if (isOver && one.state === "expired") expect(now).toBe(net);
          before = now;
        }
      }
    }),
    { numRuns: 60 },
  );
});

it("more data used never earns less", () => {
  const used = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(used, used, (one, other) => {
      const at = jst("2026-12-05T00:00");
      const of = (count: number) => earned(bucket({ dataUsedBytes: bytes(count) }), at);
      expect(of(Math.max(one, other))).toBeGreaterThanOrEqual(of(Math.min(one, other)));
    }),
  );
});
