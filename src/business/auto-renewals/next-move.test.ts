import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { jst, running, terms, usedUp } from "../../../tests/examples/plans.ts";
import {
  addHours,
  addMinutes,
  addSeconds,
  msBetween,
  type Instant,
} from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { bytes, yen } from "../../foundation/money/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan, PlanTerms } from "../catalogue/index.ts";
import {
  canStep,
  OCCASION_STEPS,
  type AutoRenewal,
  type Occasion,
  type OccasionStep,
} from "./auto-renewal.ts";
import { announcementOf, monthAround, pastWaste, retryAfter, wantedOn } from "./moment.ts";
import { nextMove, type AutoPicture } from "./next-move.ts";

const JAN_1 = jst("2027-01-01T09:00");
const END = jst("2027-01-11T00:00");
const BY_TIME = { kind: "time", hoursBefore: 6 } as const;
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

describe("what comes next", () => {
  test("an unknown charge is never repeated, nor is one that was paid by hand", () => {
    const charging = occasionOf({ state: "charging", tries: 1, renewalId: newId() });
    const unknown = { state: "awaiting_payment", hasAttempts: true } as const;
    for (const seconds of [0, 3600, 86_400]) {
      const move = nextMove(
        pictureOf({ open: charging, order: unknown }),
        addSeconds(JAN_1, seconds),
      );
      expect(move.do).toBe("rest");
    }
    const more = { ...running(terms(), JAN_1), endsAt: addHours(END, 240) };
    const bought = pictureOf({ open: occasionOf({}), buckets: [running(terms(), JAN_1), more] });
    expect(nextMove(bought, addHours(END, -6))).toEqual({ do: "skip", because: "needless" });
  });

  test("a bank that wants its holder is not asked again, and a card past its month never", () => {
    const charging = occasionOf({ state: "charging", tries: 1, renewalId: newId() });
    const order = {
      state: "payment_failed",
      hasAttempts: true,
      failure: "authentication_failed",
    } as const;
    expect(nextMove(pictureOf({ open: charging, order }), JAN_1)).toMatchObject({
      stops: "needs_holder",
    });
    const method = { ...pictureOf({}).method!, face: { brand: "visa", goodThrough: "2026-12" } };
    const due = nextMove(pictureOf({ open: occasionOf({}), method }), addHours(END, -6));
    expect(due).toEqual({ do: "failed", because: "card_expired", stops: "card_expired" });
  });

  test("a dearer plan, a plan that is gone, a line given away: it ends, and nothing is charged", () => {
    const at = addHours(END, -6);
    const open = occasionOf({});
    const dearer = { ...pictureOf({}).plan!, totalYen: yen(1981) };
    expect(nextMove(pictureOf({ open, plan: dearer }), at)).toMatchObject({
      stops: "price_changed",
    });
    const { plan: _, ...without } = pictureOf({ open });
    expect(nextMove(without, at)).toMatchObject({ stops: "plan_gone" });
    expect(nextMove(pictureOf({ isKept: false }), at)).toEqual({
      do: "stop",
      because: "line_left",
    });
  });

  test("with the day of departure it ends, and before when the line reaches beyond it", () => {
    const auto = { ...pictureOf({}).auto, until: "2027-01-10" };
    expect(nextMove(pictureOf({ auto }), JAN_1)).toEqual({ do: "stop", because: "departed" });
    const later = { ...auto, until: "2027-01-11" };
    expect(nextMove(pictureOf({ auto: later }), JAN_1).do).toBe("rest");
    const over = jst("2027-01-12T00:00");
    expect(nextMove(pictureOf({ auto: later }), over)).toEqual({ do: "stop", because: "departed" });
  });
});

type Event = "tick" | "by_hand" | "stop" | "twice" | "unknown" | "never";
const anyEvents = fc.array(
  fc.record({
    event: fc.constantFrom<Event>(
      "tick",
      "tick",
      "tick",
      "by_hand",
      "stop",
      "twice",
      "unknown",
      "never",
    ),
    hours: fc.integer({ min: 0, max: 40 }),
    answer: fc.constantFrom("pays", "pays", "declines", "wants_holder", "not_connected"),
  }),
  { minLength: 5, maxLength: 60 },
);

