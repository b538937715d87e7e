import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan, anyWorld, applied } from "../../../tests/examples/any-line.ts";
import { ask, line, nextBucketId } from "../../../tests/examples/plans.ts";
import { addMs, DAY_MS, epochMs, instant, type Instant } from "../../foundation/clock/index.ts";
import { advance, boundOf, dataAhead, isLiving, isRunning, type Bucket } from "../buckets/index.ts";
import { grant } from "./grant.ts";
import { answerAt } from "./quote-answer.ts";
import { isSameAnswer } from "./quote-good-until.ts";
import { quote, type QuoteQuestion } from "./quote.ts";
import type { Quote, Trip } from "./quote-types.ts";
import { lineEnd } from "./warnings.ts";

const anyTrip: fc.Arbitrary<Trip | undefined> = fc.option(
  fc.record({
    leavesAt: fc
      .date({ min: new Date("2026-12-10"), max: new Date("2028-05-01"), noInvalidDate: true })
      .map((date) => instant(date)),
    use: fc.constantFrom("light", "normal", "heavy"),
  }),
  { nil: undefined },
);

// Each case is a line with a history of its own, made by quoting and granting.
const RUNS = { numRuns: 60 };

interface Case {
  readonly question: QuoteQuestion;
  readonly shown: Quote;
}

/** A quote that was given, for any plan on any line. */
const anyQuoted: fc.Arbitrary<Case> = fc
  .tuple(anyWorld, anyPlan, anyTrip, fc.boolean())
  .map(([world, plan, trip, startNowWished]) => {
    const question = ask(plan, world.buckets, world.now, {
      trip: nearby(trip, world.now),
      startNowWished,
    });
    const answer = quote(question);
    return answer.ok ? { question, shown: answer.value } : undefined;
  })
  .filter((one) => one !== undefined);

function nearby(trip: Trip | undefined, now: Instant): Trip | undefined {
  if (trip === undefined) return undefined;
  const days = epochMs(trip.leavesAt) % (40 * DAY_MS);
  return { ...trip, leavesAt: addMs(now, days) };
}

function grantedAt({ question, shown }: Case, paidAt: Instant, buckets = question.buckets) {
  const { plan, trip } = question;
  return grant({ shown, line, buckets, plan, paidAt, bucketId: nextBucketId(), trip });
}

function boughtBy(one: Case): { before: readonly Bucket[]; after: readonly Bucket[] } {
  const { buckets, paidAt } = one.question;
  const granted = grantedAt(one, paidAt);
  if (!granted.ok) throw new Error(granted.refusal);
  return { before: advance(buckets, paidAt).buckets, after: applied(buckets, granted.value) };
}

const warns = ({ shown }: Case, ...names: string[]): boolean =>
  shown.warnings.some((warning) => names.includes(warning.name));

describe("any renewal", () => {
  it("never moves the line's end backwards without saying so", () => {
    fc.assert(
      fc.property(anyQuoted, (one) => {
        const { before, after } = boughtBy(one);
        const { paidAt } = one.question;
        const [from, to] = [lineEnd(before, paidAt), lineEnd(after, paidAt)];
        if (from !== undefined && to! < from) expect(warns(one, "days_lost")).toBe(true);
      }),
      RUNS,
    );
  });

  it("moves an end backwards only where it replaces or starts now", () => {
    fc.assert(
      fc.property(anyQuoted, (one) => {
        const { before, after } = boughtBy(one);
        if (["replace", "start_now"].includes(one.shown.mode)) return;
        for (const bucket of before.filter(isRunning)) {
          const then = after.find((other) => other.bucketId === bucket.bucketId)!;
          expect(then.endsAt! >= bucket.endsAt!).toBe(true);
        }
        expect(warns(one, "days_lost", "data_lost")).toBe(false);
      }),
      RUNS,
    );
  });

  it("never shrinks the line's data without saying so", () => {
    fc.assert(
      fc.property(anyQuoted, (one) => {
        const { before, after } = boughtBy(one);
        const { paidAt } = one.question;
        const shrinks = totalAhead(after, paidAt) < totalAhead(before, paidAt);
        if (shrinks) expect(warns(one, "data_lost", "days_lost")).toBe(true);
      }),
      RUNS,
    );
  });

  it("starts at the payment or later, ends after its start, and counts grace from the payment", () => {
    fc.assert(
      fc.property(anyQuoted, ({ shown }) => {
        expect(boundOf(shown.starts) >= shown.paidAt).toBe(true);
        expect(boundOf(shown.ends) > boundOf(shown.starts)).toBe(true);
        if (shown.lineState === "grace") expect(shown.starts).not.toEqual({ kind: "latest" });
      }),
      RUNS,
    );
  });

  it("lists every date it moves and no other", () => {
    fc.assert(
      fc.property(anyQuoted, (one) => {
        const { before, after } = boughtBy(one);
        const moved = new Set(one.shown.moved.map(({ bucketId }) => bucketId as string));
        for (const bucket of before.filter(isRunning)) {
          const then = after.find((other) => other.bucketId === bucket.bucketId)!;
          expect(moved.has(bucket.bucketId)).toBe(then.endsAt !== bucket.endsAt);
        }
        for (const change of one.shown.moved) expect(change.from).not.toBe(change.to);
      }),
      RUNS,
    );
  });
});

