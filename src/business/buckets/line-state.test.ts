import { describe, expect, it } from "vitest";
import {
  gigabytes,
  jst,
  KEEPGO,
  queuedBucket,
  running,
  terms,
  usedUp,
} from "../../../tests/examples/plans.ts";
import { addMs } from "../../foundation/clock/index.ts";
import type { Bucket } from "./bucket.ts";
import {
  consumptionOrder,
  dataAhead,
  lineDataLeft,
  lineState,
  nextRefillAt,
} from "./line-state.ts";

const JAN_1 = jst("2027-01-01T09:00");
const JAN_5 = jst("2027-01-05T12:00");
const END = jst("2027-01-11T00:00");
const old = running(terms(), JAN_1);
const UNLIMITED = terms({
  allowance: {
    kind: "unlimited",
    fairUse: { "zh-Hans": "", "zh-Hant": "", ja: "", en: "", ko: "" },
  },
});

describe("the state of a line", () => {
  it("follows its buckets from the first use to the end of grace", () => {
    expect(lineState([], JAN_5, 2)).toBe("unstarted");
    expect(lineState([old], JAN_5, 2)).toBe("active");
    expect(lineState([usedUp(old, JAN_5)], JAN_5, 2)).toBe("depleted");
    expect(lineState([old], END, 2)).toBe("grace");
    expect(lineState([old], addMs(jst("2027-01-13T00:00"), -1), 2)).toBe("grace");
    expect(lineState([old], jst("2027-01-13T00:00"), 2)).toBe("expired");
    expect(lineState([old], END, 0)).toBe("expired");
  });

  it("is unstarted again while a plan waits for its first use", () => {
    const waiting: Bucket = {
      ...queuedBucket(terms(), JAN_5),
      state: "awaiting_first_use",
      firstUseBy: jst("2027-03-01T00:00"),
    };
    expect(lineState([old, waiting], END, 0)).toBe("unstarted");
  });

  it("forgets a plan that was taken back", () => {
    expect(lineState([{ ...old, state: "revoked" }], END, 2)).toBe("unstarted");
  });

  it("is active while any bucket has data", () => {
    expect(lineState([usedUp(old, JAN_5), running(terms(), JAN_1)], JAN_5, 0)).toBe("active");
  });

  it("recovers from an empty day at the reset", () => {
    const daily = usedUp(running(KEEPGO.terms, jst("2027-01-02T09:00")), JAN_5);
    expect(lineState([daily], jst("2027-01-06T00:59"), 0)).toBe("depleted");
    expect(nextRefillAt([daily], JAN_5)).toBe(jst("2027-01-06T01:00"));
    expect(lineState([daily], jst("2027-01-06T01:00"), 0)).toBe("active");
  });

  it("has no reset left on its last day", () => {
    const daily = usedUp(running(KEEPGO.terms, JAN_1), JAN_5);
    expect(nextRefillAt([daily], JAN_5)).toBeUndefined();
  });
});

describe("use", () => {
  it("empties unlimited first, then the nearest end, then the oldest", () => {
    const unlimited = running(UNLIMITED, JAN_1);
    const near = running(terms({ duration: { unit: "days", count: 6 } }), JAN_1);
    const older = running(terms(), jst("2027-01-01T08:00"));
    const empty = usedUp(running(terms(), JAN_1), JAN_5);
    const order = consumptionOrder([old, older, near, unlimited, empty], JAN_5);
    expect(order).toEqual([unlimited, near, older, old]);
  });

  it("leaves the sum of what runs, of this day for a daily plan, or no figure at all", () => {
    const daily = running(KEEPGO.terms, jst("2027-01-04T09:00"));
    expect(lineDataLeft([old, daily], JAN_5)).toBe(gigabytes(4));
    expect(lineDataLeft([old, running(UNLIMITED, JAN_1)], JAN_5)).toBeUndefined();
  });

  it("has ahead of it what each further day of a daily plan will bring", () => {
    const daily = running(KEEPGO.terms, jst("2027-01-04T09:00"));
    expect(daily.endsAt).toBe(jst("2027-01-09T01:00"));
    expect(dataAhead(daily, JAN_5)).toBe(gigabytes(4));
  });
});
