import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMoment, anyPlan, anyWorld, renew } from "../../../tests/examples/any-line.ts";
import { days, gigabytes, jst, terms } from "../../../tests/examples/plans.ts";
import { addHours, addMinutes, later, type Instant } from "../../foundation/clock/index.ts";
import { bytes, taxInside, yen, type TaxRounding } from "../../foundation/money/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { advance, isRunning, startBucket, type Bucket } from "../buckets/index.ts";
import type { PlanTerms, RefundRule } from "../catalogue/index.ts";
import {
  refundOf,
  taxOfPart,
  toldRule,
  type PaidPrice,
  type RefundQuestion,
} from "./refund-rule.ts";

const RULES = ["until_credited", "before_start", "pro_rata"] as const;
const anyRefundRule = fc.constantFrom(...RULES).map((kind): RefundRule => ({ kind }));
const anyPaid: fc.Arbitrary<PaidPrice> = fc
  .record({
    totalYen: fc.integer({ min: 1, max: 300_000 }).map(yen),
    taxRatePerMille: fc.constantFrom(0, 80, 100),
    taxRounding: fc.constantFrom<TaxRounding>("floor", "ceil", "round"),
  })
  .map((paid) => ({
    ...paid,
    taxYen: taxInside(paid.totalYen, paid.taxRatePerMille, paid.taxRounding),
  }));

interface Bought {
  readonly question: RefundQuestion;
  readonly buckets: readonly Bucket[];
}

// A plan bought on a line with any history, under any rules of refund.
const anyBought: fc.Arbitrary<Bought> = fc
  .record({
    world: anyWorld,
    plan: anyPlan,
    paid: anyPaid,
    isCredited: fc.constantFrom(true, true, true, false),
    refundRule: anyRefundRule,
    unusedRefund: anyRefundRule,
  })
  .map(({ world: { now, buckets }, plan, paid, isCredited, refundRule, unusedRefund }) => {
    const after = renew(plan, buckets, now) ?? buckets;
    const bucket = after.findLast(isOfInterest);
    const { startTrigger: trigger } = bucket?.terms ?? plan.terms;
    const startTrigger = trigger.kind === "first_use" ? { ...trigger, unusedRefund } : trigger;
    const sold = { refundRule, startTrigger };
    const question = { terms: sold, paid, isCredited, bucket, now, cause: "wish" } as const;
    return { question, buckets: after };
  });

function isOfInterest({ state }: Bucket): boolean {
  return state !== "revoked" && state !== "expired";
}

/** The same plan later on; nothing else is bought or used meanwhile. */
function at({ question, buckets }: Bought, now: Instant): RefundQuestion {
  const then = advance(buckets, now).buckets;
  const bucket = then.find(({ bucketId }) => bucketId === question.bucket?.bucketId);
  return { ...question, bucket, now };
}

function yenOf(question: RefundQuestion): number {
  const offer = refundOf(question);
  return offer.ok ? offer.value.amountYen : 0;
}

