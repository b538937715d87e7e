import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { JAN_1, END, occasionOf, pictureOf } from "../../../tests/examples/auto-pictures.ts";
import { jst, running, terms } from "../../../tests/examples/plans.ts";
import { addHours, JST, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { AutoPicture, Occasion } from "../auto-renewals/index.ts";
import { autoNotices, autoOf, waysFor } from "./auto-notices.ts";
import { dueNotices, type Reader } from "./due-notices.ts";
import type { Address, Person } from "./person.ts";
import { planNotices } from "./plan-notices.ts";
import { USUAL_QUIET } from "./quiet-hours.ts";

// Six hours before midnight it is charged: told a day before that, at six in the evening.
const TELL = addHours(END, -30);
const stopped: Reader = {
  ...{ since: JAN_1, quiet: { zone: JST, ...USUAL_QUIET } },
  // They want no reminders, and have had three of other lines today.
  ...{ isStopped: true, told: new Set<string>(), leftToday: { scheduled: 0, incident: 0 } },
  ...{ arrived: new Set<string>(), underway: new Set<string>() },
};

describe("before it is charged", () => {
  test("is told a day before, also to whoever wants no reminders, and whatever the day brought", () => {
    const [notice] = noticesOf({});
    expect(notice).toMatchObject({
      name: "auto_announced",
      at: TELL,
      facts: { moment: addHours(END, -6), amountYen: 1980 },
    });
    expect(dueNotices([notice!], stopped, JAN_1)).toEqual({ now: [], nextAt: TELL });
    expect(dueNotices([notice!], stopped, TELL).now).toEqual([notice]);
  });

  test("comes the evening before rather than at night, and at night rather than too late", () => {
    const abroad = { ...stopped, quiet: { zone: "America/New_York", ...USUAL_QUIET } };
    const [notice] = noticesOf({});
    // Four in the morning there: at a quarter to ten the evening before.
    const evening = jst("2027-01-09T11:45");
    expect(dueNotices([notice!], abroad, JAN_1).nextAt).toBe(evening);
    expect(dueNotices([notice!], abroad, TELL).now).toEqual([notice]);
  });

  test("is the same message once the worker has announced it, and another for another consent", () => {
    const open = occasionOf({ announcedAt: TELL });
    const causes = [noticesOf({}), noticesOf({ occasions: [open] })].map(([one]) => one?.cause);
    expect(new Set(causes).size).toBe(1);
    const { auto } = pictureOf({});
    const [again] = noticesOf({ auto: { ...auto, consentedAt: addHours(JAN_1, 1) } });
    expect(again!.cause).not.toBe(causes[0]);
  });

  it.each([
    ["off", (one: AutoPicture) => ({ auto: { ...one.auto, state: "off" as const } })],
    ["dearer", (one: AutoPicture) => ({ plan: { ...one.plan!, totalYen: yen(1981) } })],
    [
      "without a card",
      (one: AutoPicture) => ({ method: { ...one.method!, state: "forgotten" as const } }),
    ],
    [
      "beyond its ceiling",
      (one: AutoPicture) => ({ auto: { ...one.auto, ceilingYen: yen(1979) } }),
    ],
    ["over before", (one: AutoPicture) => ({ auto: { ...one.auto, until: "2027-01-08" } })],
    ["renewed by hand", () => ({ buckets: [running(terms(), JAN_1), later()] })],
  ] as const)("nothing is told of this end when it is %s", (_, change) => {
    const causes = noticesOf(change(pictureOf({}))).map(({ cause }) => cause);
    expect(causes.filter((cause) => cause.endsWith(`end:${END}`))).toEqual([]);
  });

  test("who is told of it is not asked to renew by hand, and all others are", () => {
    const { buckets, ...standing } = pictureOf({});
    const names = (auto: object) =>
      planNotices({ buckets, promises: [], ...auto }, JAN_1).map(({ name }) => name);
    expect(names({ auto: standing })).toEqual(["auto_announced"]);
    expect(names({})).toEqual(["end_3d", "end_1d", "end_3h"]);
    const failed = occasionOf({ state: "failed", because: "declined", settledAt: TELL });
    const after = { auto: { ...standing, occasions: [{ ...failed, armedAt: JAN_1 }] } };
    expect(names(after)).toContain("end_1d");
  });
});

describe("what came of it", () => {
  it.each([
    [{ state: "renewed", settledAt: TELL, renewalId: newId() }, ["auto_renewed"]],
    [{ state: "failed_once", chargedAt: TELL, chargeAt: addHours(TELL, 1) }, ["auto_retry"]],
    [{ state: "failed", because: "ceiling", settledAt: TELL }, ["auto_failed"]],
    // Told as the end of all of it.
    [{ state: "failed", because: "failed_twice", settledAt: TELL }, []],
    [{ state: "skipped", because: "needless", settledAt: TELL }, []],
    [{ state: "charging", tries: 1, chargedAt: TELL }, []],
    [{ state: "charging", tries: 1, chargedAt: TELL, cause: "data:1" }, ["auto_now"]],
  ] as const)("%j is told as %j, at once, at night too", (occasion, names) => {
    const told = noticesOf({ occasions: [occasionOf(occasion)] }, TELL);
    expect(told.map(({ name }) => name)).toEqual(names);
    const night = { ...stopped, quiet: { zone: "America/New_York", ...USUAL_QUIET } };
    expect(dueNotices(told, night, TELL).now).toEqual(told);
  });

  it.each([
    ["by_staff", ["auto_off"]],
    ["by_other", ["auto_off"]],
    ["needs_holder", ["auto_off"]],
    // Who did it themself saw it happen.
    ["by_customer", []],
    ["by_mail", []],
  ] as const)("off %s is told as %j", (because, names) => {
    const { auto } = pictureOf({});
    const off = { ...auto, state: "off", stoppedAt: TELL, stoppedBecause: because } as const;
    expect(noticesOf({ auto: off }, TELL).map(({ name }) => name)).toEqual(names);
  });

  test("whatever happened, nothing is said twice", () => {
    const any = fc.record({
      state: fc.constantFrom(
        "announced",
        "charging",
        "failed_once",
        "renewed",
        "failed",
        "skipped",
      ),
      cause: fc.constantFrom(`end:${END}`, "data:1", "data:2"),
      because: fc.constantFrom("declined", "ceiling", "needs_holder"),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (all) => {
        const occasions = all.map((one) => occasionOf({ ...one, settledAt: TELL } as Occasion));
        const causes = noticesOf({ occasions }, TELL).map(({ cause }) => cause);
        const ofEnd = causes.filter((cause) => cause.endsWith(`end:${END}`));
        const others = causes.filter((cause) => !ofEnd.includes(cause));
        expect(new Set(others).size).toBe(others.length);
        expect(new Set(ofEnd).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe("whom", () => {
  const { buckets: _, ...standing } = pictureOf({});
  const mail = addressOf("email", "mei@example.com");

  test("only whoever agreed to it is told, and not others who are told of the line", () => {
    expect(autoOf(personWith([mail]), standing)).toEqual({ auto: standing });
    expect(autoOf(personWith([addressOf("email", "li@example.com")]), standing)).toEqual({});
    expect(autoOf(personWith([mail]), undefined)).toEqual({});
  });

  test("by their own ways; where they left none, at the address they agreed with", () => {
    const line = addressOf("line", "U1");
    expect(waysFor(personWith([mail, line]), standing)).toEqual([line, mail]);
    const text = addressOf("sms", "the line");
    expect(waysFor(personWith([mail, text]), standing, [text, mail])).toEqual([mail, text]);
    expect(waysFor(personWith([mail, text]), undefined, [text, mail])).toEqual([text, mail]);
    const left = { ...mail, ended: { at: JAN_1, why: "removed" } } as const;
    expect(waysFor(personWith([left]), standing)).toEqual([left]);
    expect(waysFor(personWith([left]), undefined)).toEqual([]);
    const dead = { ...mail, ended: { at: JAN_1, why: "bounced" } } as const;
    expect(waysFor(personWith([dead]), standing)).toEqual([]);
  });
});

function noticesOf(more: Partial<AutoPicture>, now: Instant = JAN_1) {
  const { buckets, ...standing } = pictureOf(more);
  return autoNotices(standing, buckets, now);
}

function later() {
  return { ...running(terms(), JAN_1), endsAt: addHours(END, 240) };
}

function addressOf(channel: "email" | "line" | "sms", address: string): Address {
  return { addressId: newId<"notice_address">(), channel, address, since: JAN_1 };
}

function personWith(addresses: readonly Address[]): Person {
  const quiet = { zone: JST, ...USUAL_QUIET };
  return {
    ...{ personId: newId<"person">(), language: "en", quiet, addresses },
    channels: ["web_push", "line", "telegram", "email", "sms"],
  };
}
