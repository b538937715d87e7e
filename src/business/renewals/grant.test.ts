import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  after,
  anyHappenings,
  anyPlan,
  anyWorld,
  applied,
} from "../../../tests/examples/any-line.ts";
import {
  ask,
  BMOBILE,
  days,
  gigabytes,
  jst,
  line,
  nextBucketId,
  NOMAD,
  plan,
  queuedBucket,
  rule,
  running,
  table,
  terms,
  TRIPCOM,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { addMinutes, type Instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { advance, boundOf, type Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { grant, type GrantOrder } from "./grant.ts";
import { spanOf } from "./quote-answer.ts";
import { quote } from "./quote.ts";
import type { Grant, Quote } from "./quote-types.ts";

function shownAt(of: Plan, buckets: readonly Bucket[], at: Instant): Quote {
  const answer = quote(ask(of, buckets, at));
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

function orderOf(
  of: Plan,
  shown: Quote,
  now: { buckets: readonly Bucket[]; paidAt: Instant },
): GrantOrder {
  return { shown, line, plan: of, bucketId: nextBucketId(), ...now };
}

function granted(order: GrantOrder): Grant {
  const answer = grant(order);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value;
}

const VISITOR = running(terms({ duration: days(21) }), jst("2027-01-01T09:00"));

describe("3-D Secure across midnight", () => {
  it("does not lose a day: a plan paid after midnight begins after midnight", () => {
    const sakura = plan("sakura", { renewalTable: table({}, rule("start_now")) });
    const shown = shownAt(sakura, [], jst("2027-01-01T23:58"));
    const paidAt = jst("2027-01-02T00:02");
    const { created, honoursShownQuote } = granted(orderOf(sakura, shown, { buckets: [], paidAt }));
    expect(shown.ends).toEqual({ kind: "at", at: jst("2027-01-11T00:00") });
    expect(created.endsAt).toBe(jst("2027-01-12T00:00"));
    expect(honoursShownQuote).toBe(false);
  });

  it("keeps the end that was shown when the line ended meanwhile", () => {
    const shown = shownAt(BMOBILE, [VISITOR], jst("2027-01-21T23:58"));
    const paidAt = jst("2027-01-22T00:02");
    const { created } = granted(orderOf(BMOBILE, shown, { buckets: [VISITOR], paidAt }));
    expect(created.endsAt).toBe(boundOf(shown.ends));
  });

  it("honours an extension that the plan gives no more: its end is still to come", () => {
    const strict = plan("strict", { renewalTable: table({ active: rule("extend") }) });
    const shown = shownAt(strict, [VISITOR], jst("2027-01-21T23:58"));
    const paidAt = jst("2027-01-22T00:02");
    const given = granted(orderOf(strict, shown, { buckets: [VISITOR], paidAt }));
    expect(given.honoursShownQuote).toBe(true);
    expect(given.created).toMatchObject({
      state: "active",
      startsAt: paidAt,
      endsAt: boundOf(shown.ends),
    });
  });
});

describe("a slip that is paid days later", () => {
  const shown = shownAt(BMOBILE, [VISITOR], jst("2027-01-20T12:00"));

  it("is granted anew while the line is in grace", () => {
    const paidAt = jst("2027-01-23T20:00");
    const { created } = granted(orderOf(BMOBILE, shown, { buckets: [VISITOR], paidAt }));
    expect(created).toMatchObject({ startsAt: paidAt, endsAt: jst("2027-01-24T00:00") });
  });

  it("is refused, and refunded, when the line is recycled", () => {
    const paidAt = jst("2027-01-24T00:00");
    expect(grant(orderOf(BMOBILE, shown, { buckets: [VISITOR], paidAt }))).toMatchObject({
      refusal: "line_recycled",
    });
  });

  it("is refused when the line was suspended or recycled though the shown end is to come", () => {
    const paidAt = jst("2027-01-20T13:00");
    for (const status of ["suspended", "recycled"] as const) {
      const order = orderOf(BMOBILE, shown, { buckets: [VISITOR], paidAt });
      expect(grant({ ...order, line: { ...line, status } }).ok).toBe(false);
    }
  });

  it("is refused when what was shown is over and the rules give nothing any more", () => {
    const old = running(NOMAD.terms, jst("2027-01-01T16:00"));
    const addOn = shownAt(NOMAD, [old], jst("2027-01-07T16:00"));
    const inTime = { buckets: [old], paidAt: jst("2027-01-09T16:00") };
    expect(granted(orderOf(NOMAD, addOn, inTime)).honoursShownQuote).toBe(true);
    const tooLate = { buckets: [old], paidAt: jst("2027-01-14T16:00") };
    expect(grant(orderOf(NOMAD, addOn, tooLate))).toMatchObject({ refusal: "plan_not_renewable" });
  });
});

describe("what happened between quote and payment", () => {
  const paidAt = jst("2027-01-10T22:00");

  it("data used up: the longer end that was shown stays", () => {
    const shown = shownAt(BMOBILE, [VISITOR], jst("2027-01-10T21:00"));
    const empty = usedUp(VISITOR, jst("2027-01-10T21:30"));
    const given = granted(orderOf(BMOBILE, shown, { buckets: [empty], paidAt }));
    expect(given.quote.lineState).toBe("depleted");
    expect(given.honoursShownQuote).toBe(true);
    expect(given.created.endsAt).toBe(jst("2027-01-23T00:00"));
  });

  it("another purchase: nothing is ended that was not shown as lost", () => {
    const now = plan("now", { renewalTable: table({}, rule("replace")) });
    const shown = shownAt(now, [], jst("2027-01-10T21:00"));
    const other = running(terms({ duration: days(30) }), jst("2027-01-10T21:30"));
    const given = granted(orderOf(now, shown, { buckets: [other], paidAt }));
    expect(given.quote.mode).toBe("stack");
    expect(given.changed).toEqual([]);
    expect(given.quote.warnings.map(({ name }) => name)).toEqual(["first_day_short"]);
  });

  it("a queue that filled up: the place that was sold is given", () => {
    const one = plan("one", { queuedMax: 1, renewalTable: TRIPCOM.terms.renewalTable });
    const shown = shownAt(one, [VISITOR], jst("2027-01-10T21:00"));
    const next = queuedBucket(terms(), jst("2027-01-10T21:30"));
    const given = granted(orderOf(one, shown, { buckets: [VISITOR, next], paidAt }));
    expect(given.created).toMatchObject({ state: "queued", queueOrder: 2 });
  });

  it("a bucket before it taken back: a queued plan keeps the end that was shown", () => {
    const shown = shownAt(TRIPCOM, [VISITOR], jst("2027-01-10T21:00"));
    const back: Bucket = { ...VISITOR, state: "revoked", endsAt: jst("2027-01-10T21:30") };
    const given = granted(orderOf(TRIPCOM, shown, { buckets: [back], paidAt }));
    expect(given.created.startsAt).toBe(paidAt);
    expect(given.created.endsAt).toBe(boundOf(shown.ends));
  });

  it("data used up where the plan then would wait: it starts at once, as shown", () => {
    const either = plan("either", {
      renewalTable: table({ active: rule("stack"), depleted: rule("queue_on_expiry") }),
    });
    const shown = shownAt(either, [VISITOR], jst("2027-01-10T21:00"));
    const empty = usedUp(VISITOR, jst("2027-01-10T21:30"));
    const given = granted(orderOf(either, shown, { buckets: [empty], paidAt }));
    expect(given.created).toMatchObject({ state: "active", startsAt: paidAt });
  });

  it("the sale ended or the price rose: what was shown is what it costs", () => {
    const shown = shownAt(BMOBILE, [VISITOR], jst("2027-01-10T21:00"));
    const dearer = { ...BMOBILE, totalYen: yen(900), onSaleUntil: jst("2027-01-10T21:30") };
    const given = granted(orderOf(dearer, shown, { buckets: [VISITOR], paidAt }));
    expect([given.quote.totalYen, given.quote.taxYen]).toEqual([500, 45]);
  });
});

describe("the rows of a grant", () => {
  it("are complete: the new bucket, and every stored one that changes, time included", () => {
    const paidAt = jst("2027-01-22T10:00");
    const next = queuedBucket(TRIPCOM.terms, jst("2027-01-05T00:00"));
    const shown = shownAt(TRIPCOM, [VISITOR, next], paidAt);
    const given = granted({
      ...orderOf(TRIPCOM, shown, { buckets: [VISITOR, next], paidAt }),
      renewalId: "0190a000-0000-7000-8000-00000000000a",
      heldBy: "carrier",
    });
    expect(given.changed.map((bucket) => bucket.state)).toEqual(["expired", "active"]);
    expect(given.created).toMatchObject({
      state: "queued",
      queueOn: "expiry",
      renewalId: "0190a000-0000-7000-8000-00000000000a",
      heldBy: "carrier",
      dataTotalBytes: gigabytes(3),
    });
  });
});

describe("whatever happens between any quote and its payment", () => {
  it("the grant is never worse than the quote, or is refused for a refund", () => {
    fc.assert(
      fc.property(
        anyWorld,
        anyPlan,
        anyHappenings,
        fc.nat(3 * 24 * 60),
        (world, of, happenings, minutes) => {
          const answer = quote(ask(of, world.buckets, world.now));
          if (!answer.ok) return;
          const shown = answer.value;
          const then = after(world, happenings);
          const paidAt = addMinutes(then.now, minutes);
          const order = orderOf(of, shown, { buckets: then.buckets, paidAt });
          const given = grant(order);
          if (!given.ok) {
            expect(boundOf(shown.ends) <= paidAt).toBe(true);
            return;
          }
          expectNotWorse(shown, given.value, order);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function expectNotWorse(shown: Quote, given: Grant, order: GrantOrder): void {
  const { paidAt, buckets } = order;
  expect(given.quote.totalYen).toBe(shown.totalYen);
  const line = applied(buckets, given);
  const span = spanOf(line, given.created.bucketId, paidAt)!;
  if (shown.ends.kind === "at") expect(boundOf(span.ends) >= shown.ends.at).toBe(true);
  const known = shown.warnings.map((warning) => warning.name);
  for (const { name } of given.quote.warnings) {
    if (name === "data_lost" || name === "days_lost") expect(known).toContain(name);
  }
  // Writing the grant leaves nothing due: what time had changed is among its rows.
  expect(advance(line, paidAt).steps).toEqual([]);
}