describe("whatever was bought, under whatever rule", () => {
  test("what comes back is whole yen, never above the price, and its tax never above its own", () => {
    fc.assert(
      fc.property(anyBought, fc.nat(60 * 24 * 60), (bought, minutes) => {
        const question = at(bought, addMinutes(bought.question.now, minutes));
        const offer = refundOf(question);
        const { paid } = question;
        if (!offer.ok) return;
        const { amountYen, taxYen } = offer.value;
        expect(Number.isSafeInteger(amountYen) && amountYen > 0).toBe(true);
        expect(amountYen).toBeLessThanOrEqual(paid.totalYen);
        expect(taxYen).toBeLessThanOrEqual(paid.taxYen);
        expect(amountYen - taxYen).toBeLessThanOrEqual(paid.totalYen - paid.taxYen);
        if (offer.value.ground !== "unused_part") expect(amountYen).toBe(paid.totalYen);
      }),
    );
  });

  test("time gives nothing back, and use neither", () => {
    const minutes = fc.nat(40 * 24 * 60);
    fc.assert(
      fc.property(anyBought, minutes, minutes, fc.nat(3_000), (bought, some, more, megabytes) => {
        const first = at(bought, addMinutes(bought.question.now, some));
        const second = at(bought, addMinutes(first.now, more));
        expect(yenOf(second)).toBeLessThanOrEqual(yenOf(first));
        const { bucket } = first;
        if (bucket === undefined || !isRunning(bucket)) return;
        const dataUsedBytes = bytes(bucket.dataUsedBytes + megabytes * 1_000_000);
        const used = { ...first, bucket: { ...bucket, dataUsedBytes, measuredAt: first.now } };
        expect(yenOf(used)).toBeLessThanOrEqual(yenOf(first));
      }),
      { numRuns: 300 },
    );
  });

  test("at its end nothing is left, and without its data neither", () => {
    fc.assert(
      fc.property(anyBought, (bought) => {
        const { bucket } = bought.question;
        if (bucket?.endsAt === undefined || !bought.question.isCredited) return;
        const ends = at(bought, later(bucket.endsAt, bought.question.now));
        if (ends.bucket?.state === "expired") expect(yenOf(ends)).toBe(0);
        const total = bucket.dataTotalBytes;
        if (!isRunning(bucket) || bucket.terms.allowance.kind !== "capped") return;
        const empty = { ...bucket, dataUsedBytes: bytes(total!) };
        expect(yenOf({ ...bought.question, bucket: empty })).toBe(0);
      }),
    );
  });

  test("a plan that did not come gives back all, whatever the rule says", () => {
    fc.assert(
      fc.property(anyBought, fc.constantFrom("ours", "not credited"), (bought, why) => {
        const question: RefundQuestion =
          why === "ours"
            ? { ...bought.question, cause: "ours" }
            : { ...bought.question, isCredited: false };
        const { totalYen: amountYen, taxYen } = question.paid;
        expect(refundOf(question)).toEqual({
          ok: true,
          value: { amountYen, taxYen, ground: "not_on_line" },
        });
      }),
    );
  });

  test("what was our fault gives back all, however much was used, and after its end", () => {
    fc.assert(
      fc.property(anyBought, (bought) => {
        const question: RefundQuestion = { ...bought.question, cause: "our_fault" };
        const { totalYen: amountYen, taxYen } = question.paid;
        expect(refundOf(question)).toEqual({
          ok: true,
          value: { amountYen, taxYen, ground: "our_fault" },
        });
      }),
      { numRuns: 30 },
    );
  });

  test("a part's tax is rounded once and grows with the part", () => {
    fc.assert(
      fc.property(anyPaid, fc.nat(1000), fc.nat(1000), (paid, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((share) =>
          yen(Math.floor((paid.totalYen * share) / 1000)),
        );
        expect(taxOfPart(paid, less!)).toBeLessThanOrEqual(taxOfPart(paid, more!));
        expect(taxOfPart(paid, paid.totalYen)).toBe(paid.taxYen);
      }),
    );
  });
});

test("what is told before payment is what the rule does, at every stage of the plan", () => {
  fc.assert(
    fc.property(anyBought, fc.nat(60 * 24 * 60), (bought, minutes) => {
      const question = at(bought, addMinutes(bought.question.now, minutes));
      const { bucket, isCredited, paid } = question;
      const told = toldRule(question.terms);
      if (bucket === undefined || !isCredited) return;
      const given = yenOf(question);
      if (told.kind === "until_credited") expect(given).toBe(0);
      if (bucket.state === "lapsed") expect(given).toBe(told.givesBackUnused ? paid.totalYen : 0);
      const isWhole = told.kind !== "until_credited";
      if (bucket.state === "awaiting_first_use") expect(given).toBe(isWhole ? paid.totalYen : 0);
      const isOwn = bucket.extension === undefined;
      if (told.kind === "before_start" && isRunning(bucket) && isOwn) expect(given).toBe(0);
      if (told.kind === "pro_rata" && isRunning(bucket) && isOwn) {
        expect(given).toBeLessThan(paid.totalYen);
      }
    }),
  );
});

