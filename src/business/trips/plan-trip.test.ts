import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan } from "../../../tests/examples/any-line.ts";
import {
  ALOSIM,
  BMOBILE,
  days,
  gigabytes,
  jst,
  KEEPGO,
  line,
  NOMAD,
  plan,
  POVO,
  rule,
  running,
  table,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { addHours, instant, type Instant } from "../../foundation/clock/index.ts";
import { bytes, MEGABYTE, yen } from "../../foundation/money/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { purchasesAt, rootsOf, waitsOf, type Node } from "./moves.ts";
import { planTrip } from "./plan-trip.ts";
import { daysOf, travel } from "./travel.ts";
import type { OnSale, TripPlan, TripQuestion } from "./trip.ts";

const NOW = jst("2027-01-05T10:00");

function onSale(of: Plan): OnSale {
  return { plan: of, prices: [{ fromAt: jst("2020-01-01T00:00"), totalYen: of.totalYen }] };
}

function asked(more: Partial<TripQuestion> & { until: string; perDayMb?: number }): TripQuestion {
  const { until, perDayMb = 300, ...rest } = more;
  return {
    ...{ line, buckets: [], plans: [], now: NOW, buying: "in_time" },
    need: { from: NOW, until: jst(until), bytesPerDay: bytes(perDayMb * MEGABYTE), speed: "full" },
    ...rest,
  };
}

function planned(question: TripQuestion): TripPlan {
  const answer = planTrip(question);
  if (!answer.ok) throw new Error(`${answer.refusal} ${JSON.stringify(answer)}`);
  return answer.value;
}

const codes = (of: TripPlan) => of.purchases.map((one) => one.plan.code);
const refusal = (question: TripQuestion) => {
  const answer = planTrip(question);
  return answer.ok ? undefined : answer.refusal;
};

describe("a trip on plans of the field", () => {
  const week = { ...POVO, totalYen: yen(900) };
  const day = plan(
    "day",
    { duration: days(1), allowance: { kind: "capped", bytes: gigabytes(1), throttleKbps: 0 } },
    200,
  );

  it("needs nothing where the present plan lasts", () => {
    const buckets = [running(POVO.terms, jst("2027-01-04T10:00"))];
    const plan = planned(asked({ until: "2027-01-08T10:00", buckets, plans: [onSale(week)] }));
    expect(plan).toMatchObject({ purchases: [], totalYen: 0 });
    expect(plan.worksUntil).toBe(jst("2027-01-12T00:00"));
  });

  it("takes two weeks where they are cheaper than ten days, and says when to buy the second", () => {
    const plans = [onSale(week), onSale(day)];
    const plan = planned(asked({ until: "2027-01-14T10:00", plans }));
    expect(codes(plan)).toEqual(["povo", "day", "day"]);
    expect(plan.totalYen).toBe(1300);
    const ends = plan.purchases.map(({ buyAt, endsAt }) => [buyAt, endsAt]);
    expect(ends[0]).toEqual([NOW, jst("2027-01-13T00:00")]);
    expect(ends[1]![0]! >= jst("2027-01-12T12:00")).toBe(true);
    expect(plan.worksUntil >= jst("2027-01-14T10:00")).toBe(true);
  });

  it("queues behind what runs where the plan queues, and lets nothing overlap", () => {
    const buckets = [running(ALOSIM.terms, jst("2027-01-01T16:00"))];
    const plan = planned(asked({ until: "2027-01-20T10:00", buckets, plans: [onSale(ALOSIM)] }));
    expect(plan.purchases.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      [jst("2027-01-08T16:00"), jst("2027-01-15T16:00")],
      [jst("2027-01-15T16:00"), jst("2027-01-22T16:00")],
    ]);
  });

  it("extends a line day by day before it is recycled", () => {
    const buckets = [running(BMOBILE.terms, jst("2027-01-05T09:00"))];
    const plan = planned(asked({ until: "2027-01-07T10:00", buckets, plans: [onSale(BMOBILE)] }));
    expect(codes(plan)).toEqual(["bmobile", "bmobile"]);
    expect(plan.purchases.map(({ mode }) => mode)).toEqual(["extend", "extend"]);
    expect(plan.purchases[0]).toMatchObject({
      startsAt: jst("2027-01-06T00:00"),
      endsAt: jst("2027-01-07T00:00"),
    });
  });

  it("buys more data on the day on which it runs out", () => {
    const empty = usedUp(running(POVO.terms, jst("2027-01-04T10:00")), jst("2027-01-05T09:00"));
    const plan = planned(
      asked({ until: "2027-01-06T10:00", buckets: [empty], plans: [onSale(week)] }),
    );
    expect(codes(plan)).toEqual(["povo"]);
  });

  it("needs less where low speed is enough", () => {
    const question = asked({ until: "2027-01-11T10:00", perDayMb: 1500, plans: [onSale(week)] });
    const slow = planned({ ...question, need: { ...question.need, speed: "slow" } });
    expect([slow.totalYen, slow.slowDays]).toEqual([900, 5]);
    expect(planned(question)).toMatchObject({ totalYen: 3600, slowDays: 0 });
  });

  it("counts a day's allowance of a daily plan by its own zone", () => {
    const question = asked({ until: "2027-01-10T09:00", perDayMb: 1000, plans: [onSale(KEEPGO)] });
    expect(codes(planned(question))).toEqual(["keepgo", "keepgo"]);
  });

  it("buys all at once where that is wished, though it costs more", () => {
    const plans = [onSale({ ...NOMAD, totalYen: yen(700) })];
    const question = asked({ until: "2027-01-13T10:00", plans });
    expect(planned(question).totalYen).toBe(1400);
    expect(refusal({ ...question, buying: "at_once" })).toBe("trip_has_gap");
  });

  it("says how far the best sequence comes where none covers the trip", () => {
    const once = plan("once", { renewalTable: table({ unstarted: rule("start_now") }) });
    const answer = planTrip(asked({ until: "2027-02-20T10:00", plans: [onSale(once)] }));
    expect(answer).toMatchObject({
      refusal: "trip_has_gap",
      facts: { reaches: jst("2027-01-15T00:00") },
    });
    const thirsty = asked({ until: "2027-01-10T10:00", perDayMb: 2000, plans: [onSale(once)] });
    expect(refusal(thirsty)).toBe("trip_lacks_data");
    expect(refusal(asked({ until: "2027-01-10T10:00" }))).toBe("trip_has_gap");
  });

  it("takes the price of the day on which a plan is bought", () => {
    const dearer = { fromAt: jst("2027-01-10T00:00"), totalYen: yen(5000) };
    const plans = [{ ...onSale(week), prices: [...onSale(week).prices, dearer] }];
    expect(planned(asked({ until: "2027-01-14T10:00", plans })).totalYen).toBe(5900);
  });
});