test("on any walk: announced a day before, charged twice at most, never beyond ceiling, stop or day", () => {
  fc.assert(
    fc.property(anyEvents, fc.integer({ min: 1, max: 4 }), (events, plans) => {
      const world = newWorld(1980 * plans);
      for (const { event, hours, answer } of events) {
        world.now = addHours(world.now, hours);
        if (event === "by_hand") world.extend();
        if (event === "stop") world.stop();
        // The outside answers late, or never within this walk.
        if (event !== "unknown" && event !== "never") world.answer(answer);
        world.work();
        if (event === "twice") world.work();
      }
      for (const { at, yen: spent } of world.charges) {
        const { from, until } = monthAround(at);
        const month = world.charges.filter((one) => from <= one.at && one.at < until && one.isKept);
        expect(month.reduce((sum, one) => sum + one.yen, 0)).toBeLessThanOrEqual(1980 * plans);
        expect(spent).toBe(1980);
      }
      for (const { at, announcedAt, isStopped } of world.charges) {
        expect(msBetween(announcedAt, at)).toBeGreaterThanOrEqual(24 * 3_600_000);
        expect(at < jst("2027-03-01T00:00")).toBe(true);
        expect(isStopped).toBe(false);
      }
      const perOccasion = Map.groupBy(world.charges, ({ occasionId }) => occasionId);
      for (const tries of perOccasion.values()) expect(tries.length).toBeLessThanOrEqual(2);
      expect(world.causes.length).toBe(new Set(world.causes).size);
    }),
    { numRuns: 300 },
  );
});

/** What the worker does with the moves, without a database; the outside answers when it is told to. */
function newWorld(ceilingYen: number) {
  let picture = pictureOf({});
  picture = {
    ...picture,
    auto: { ...picture.auto, ceilingYen: yen(ceilingYen), until: "2027-02-28" },
  };
  const over: Occasion[] = [];
  const world = {
    now: JAN_1,
    charges: [] as {
      at: Instant;
      yen: number;
      announcedAt: Instant;
      occasionId: string;
      isStopped: boolean;
      isKept: boolean;
    }[],
    causes: [] as string[],
    extend() {
      const last = picture.buckets.at(-1)!;
      const begins = (last.endsAt ?? world.now) > world.now ? last.endsAt! : world.now;
      const bucket = { ...running(terms(), world.now), endsAt: addHours(begins, 240) };
      picture = { ...picture, buckets: [...picture.buckets, bucket] };
    },
    stop() {
      picture = { ...picture, auto: { ...picture.auto, state: "off" } };
    },
    answer(how: string) {
      if (picture.order?.state !== "awaiting_payment") return;
      const failed = { state: "payment_failed", hasAttempts: true } as const;
      const order = {
        pays: { state: "active", hasAttempts: true },
        declines: { ...failed, failure: "declined" },
        wants_holder: { ...failed, failure: "authentication_failed" },
        not_connected: { state: "refunding", hasAttempts: true },
      }[how] as AutoPicture["order"];
      if (how === "pays") world.extend();
      else
        world.charges = world.charges.map((one, i, all) =>
          i === all.length - 1 ? { ...one, isKept: false } : one,
        );
      picture = { ...picture, order: order! };
    },
    work() {
      for (let i = 0; i < 12; i++) {
        const before = picture;
        const move = nextMove(withCharged(before), world.now);
        if (move.do === "rest") return;
        take(move);
      }
      throw new Error("does not come to rest");
    },
  };

  function withCharged(one: AutoPicture): AutoPicture {
    return { ...one, occasions: [...over, ...(one.open === undefined ? [] : [one.open])] };
  }

  function stepOpen(name: OccasionStep, change: Partial<Occasion>): void {
    const open = picture.open!;
    expect(canStep(name, open.state)).toBe(true);
    const after: Occasion = { ...open, ...change, state: OCCASION_STEPS[name].to };
    const isEnd = ["renewed", "failed", "skipped"].includes(after.state);
    if (!isEnd) {
      picture = { ...picture, open: after };
      return;
    }
    over.push(after);
    const { open: _, order: __, ...rest } = picture;
    picture = rest;
  }

  function take(move: ReturnType<typeof nextMove>): void {
    switch (move.do) {
      case "announce":
      case "pass": {
        world.causes.push(move.wanted.cause);
        picture = { ...picture, causes: [...picture.causes, move.wanted.cause] };
        if (move.do === "announce") {
          const { cause } = move.wanted;
          const open = occasionOf({ cause, announcedAt: world.now, chargeAt: move.chargeAt });
          picture = { ...picture, open };
        }
        return;
      }
      case "charge": {
        const { order: _, ...rest } = picture;
        picture = rest;
        return stepOpen("auto_renewal.charge_due", {
          chargedAt: world.now,
          tries: picture.open!.tries + 1,
        });
      }
      case "place":
        picture = { ...picture, order: { state: "draft", hasAttempts: false } };
        return;
      case "begin": {
        const { announcedAt, occasionId } = picture.open!;
        const isStopped = picture.auto.state === "off";
        world.charges.push({
          at: world.now,
          yen: 1980,
          announcedAt,
          occasionId,
          isStopped,
          isKept: true,
        });
        picture = { ...picture, order: { state: "awaiting_payment", hasAttempts: true } };
        return;
      }
      case "renewed":
        return stepOpen("auto_renewal.renewed", {});
      case "failed_once":
        return stepOpen("auto_renewal.failed_once", { chargeAt: move.retryAt });
      case "skip":
        return stepOpen("auto_renewal.skipped", {});
      case "failed":
        stepOpen("auto_renewal.failed", {});
        if (move.stops !== undefined) world.stop();
        return;
      case "stop":
        return world.stop();
      case "rest":
        return;
    }
  }
  return world;
}