describe("by example", () => {
  const paid: PaidPrice = {
    totalYen: yen(1980),
    taxYen: yen(180),
    taxRatePerMille: 100,
    taxRounding: "floor",
  };
  const started = jst("2026-11-22T15:00");
  const running = bucketOf({}, (bucket) => startBucket(bucket, started));

  test.each([
    ["until_credited", "plan_credited"],
    ["before_start", "plan_started"],
  ] as const)("%s gives nothing once it runs: %s", (kind, refusal) => {
    expect(ask({ refundRule: { kind } }, running, started)).toMatchObject({ refusal });
  });

  test.each([
    ["until_credited", { ok: false, refusal: "plan_credited" }],
    ["before_start", { ok: true, value: { amountYen: 1980, ground: "not_started" } }],
    ["pro_rata", { ok: true, value: { amountYen: 1980, ground: "not_started" } }],
  ] as const)("%s, while it waits in the carrier's own queue", (kind, answer) => {
    const queued = bucketOf({ state: "queued", queueOn: "expiry", queueOrder: 1 });
    expect(ask({ refundRule: { kind } }, queued, started)).toMatchObject(answer);
  });

  test("pro rata counts the day of the start as used, and the smaller share decides", () => {
    const proRata = { refundRule: { kind: "pro_rata" } } as const;
    expect(ask(proRata, running, addHours(started, 1))).toEqual({
      ok: true,
      value: {
        amountYen: 1782,
        taxYen: 162,
        ground: "unused_part",
        left: { days: { left: 9, of: 10 }, data: { left: gigabytes(3), of: gigabytes(3) } },
      },
    });
    const used = { ...running, dataUsedBytes: gigabytes(2) };
    expect(ask(proRata, used, addHours(started, 1))).toMatchObject({
      value: { amountYen: 660, taxYen: 60 },
    });
    expect(ask(proRata, running, jst("2026-12-01T00:00"))).toMatchObject({
      refusal: "nothing_left",
    });
    expect(ask(proRata, { ...running, state: "expired" }, jst("2026-12-02T00:00"))).toMatchObject({
      refusal: "plan_over",
    });
  });

  test("a daily plan gives back the days that have not begun, and an unlimited one too", () => {
    const daily = {
      kind: "daily",
      bytesPerDay: gigabytes(1),
      throttleKbps: 128,
      resetZone: "Asia/Tokyo",
    } as const;
    const fairUse = { "zh-Hans": "", "zh-Hant": "", ja: "", en: "", ko: "" };
    for (const allowance of [daily, { kind: "unlimited", fairUse } as const]) {
      const own = terms({ allowance, duration: days(7) });
      const bucket = startBucket(bucketOf({ terms: own, dataUsedBytes: bytes(5) }), started);
      expect(
        ask({ refundRule: { kind: "pro_rata" } }, bucket, jst("2026-11-24T09:00")),
      ).toMatchObject({
        value: { amountYen: 1131, left: { days: { left: 4, of: 7 } } },
      });
    }
  });

  test("days added to another plan are all there until they begin", () => {
    const from = jst("2026-12-02T00:00");
    const added: Bucket = {
      ...running,
      extension: { bucketId: newId<"bucket">(), from },
      endsAt: jst("2026-12-12T00:00"),
    };
    const before = { refundRule: { kind: "before_start" } } as const;
    expect(ask(before, added, started)).toMatchObject({ value: { amountYen: 1980 } });
    expect(ask(before, added, from)).toMatchObject({ refusal: "plan_started" });
    const touched = { ...added, dataUsedBytes: bytes(1) };
    expect(ask(before, touched, started)).toMatchObject({ refusal: "plan_started" });
    expect(ask({ refundRule: { kind: "pro_rata" } }, added, addHours(from, 1))).toMatchObject({
      value: { amountYen: 1782 },
    });
  });

  describe("a plan that begins with its first use", () => {
    const waiting = bucketOf({ state: "awaiting_first_use", firstUseBy: addHours(started, 720) });
    const sold = (unused: RefundRule["kind"], used: RefundRule["kind"]) =>
      ({
        refundRule: { kind: used },
        startTrigger: { kind: "first_use", withinDays: 30, unusedRefund: { kind: unused } },
      }) as const;

    test.each(["awaiting_first_use", "lapsed"] as const)(
      "gives back all while it is %s, or nothing, by its own rule",
      (state) => {
        const bucket = { ...waiting, state };
        expect(ask(sold("before_start", "until_credited"), bucket, started)).toMatchObject({
          value: { amountYen: 1980, ground: "not_started" },
        });
        expect(ask(sold("until_credited", "pro_rata"), bucket, started)).toMatchObject({
          refusal: "plan_credited",
        });
      },
    );

    test("follows the plan's rule once it is used, and never gives more than before", () => {
      expect(ask(sold("before_start", "pro_rata"), running, started)).toMatchObject({
        value: { amountYen: 1782 },
      });
      expect(ask(sold("until_credited", "pro_rata"), running, started)).toMatchObject({
        refusal: "plan_credited",
      });
    });
  });

  function ask(own: Partial<PlanTerms>, bucket: Bucket, now: Instant) {
    const sold = { ...terms(own) };
    return refundOf({ terms: sold, paid, isCredited: true, bucket, now, cause: "wish" });
  }

  function bucketOf(more: Partial<Bucket>, and = (bucket: Bucket) => bucket): Bucket {
    return and({
      lineId: newId<"line">(),
      bucketId: newId<"bucket">(),
      planId: newId<"plan">(),
      state: "active",
      terms: terms(),
      grantedAt: started,
      dataTotalBytes: gigabytes(3),
      dataUsedBytes: bytes(0),
      heldBy: "carrier",
      ...more,
    });
  }
});

test("any moment of any plan has an answer", () => {
  fc.assert(
    fc.property(anyBought, anyMoment, (bought, moment) => {
      const answer = refundOf(at(bought, later(bought.question.now, moment)));
      expect(answer.ok || answer.refusal.length > 0).toBe(true);
    }),
  );
});