const anyQuestion: fc.Arbitrary<TripQuestion> = fc
  .record({
    plans: fc.array(fc.tuple(anyPlan, fc.integer({ min: 3, max: 20 })), {
      minLength: 1,
      maxLength: 3,
    }),
    present: fc.option(fc.tuple(anyPlan, fc.integer({ min: 0, max: 72 })), { nil: undefined }),
    hours: fc.integer({ min: 5, max: 72 }),
    startsInHours: fc.constantFrom(0, 0, 30),
    perDayMb: fc.constantFrom(100, 400, 700),
    speed: fc.constantFrom("full", "slow"),
    buying: fc.constantFrom("at_once", "in_time"),
  })
  .map(({ plans, present, hours, startsInHours, perDayMb, speed, buying }) => ({
    line,
    buckets: present === undefined ? [] : [running(present[0].terms, addHours(NOW, -present[1]))],
    plans: plans.map(([of, price], i) => onSale(plan(`plan-${i}`, of.terms, price * 100))),
    now: NOW,
    need: {
      from: addHours(NOW, startsInHours),
      until: addHours(NOW, startsInHours + hours),
      bytesPerDay: bytes(perDayMb * MEGABYTE),
      speed,
    },
    buying,
  }));

interface Sequence {
  readonly yen: number;
  readonly count: number;
}

const DEPTH = 3;

/** Every sequence of up to three plans at every moment, one after the other, with no shortcut. */
function cheapestOfAll(question: TripQuestion): Sequence | undefined {
  const dates = daysOf(question.need);
  let best: Sequence | undefined;
  const look = (node: Node): void => {
    const way = travel(node.stand, question.need, dates);
    const { length: count } = node.bought;
    if (way.kind === "arrived") {
      const isBetter =
        best === undefined ||
        node.paidYen < best.yen ||
        (node.paidYen === best.yen && count < best.count);
      if (isBetter) best = { yen: node.paidYen, count };
      return;
    }
    if (count < DEPTH) purchasesAt(node, question).forEach(look);
    if (question.buying === "in_time") waitsOf(node, way).forEach(look);
  };
  rootsOf(question).forEach(look);
  return best;
}

describe("any trip", () => {
  it("costs what the cheapest of all sequences costs", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const all = cheapestOfAll(question);
        const answer = planTrip(question);
        if (all === undefined) {
          if (answer.ok) expect(answer.value.purchases.length).toBeGreaterThan(DEPTH);
          return;
        }
        if (!answer.ok) throw new Error(answer.refusal);
        compared += 1;
        const { totalYen, purchases } = answer.value;
        const isLonger = purchases.length > DEPTH;
        if (isLonger) expect(totalYen).toBeLessThan(all.yen);
        else expect({ yen: totalYen, count: purchases.length }).toEqual(all);
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it("is covered from its first moment to the departure by what the answer says", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const answer = planTrip(question);
        if (!answer.ok) return;
        const { purchases, present } = answer.value;
        const spans = [...purchases, ...present.flatMap(spanOf)];
        const moments = [question.need.from, ...spans.map(({ endsAt }) => endsAt)];
        for (const at of moments.filter((one) => one >= question.need.from)) {
          if (at >= question.need.until) continue;
          expect(spans.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function spanOf({ startsAt, endsAt }: Bucket): { startsAt: Instant; endsAt: Instant }[] {
  return startsAt === undefined
    ? []
    : [{ startsAt, endsAt: endsAt ?? instant("9998-01-01T00:00Z") }];
}