function totalAhead(buckets: readonly Bucket[], at: Instant): number {
  return buckets.filter(isLiving).reduce((sum, bucket) => {
    const ahead = isRunning(bucket) ? dataAhead(bucket, at) : bucket.dataTotalBytes;
    return sum + (ahead ?? UNLIMITED);
  }, 0);
}
const UNLIMITED = 1e15;

describe("until when a quote is good", () => {
  it("the answer is the same at every instant before", () => {
    fc.assert(
      fc.property(anyQuoted, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const { question, shown } = one;
        const spanMs = epochMs(shown.goodUntil) - epochMs(shown.paidAt);
        expect(spanMs).toBeGreaterThan(0);
        const paidAt = addMs(shown.paidAt, Math.floor((spanMs - 1) * share));
        const then = quote({ ...question, paidAt });
        if (!then.ok) throw new Error(`${then.refusal} at ${paidAt}`);
        expectSame(shown, then.value);
      }),
      RUNS,
    );
  });

  it("and another at that instant, unless sixty days have passed", () => {
    fc.assert(
      fc.property(anyQuoted, ({ question, shown }) => {
        if (shown.goodUntil >= addMs(shown.paidAt, 60 * DAY_MS)) return;
        const then = answerAt({ ...question, paidAt: shown.goodUntil });
        expect(then.ok && isSameAnswer(shown, then.value)).toBe(false);
      }),
      RUNS,
    );
  });
});

const ADVICE = new Set<string>([
  "first_day_short",
  "trip_already_covered",
  "ends_before_trip",
  "not_enough_data",
]);

/** Instants may keep their distance from the payment; all else stands. */
function expectSame(a: Quote, b: Quote): void {
  const shiftMs = epochMs(b.paidAt) - epochMs(a.paidAt);
  const { paidAt: _a, goodUntil: _good, warnings: warned, ...rest } = a;
  const { paidAt: _b, goodUntil: _goodToo, warnings: warnedToo, ...restToo } = b;
  const lasting = (all: Quote["warnings"]) => all.filter(({ name }) => !ADVICE.has(name));
  expect(
    moveless({ ...restToo, w: lasting(warnedToo) }, { ...rest, w: lasting(warned) }, shiftMs),
  ).toEqual({
    ...rest,
    w: lasting(warned),
  });
}

// Puts back by the shift what would equal its counterpart then.
function moveless(value: unknown, like: unknown, shiftMs: number): unknown {
  if (typeof value === "string" && typeof like === "string" && value !== like) {
    const back = Date.parse(value) - shiftMs;
    return Date.parse(like) === back ? like : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const other = (like ?? {}) as Record<string, unknown>;
  const entries = Object.entries(value).map(([key, own]) => [
    key,
    moveless(own, other[key], shiftMs),
  ]);
  return Array.isArray(value) ? entries.map(([, own]) => own) : Object.fromEntries(entries);
}

describe("a grant at the moment of its quote", () => {
  it("is what was shown, by the rules alone", () => {
    fc.assert(
      fc.property(anyQuoted, (one) => {
        const granted = grantedAt(one, one.question.paidAt);
        if (!granted.ok) throw new Error(granted.refusal);
        expect(granted.value.honoursShownQuote).toBe(false);
        const { goodUntil: _good, ...shown } = one.shown;
        expect(granted.value.quote).toMatchObject(JSON.parse(JSON.stringify(shown)));
      }),
      RUNS,
    );
  });
});
