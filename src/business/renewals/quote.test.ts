import { describe, expect, it } from "vitest";
import { addMs, type Instant } from "../../foundation/clock/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import {
  ALOSIM,
  ask,
  BMOBILE,
  days,
  gigabytes,
  IIJMIO,
  jst,
  KEEPGO,
  line,
  NOMAD,
  plan,
  POVO,
  queuedBucket,
  rule,
  running,
  SOFTBANK,
  table,
  terms,
  TRIPCOM,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { quote } from "./quote.ts";
import type { Quote, QuoteRefusal } from "./quote-types.ts";

function given(answer: Outcome<Quote, QuoteRefusal>): Quote {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`);
  return answer.value;
}

function refusal(answer: Outcome<Quote, QuoteRefusal>): string | undefined {
  return answer.ok ? undefined : answer.refusal;
}

const at = (moment: Instant) => ({ kind: "at", at: moment });
const names = (of: Quote) => of.warnings.map((warning) => warning.name);

describe("b-mobile", () => {
  const visitor = running(
    terms({
      allowance: { kind: "capped", bytes: gigabytes(5), throttleKbps: 0 },
      duration: days(21),
    }),
    jst("2027-01-01T09:00"),
  );

  it("extends a running line by a day and a gigabyte", () => {
    const q = given(quote(ask(BMOBILE, [visitor], jst("2027-01-10T12:00"))));
    expect(q.mode).toBe("extend");
    expect(q.ends).toEqual(at(jst("2027-01-23T00:00")));
    expect(q.dataAfterBytes).toBe(gigabytes(6));
    expect(q.moved).toEqual([
      {
        bucketId: visitor.bucketId,
        what: "ends",
        from: jst("2027-01-22T00:00"),
        to: jst("2027-01-23T00:00"),
      },
    ]);
    expect(q.warnings).toEqual([]);
  });

  it("gives two hours to a depleted line that pays at 22:00, and says so", () => {
    const empty = usedUp(visitor, jst("2027-01-10T21:00"));
    const q = given(quote(ask(BMOBILE, [empty], jst("2027-01-10T22:00"))));
    expect(q.lineState).toBe("depleted");
    expect(q.ends).toEqual(at(jst("2027-01-11T00:00")));
    expect(q.warnings).toEqual([{ name: "first_day_short", minutesLeft: 120, zone: "Asia/Tokyo" }]);
    expect(q.goodUntil).toBe(jst("2027-01-11T00:00"));
  });

  it("starts an ended line again within two days of grace, from the payment", () => {
    const q = given(quote(ask(BMOBILE, [visitor], jst("2027-01-23T23:00"))));
    expect(q.lineState).toBe("grace");
    expect(q.starts).toEqual(at(jst("2027-01-23T23:00")));
    expect(q.ends).toEqual(at(jst("2027-01-24T00:00")));
  });

  it("refuses on the third day after the end: the line is recycled", () => {
    const answer = quote(ask(BMOBILE, [visitor], jst("2027-01-24T00:00")));
    expect(refusal(answer)).toBe("line_recycled");
  });

  it("is good for a quote until the line's end, when extending becomes starting", () => {
    const q = given(quote(ask(BMOBILE, [visitor], jst("2027-01-21T23:58"))));
    expect(q.goodUntil).toBe(jst("2027-01-22T00:00"));
  });
});

describe("other providers of the field", () => {
  it("Sakura: ten days bought on 1 January last until 10 January 23:59", () => {
    const sakura = plan("sakura", { renewalTable: table({}, rule("start_now")) });
    const q = given(quote(ask(sakura, [], jst("2027-01-01T23:59"))));
    expect(q.ends).toEqual(at(jst("2027-01-11T00:00")));
    expect(names(q)).toEqual(["first_day_short"]);
  });

  it("povo: stacks beside what runs and moves nothing", () => {
    const old = running(POVO.terms, jst("2027-01-01T16:00"));
    const q = given(quote(ask(POVO, [old], jst("2027-01-05T10:00"))));
    expect(q.mode).toBe("stack");
    expect(q.ends).toEqual(at(jst("2027-01-13T00:00")));
    expect(q.moved).toEqual([]);
    expect(q.dataAfterBytes).toBe(gigabytes(6));
  });

  it("Nomad: 24 hours times seven, and no add-on once depleted or expired", () => {
    const first = given(quote(ask(NOMAD, [], jst("2027-01-01T16:00"))));
    expect(first.ends).toEqual(at(jst("2027-01-08T16:00")));
    const old = running(NOMAD.terms, jst("2027-01-01T16:00"));
    const empty = usedUp(old, jst("2027-01-03T10:00"));
    expect(refusal(quote(ask(NOMAD, [empty], jst("2027-01-03T10:00"))))).toBe("plan_not_renewable");
    expect(refusal(quote(ask(NOMAD, [old], jst("2027-01-08T16:00"))))).toBe("plan_not_renewable");
    expect(given(quote(ask(NOMAD, [old], jst("2027-01-08T15:59")))).goodUntil).toBe(
      jst("2027-01-08T16:00"),
    );
  });

  it("IIJmio: a coupon lasts until the end of the third month after, and turns with the month", () => {
    const q = given(quote(ask(IIJMIO, [], jst("2026-11-22T12:00"))));
    expect(q.ends).toEqual(at(jst("2027-03-01T00:00")));
    expect(q.goodUntil).toBe(jst("2026-12-01T00:00"));
  });

  it("Trip.com: waits for the old plan's end even when its data is used up", () => {
    const old = usedUp(running(TRIPCOM.terms, jst("2027-01-01T09:00")), jst("2027-01-05T09:00"));
    const q = given(quote(ask(TRIPCOM, [old], jst("2027-01-05T10:00"))));
    expect(q.starts).toEqual(at(jst("2027-01-11T00:00")));
    expect(q.ends).toEqual(at(jst("2027-01-21T00:00")));
    expect(names(q)).toEqual(["starts_later"]);
  });

  it("Trip.com: an early start ends the old plan for good and says what is lost", () => {
    const old = running(TRIPCOM.terms, jst("2027-01-01T09:00"));
    const wish = { startNowWished: true };
    const q = given(quote(ask(TRIPCOM, [old], jst("2027-01-05T10:00"), wish)));
    expect(q.mode).toBe("replace");
    expect(q.ends).toEqual(at(jst("2027-01-15T00:00")));
    expect(q.warnings).toEqual([
      { name: "data_lost", bytes: gigabytes(3), mode: "replace" },
      { name: "days_lost", until: jst("2027-01-11T00:00"), mode: "replace" },
    ]);
  });

  it("aloSIM: starts at the end of the old one at the latest, and lines up behind the queue", () => {
    const old = running(ALOSIM.terms, jst("2027-01-01T16:00"));
    const next = queuedBucket(ALOSIM.terms, jst("2027-01-02T00:00"), {
      queueOn: "expiry_or_depletion",
    });
    const q = given(quote(ask(ALOSIM, [old, next], jst("2027-01-03T00:00"))));
    expect(q.starts).toEqual({ kind: "latest", at: jst("2027-01-15T16:00") });
    expect(q.ends).toEqual({ kind: "latest", at: jst("2027-01-22T16:00") });
    const full = [old, next, { ...next, bucketId: old.bucketId, queueOrder: 2 }];
    expect(refusal(quote(ask(ALOSIM, full, jst("2027-01-03T00:00"))))).toBe("too_many_queued");
  });

  it("aloSIM: starts at once on a line whose data is used up", () => {
    const old = usedUp(running(ALOSIM.terms, jst("2027-01-01T16:00")), jst("2027-01-02T10:00"));
    const q = given(quote(ask(ALOSIM, [old], jst("2027-01-03T00:00"))));
    expect(q.starts).toEqual(at(jst("2027-01-03T00:00")));
    expect(q.ends).toEqual(at(jst("2027-01-10T00:00")));
  });

  it("SoftBank: sixty days are added up to 360 in all", () => {
    const card = running(SOFTBANK.terms, jst("2027-01-01T10:00"));
    const paidAt = jst("2027-01-01T10:00");
    const until = (end: string) => [{ ...card, endsAt: jst(end) }];
    const q = given(quote(ask(SOFTBANK, until("2027-10-28T00:00"), paidAt)));
    expect(q.ends).toEqual(at(jst("2027-12-27T00:00")));
    expect(refusal(quote(ask(SOFTBANK, until("2027-10-29T00:00"), paidAt)))).toBe("too_many_days");
  });

  it("Keepgo: days end and data resets at 01:00 in Japan", () => {
    const q = given(quote(ask(KEEPGO, [], jst("2027-01-01T23:30"))));
    expect(q.ends).toEqual(at(jst("2027-01-06T01:00")));
    expect(q.dailyResets).toBe(5);
    expect(q.warnings).toEqual([{ name: "first_day_short", minutesLeft: 90, zone: "+08:00" }]);
  });
});

describe("a daily plan", () => {
  const old = running(KEEPGO.terms, jst("2027-01-01T10:00"));

  it("is extended by days; a day keeps one allowance", () => {
    const q = given(quote(ask(KEEPGO, [old], jst("2027-01-02T10:00"))));
    expect(q.mode).toBe("extend");
    expect(q.ends).toEqual(at(jst("2027-01-11T01:00")));
    expect(q.dataAfterBytes).toBe(gigabytes(1));
  });

  it("is refilled for what is left of its day", () => {
    const empty = usedUp(old, jst("2027-01-02T20:00"));
    const q = given(quote(ask(KEEPGO, [empty], jst("2027-01-02T21:00"))));
    expect(q.mode).toBe("refill_today");
    expect(q.ends).toEqual(at(jst("2027-01-03T01:00")));
    expect(q.dataAfterBytes).toBe(gigabytes(1));
    expect(names(q)).toEqual(["first_day_short"]);
  });

  it("cannot be extended by another allowance", () => {
    const double = plan("double", {
      ...KEEPGO.terms,
      allowance: { ...DAILY, bytesPerDay: gigabytes(2) },
    });
    expect(refusal(quote(ask(double, [old], jst("2027-01-02T10:00"))))).toBe(
      "needs_same_allowance",
    );
  });

  it("that is empty stays slow until its reset when days are added", () => {
    const longer = plan("longer", { ...KEEPGO.terms, renewalTable: table({}, rule("extend")) });
    const empty = usedUp(old, jst("2027-01-02T20:00"));
    const q = given(quote(ask(longer, [empty], jst("2027-01-02T21:00"))));
    expect(q.warnings).toEqual([{ name: "slow_until_reset", resetsAt: jst("2027-01-03T01:00") }]);
  });

  const DAILY = {
    kind: "daily",
    bytesPerDay: gigabytes(1),
    throttleKbps: 128,
    resetZone: "+08:00",
  } as const;
});

describe("a queue", () => {
  it("moves with the bucket before it, and every moved date is listed", () => {
    const old = running(terms(), jst("2027-01-01T09:00"));
    const next = queuedBucket(terms(), jst("2027-01-02T00:00"));
    const top = plan("top", { duration: days(2), renewalTable: table({}, rule("extend")) });
    const q = given(quote(ask(top, [old, next], jst("2027-01-03T00:00"))));
    expect(q.moved).toEqual([
      {
        bucketId: next.bucketId,
        what: "starts",
        from: jst("2027-01-11T00:00"),
        to: jst("2027-01-13T00:00"),
      },
      {
        bucketId: next.bucketId,
        what: "ends",
        from: jst("2027-01-21T00:00"),
        to: jst("2027-01-23T00:00"),
      },
    ]);
  });

  it("behind a plan that waits for its first use shows the latest dates", () => {
    const waiting = {
      ...queuedBucket(terms(), jst("2027-01-01T00:00")),
      state: "awaiting_first_use" as const,
      firstUseBy: jst("2027-02-01T00:00"),
    };
    const q = given(quote(ask(TRIPCOM, [waiting], jst("2027-01-03T00:00"))));
    expect(q.lineState).toBe("unstarted");
    expect(q.starts).toEqual({ kind: "latest", at: jst("2027-02-11T00:00") });
  });

  it("behind a plan that never ends is refused", () => {
    const { endsAt: _never, ...endless } = running(terms(), jst("2027-01-01T00:00"));
    expect(refusal(quote(ask(TRIPCOM, [endless], jst("2027-01-03T00:00"))))).toBe(
      "line_not_expired",
    );
  });
});

describe("a plan that starts with its first use", () => {
  const later = plan("later", {
    startTrigger: {
      kind: "first_use",
      withinDays: 30,
      unusedRefund: { kind: "before_start" },
    },
    renewalTable: table({}, rule("start_now")),
  });

  it("shows its deadline and its latest end", () => {
    const q = given(quote(ask(later, [], jst("2027-01-01T12:00"))));
    expect(q.starts).toEqual({ kind: "on_first_use", by: jst("2027-01-31T12:00") });
    expect(q.ends).toEqual({ kind: "latest", at: jst("2027-02-10T00:00") });
    expect(q.dataAfterBytes).toBe(gigabytes(3));
    expect(names(q)).toEqual(["first_use_deadline"]);
  });
});

describe("what the line and the plan say against it", () => {
  const paidAt = jst("2027-01-03T12:00");

  it("refuses a suspended or recycled line, another network and an ended sale", () => {
    const refuse = (more: object) => refusal(quote(ask(POVO, [], paidAt, more)));
    expect(refuse({ line: { ...line, status: "suspended" } })).toBe("line_suspended");
    expect(refuse({ line: { ...line, status: "recycled" } })).toBe("line_recycled");
    expect(refuse({ line: { ...line, recyclesAt: paidAt } })).toBe("line_recycled");
    expect(refuse({ line: { ...line, network: "kddi" } })).toBe("plan_not_for_this_line");
    expect(refuse({ plan: { ...POVO, onSaleUntil: paidAt } })).toBe("plan_not_on_sale");
    expect(refuse({ plan: { ...POVO, onSaleFrom: addMs(paidAt, 1) } })).toBe("plan_not_on_sale");
  });

  it("stands no longer than the sale, the line or the price", () => {
    const until = jst("2027-01-03T15:00");
    const good = (more: object) => given(quote(ask(NOMAD, [], paidAt, more))).goodUntil;
    expect(good({ plan: { ...NOMAD, onSaleUntil: until } })).toBe(until);
    expect(good({ line: { ...line, recyclesAt: until } })).toBe(until);
    expect(good({ pricesChangeAt: until })).toBe(until);
  });

  it("asks for the same allowance where the plan needs it", () => {
    const strict = plan("strict", { needsSameAllowance: true });
    const other = running(KEEPGO.terms, jst("2027-01-01T10:00"));
    expect(refusal(quote(ask(strict, [other], paidAt)))).toBe("needs_same_allowance");
    expect(quote(ask(strict, [], paidAt)).ok).toBe(true);
  });

  it("breaks the price down with the tax inside", () => {
    const q = given(quote(ask(BMOBILE, [running(terms(), jst("2027-01-01T10:00"))], paidAt)));
    expect([q.totalYen, q.taxYen, q.taxRatePerMille]).toEqual([500, 45, 100]);
  });
});

describe("start_now", () => {
  const now = plan("now", { duration: days(2), renewalTable: table({}, rule("start_now")) });
  const old = running(terms(), jst("2027-01-01T09:00"));
  const paidAt = jst("2027-01-03T12:00");

  it("says that days and data of the running plan are lost", () => {
    const q = given(quote(ask(now, [old], paidAt)));
    expect(q.warnings).toEqual([
      { name: "data_lost", bytes: gigabytes(3), mode: "start_now" },
      { name: "days_lost", until: jst("2027-01-11T00:00"), mode: "start_now" },
    ]);
  });

  it("moves the data over where the rule carries it, and still names the lost days", () => {
    const carrying = plan("carry", {
      duration: days(2),
      renewalTable: table({}, rule("start_now", { carries: "data" })),
    });
    const half = { ...old, dataUsedBytes: bytes(1_000_000_000), measuredAt: paidAt };
    const q = given(quote(ask(carrying, [half], paidAt)));
    expect(q.dataAfterBytes).toBe(gigabytes(5));
    expect(names(q)).toEqual(["days_lost"]);
  });

  it("leaves a plan without data alone: its slow days stay", () => {
    const q = given(quote(ask(now, [usedUp(old, paidAt)], paidAt)));
    expect(q.moved).toEqual([]);
    expect(q.warnings).toEqual([]);
  });
});

describe("a trip", () => {
  const leavesAt = jst("2027-01-09T18:00");
  const old = running(terms(), jst("2027-01-01T09:00"));

  it("that the present plan covers makes the purchase needless", () => {
    const trip = { leavesAt, use: "light" } as const;
    const q = given(quote(ask(POVO, [old], jst("2027-01-03T12:00"), { trip })));
    expect(q.warnings).toEqual([{ name: "trip_already_covered", until: jst("2027-01-11T00:00") }]);
  });

  it("longer or thirstier than the plan is told", () => {
    const trip = { leavesAt: jst("2027-01-20T18:00"), use: "normal" } as const;
    const q = given(quote(ask(POVO, [], jst("2027-01-03T12:00"), { trip })));
    expect(q.warnings).toEqual([
      { name: "ends_before_trip", until: jst("2027-01-11T00:00") },
      { name: "not_enough_data", neededBytes: gigabytes(8) },
    ]);
  });

  it("is served by a daily plan only up to what a day gives", () => {
    const trip = { leavesAt: jst("2027-01-05T18:00"), use: "heavy" } as const;
    const q = given(quote(ask(KEEPGO, [], jst("2027-01-03T02:00"), { trip })));
    expect(names(q)).toEqual(["not_enough_data"]);
  });
});
