import { describe, expect, it } from "vitest";
import type { Instant } from "../../foundation/clock/index.ts";
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
