import { describe, expect, it } from "vitest";
import { addMs, type Instant } from "../../foundation/clock/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import {
  ask,
  BMOBILE,
  days,
  gigabytes,
  jst,
  KEEPGO,
  line,
  NOMAD,
  plan,
  POVO,
  queuedBucket,
  rule,
  running,
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

  it("stands until the grace is over, when the rule is another", () => {
    const late = plan("late", {
      clock: { kind: "rolling_24h" },
      graceDays: 2,
      renewalTable: table({ grace: rule("start_now") }),
    });
    const old = running(terms(), jst("2026-12-24T12:00"));
    expect(old.endsAt).toBe(jst("2027-01-03T00:00"));
    expect(given(quote(ask(late, [old], paidAt))).goodUntil).toBe(jst("2027-01-05T00:00"));
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
