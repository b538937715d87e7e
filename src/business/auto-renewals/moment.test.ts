import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { jst, running, terms, usedUp } from "../../../tests/examples/plans.ts";
import { addHours, addMinutes, addSeconds, type Instant } from "../../foundation/clock/index.ts";
import { bytes, MEGABYTE } from "../../foundation/money/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { PlanTerms } from "../catalogue/index.ts";
import {
  announcementOf,
  isStillWanted,
  monthAround,
  pastWaste,
  retryAfter,
  wantedOn,
} from "./moment.ts";
import { BY_TIME, END, JAN_1 } from "../../../tests/examples/auto-pictures.ts";

const BY_DATA = { kind: "data", perCentLeft: 10 } as const;
const ROLLING = terms({ clock: { kind: "rolling_24h" } });
const AT_ONCE = terms({ renewalTable: tableOf("start_now") });

describe("when it is told and charged", () => {
  test("by time a day apart, by data at once", () => {
    const wanted = wantedOn([running(terms(), JAN_1)], BY_TIME, JAN_1)!;
    expect(wanted).toEqual({ cause: `end:${END}`, at: addHours(END, -6), end: END });
    const told = announcementOf(wanted, terms(), addHours(END, -30));
    expect(told).toEqual({
      tellAt: addHours(END, -30),
      chargeAt: addHours(END, -6),
      isTooLate: false,
    });
    const low = used(running(terms(), JAN_1), 0.9);
    expect(wantedOn([low], BY_DATA, JAN_1)).toEqual({ cause: `data:${low.bucketId}`, at: JAN_1 });
    expect(wantedOn([used(low, 0.89)], BY_DATA, JAN_1)).toBeUndefined();
  });

  test("told late, it is charged a day after; past 23:30 before the end, not at all", () => {
    const wanted = wantedOn([running(terms(), JAN_1)], BY_TIME, JAN_1)!;
    const late = announcementOf(wanted, terms(), jst("2027-01-09T22:00"));
    expect(late).toMatchObject({ chargeAt: jst("2027-01-10T22:00"), isTooLate: false });
    const last = announcementOf(wanted, terms(), jst("2027-01-09T23:30"));
    expect(last).toMatchObject({ chargeAt: jst("2027-01-10T23:30"), isTooLate: false });
    const after = addSeconds(jst("2027-01-09T23:30"), 1);
    expect(announcementOf(wanted, terms(), after).isTooLate).toBe(true);
  });

  test("not while a plan waits behind it, nor of a daily plan's day", () => {
    const spent = usedUp(running(terms(), JAN_1), JAN_1);
    const waiting = { ...running(terms(), JAN_1), state: "queued", queueOrder: 1 } as Bucket;
    expect(wantedOn([spent, waiting], BY_DATA, JAN_1)).toBeUndefined();
    expect(wantedOn([spent], BY_DATA, addMinutes(JAN_1, 1))).toBeDefined();
  });
});

describe("any share of the data", () => {
  const share = fc.integer({ min: 1, max: 99 });
  const parts = fc.array(
    fc.record({ megabytes: fc.integer({ min: 1, max: 50_000 }), part: share }),
    {
      maxLength: 4,
    },
  );

  test("what has just been bought is never too little, however small and beside whatever", () => {
    fc.assert(
      fc.property(share, parts, fc.integer({ min: 1, max: 50_000 }), (perCentLeft, older, size) => {
        const before = older.map((one) => used(sized(one.megabytes, JAN_1), one.part / 100));
        const bought = sized(size, addMinutes(JAN_1, 1));
        const trigger = { kind: "data", perCentLeft } as const;
        expect(wantedOn([...before, bought], trigger, addMinutes(JAN_1, 2))).toBeUndefined();
      }),
    );
  });

  test("it is time at the share itself, once for each plan, and not before", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 50_000 }), (perCentLeft, size) => {
        const trigger = { kind: "data", perCentLeft } as const;
        const plan = sized(size * 100, JAN_1);
        const left = (megabytes: number) => ({
          ...plan,
          dataUsedBytes: bytes((size * 100 - megabytes) * MEGABYTE),
        });
        expect(wantedOn([left(size * perCentLeft + 1)], trigger, JAN_1)).toBeUndefined();
        const wanted = wantedOn([left(size * perCentLeft)], trigger, JAN_1);
        expect(wanted).toEqual({ cause: `data:${plan.bucketId}`, at: JAN_1 });
        expect(wantedOn([left(0)], trigger, JAN_1)).toEqual(wanted);
      }),
    );
  });
});

describe("23:30 in Japan", () => {
  it.each([
    [
      "calendar days that begin at once wait for midnight",
      AT_ONCE,
      "2027-01-05T23:31",
      "2027-01-06T00:00",
    ],
    ["until then the day still counts", AT_ONCE, "2027-01-05T23:30", "2027-01-05T23:30"],
    [
      "24 h from the start waste nothing",
      { ...AT_ONCE, clock: ROLLING.clock },
      "2027-01-05T23:45",
      "2027-01-05T23:45",
    ],
    [
      "days added behind the end waste nothing",
      terms({ renewalTable: tableOf("extend") }),
      "2027-01-05T23:45",
      "2027-01-05T23:45",
    ],
    [
      "another zone has its own midnight",
      { ...AT_ONCE, clock: { kind: "zone_calendar", zone: "+08:00" } } as PlanTerms,
      "2027-01-06T00:40",
      "2027-01-06T01:00",
    ],
  ] as const)("%s", (_, plan, at, charged) => {
    expect(pastWaste(jst(at), plan)).toBe(jst(charged));
  });

  test("a second try comes in an hour, at the latest at 23:30, and after the end past midnight", () => {
    const retry = (at: string) => retryAfter(jst(at), { end: END }, AT_ONCE);
    expect(retry("2027-01-10T18:00")).toBe(jst("2027-01-10T19:00"));
    expect(retry("2027-01-10T23:00")).toBe(jst("2027-01-10T23:30"));
    expect(retry("2027-01-10T23:40")).toBe(jst("2027-01-11T00:40"));
    expect(retryAfter(jst("2027-01-05T22:40"), {}, AT_ONCE)).toBe(jst("2027-01-06T00:00"));
  });

  test("a month is Japan's", () => {
    expect(monthAround(jst("2027-01-31T23:59"))).toEqual({
      from: jst("2027-01-01T00:00"),
      until: jst("2027-02-01T00:00"),
    });
  });
});

function sized(megabytes: number, startsAt: Instant): Bucket {
  const bucket = running(terms(), startsAt);
  return { ...bucket, startsAt, dataTotalBytes: bytes(megabytes * MEGABYTE) };
}

function used(bucket: Bucket, part: number): Bucket {
  return { ...bucket, dataUsedBytes: bytes(Math.ceil((bucket.dataTotalBytes ?? 0) * part)) };
}

function tableOf(mode: "start_now" | "extend"): PlanTerms["renewalTable"] {
  const rule = { mode, carries: "nothing" } as const;
  return { unstarted: rule, active: rule, depleted: rule, grace: rule, expired: rule };
}

test("put off again and again, it is not charged long after the end that it was for", () => {
  const buckets = [running(terms(), JAN_1)];
  const still = (chargeAt: Instant, now: Instant) =>
    isStillWanted({ cause: `end:${END}`, chargeAt }, { buckets, trigger: BY_TIME }, now);
  expect(still(addHours(END, 1), addHours(END, 1))).toBe("yes");
  expect(still(addHours(END, 11), addHours(END, 11))).toBe("yes");
  expect(still(addHours(END, 12), addHours(END, 12))).toBe("too_late");
});