function pictureOf(more: Partial<AutoPicture>): AutoPicture {
  const auto: AutoRenewal = {
    lineId: newId(),
    customerId: newId(),
    state: "armed",
    planCode: "week",
    priceYen: yen(1980),
    savedMethodId: newId(),
    trigger: BY_TIME,
    ceilingYen: yen(10_000),
    until: "2027-03-01",
    contactEmail: "mei@example.com",
    language: "en",
    consentedAt: JAN_1,
  };
  const plan = { code: "week", terms: terms(), totalYen: yen(1980) } as Plan;
  return {
    auto,
    causes: [],
    buckets: [running(terms(), JAN_1)],
    plan,
    method: {
      savedMethodId: auto.savedMethodId,
      customerId: auto.customerId,
      provider: "sandbox",
      method: "saved_card",
      state: "saved",
      token: "card_1",
      face: { brand: "visa", lastFour: "4242" },
      askedAt: JAN_1,
    },
    isKept: true,
    occasions: [],
    ...more,
  };
}

function occasionOf(more: Partial<Occasion>): Occasion {
  return {
    lineId: newId(),
    occasionId: newId(),
    cause: `end:${END}`,
    armedAt: JAN_1,
    state: "announced",
    totalYen: yen(1980),
    announcedAt: addHours(END, -30),
    chargeAt: addHours(END, -6),
    tries: 0,
    ...more,
  };
}

function used(bucket: Bucket, part: number): Bucket {
  return { ...bucket, dataUsedBytes: bytes(Math.ceil((bucket.dataTotalBytes ?? 0) * part)) };
}

function tableOf(mode: "start_now" | "extend"): PlanTerms["renewalTable"] {
  const rule = { mode, carries: "nothing" } as const;
  return { unstarted: rule, active: rule, depleted: rule, grace: rule, expired: rule };
}
