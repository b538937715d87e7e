import fc from "fast-check";
import { expect, test } from "vitest";
import { running, terms } from "../../../tests/examples/plans.ts";
import { addHours, addMinutes, instant, JST, type Instant } from "../../foundation/clock/index.ts";
import type { Incident, IncidentId, Whereabouts } from "../incidents/index.ts";
import { dueNotices, PER_DAY } from "./due-notices.ts";
import { incidentNotices, OVER_HOURS } from "./incident-notices.ts";
import { USUAL_QUIET } from "./quiet-hours.ts";

const BEGIN = instant("2026-11-22T15:00:00Z");
const HOUR = 60;
const STEP = 15;
const WEEK = running(terms(), BEGIN, { endsAt: addHours(BEGIN, 24 * 7) });

interface Trouble {
  readonly kind: "no_data" | "slow" | "payment_down";
  readonly carrier?: "sora" | "nami";
  readonly region?: "kanto" | "kinki";
  /** In quarters of an hour since midnight in Tokyo. */
  readonly from: number;
  readonly lasts: number;
  readonly isTold: boolean;
}

const trouble: fc.Arbitrary<Trouble> = fc.record(
  {
    kind: fc.constantFrom("no_data", "slow", "payment_down"),
    from: fc.nat(40 * 4),
    lasts: fc.integer({ min: 1, max: 40 * 4 }),
    isTold: fc.boolean(),
    carrier: fc.constantFrom("sora", "nami"),
    region: fc.constantFrom("kanto", "kinki"),
  },
  { requiredKeys: ["kind", "from", "lasts", "isTold"] },
);
const whereabouts: fc.Arbitrary<Whereabouts> = fc.record(
  { carrier: fc.constant("sora"), region: fc.constantFrom("kanto", "kinki") },
  { requiredKeys: ["carrier"] },
);

test("two days of troubles tell exactly what the plain reading of the rules tells", () => {
  fc.assert(
    fc.property(fc.array(trouble, { maxLength: 3 }), whereabouts, (troubles, where) => {
      expect(simulated(troubles, where)).toEqual(plainly(troubles, where));
    }),
    { numRuns: 60 },
  );
});

test("a line that is not connected suffers from nothing, and hears of an end all the same", () => {
  const one = incidentOf({ kind: "slow", from: 0, lasts: 8, isTold: true }, 0);
  const picture = { incidents: [one], where: { carrier: "sora" } };
  const ended = { ...one, endedAt: addHours(BEGIN, 2) };
  const names = (buckets: readonly (typeof WEEK)[], incident: Incident, hours: number) =>
    incidentNotices(buckets, { ...picture, incidents: [incident] }, addHours(BEGIN, hours)).map(
      ({ name }) => name,
    );
  expect(names([WEEK], one, 1)).toEqual(["incident"]);
  expect(names([], one, 1)).toEqual([]);
  expect(names([], ended, 3)).toEqual(["incident_over"]);
});

/** By the rules, looked at every quarter of an hour; what is told arrives at once. */
function simulated(troubles: readonly Trouble[], where: Whereabouts): readonly string[] {
  const told = new Map<string, number>();
  const days = new Map<number, number>();
  for (let at = 0; at < 96 * HOUR; at += STEP) {
    const now = minute(at);
    const incidents = troubles
      .map(incidentOf)
      .filter(({ beganAt }) => beganAt <= now)
      .map(({ endedAt, ...incident }) =>
        endedAt === undefined || endedAt > now ? incident : { ...incident, endedAt },
      );
    const planned = incidentNotices([WEEK], { incidents, where }, now);
    const day = Math.floor(at / (24 * HOUR));
    const left = PER_DAY.incident - (days.get(day) ?? 0);
    const due = dueNotices(
      planned.filter(({ until }) => until === undefined || now < until),
      {
        since: BEGIN,
        quiet: { zone: JST, ...USUAL_QUIET },
        isStopped: false,
        told: new Set(told.keys()),
        leftToday: { scheduled: 0, incident: left },
        arrived: new Set(told.keys()),
        underway: new Set(),
      },
      now,
    );
    for (const { cause, name } of due.now) {
      told.set(cause, at);
      if (name === "incident") days.set(day, (days.get(day) ?? 0) + 1);
    }
  }
  return [...told].map(([cause, at]) => `${at} ${cause}`).toSorted();
}

/** The same told by looking at a clock: begun by day and twice a day at most, over after begun. */
function plainly(troubles: readonly Trouble[], where: Whereabouts): readonly string[] {
  const begun = new Map<number, number>();
  const over = new Map<number, number>();
  for (let at = 0; at < 96 * HOUR; at += STEP) {
    const hour = Math.floor(at / HOUR) % 24;
    if (hour >= 22 || hour < 8) continue;
    const runs = ({ kind, from, lasts }: Trouble) =>
      kind !== "payment_down" && from * STEP <= at && at < (from + lasts) * STEP;
    const touches = ({ carrier = "sora", region }: Trouble) =>
      carrier === "sora" && (region ?? where.region) === (where.region ?? region);
    const suffered = troubles.filter((one) => runs(one) && touches(one));
    for (const nth of [...troubles.keys()].toSorted((a, b) => order(troubles, a, b))) {
      const one = troubles[nth]!;
      const ended = (one.from + one.lasts) * STEP;
      const today = [...begun.values()].filter((then) => sameDay(then, at)).length;
      if (begun.has(nth)) {
        const isNews = ended <= at && at < ended + OVER_HOURS * HOUR;
        if (isNews && !over.has(nth) && suffered.length === 0) over.set(nth, at);
      } else if (one.isTold && runs(one) && touches(one) && today < 2) begun.set(nth, at);
    }
  }
  return [
    ...[...begun].map(([nth, at]) => `${at} incident:${nth}`),
    ...[...over].map(([nth, at]) => `${at} incident_over:${nth}`),
  ].toSorted();
}

function order(troubles: readonly Trouble[], a: number, b: number): number {
  return troubles[a]!.from - troubles[b]!.from || a - b;
}

function sameDay(a: number, b: number): boolean {
  return Math.floor(a / (24 * HOUR)) === Math.floor(b / (24 * HOUR));
}

function incidentOf({ from, lasts, isTold, ...what }: Trouble, nth: number): Incident {
  const beganAt = minute(from * STEP);
  return {
    ...what,
    incidentId: String(nth) as IncidentId,
    beganAt,
    endedAt: minute((from + lasts) * STEP),
    ...(isTold ? { toldFrom: beganAt } : {}),
  };
}

function minute(at: number): Instant {
  return addMinutes(BEGIN, at);
}
