import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { LANGUAGES } from "../../foundation/language/index.ts";
import { CHANNELS } from "./advice-costs.ts";
import {
  advise,
  CONNECTIONS,
  MEANS,
  type AdviceGround,
  type AdviceWish,
  type ChannelAdvice,
} from "./advise.ts";
import type { FoundPoint } from "./find-points.ts";
import { isOpenAt, openingAt } from "./opening.ts";
import { POINT_KINDS, POINT_PAYMENTS, POINT_SERVICES, type Point } from "./point.ts";
import { walkingMinutes } from "./walking.ts";

const NOW = instant("2026-11-27T03:00:00Z");

type Around = Partial<Point> & { readonly metres?: number; readonly state?: FoundPoint["state"] };

function around({ metres = 400, state, ...more }: Around = {}, at = NOW): FoundPoint {
  const name = "Counter";
  const point: Point = {
    pointId: newId<"point">(),
    code: "p",
    kind: "telecom_shop",
    names: { ja: name, en: name, ko: name, "zh-Hans": name, "zh-Hant": name },
    place: { latitude: 35.68, longitude: 139.77 },
    address: "",
    hours: "24/7",
    does: ["renews"],
    payments: ["cash", "card"],
    languages: [...LANGUAGES],
    needsId: false,
    hasWifi: false,
    source: { name: "operator", licence: "own" },
    ...more,
  };
  return {
    ...{ point, metres, walkMinutes: walkingMinutes(metres), opening: openingAt(point.hours, at) },
    ...(state === undefined ? {} : { state }),
  };
}

const WISH: AdviceWish = {
  ...{ at: NOW, means: ["card"], connection: "mobile", language: "zh-Hans" },
  ...{ isUnsureOnline: false, wantsPerson: false, hasId: true },
};
const GROUND: AdviceGround = { onlineTakes: ["card", "cash"], hasGarden: false, points: [] };
const kiosk = (more: Around = {}) => around({ kind: "kiosk", payments: ["card"], ...more });

const wishes = fc.record({
  at: fc.integer({ min: 0, max: 7 * 1440 }).map((minutes) => addMinutes(NOW, minutes)),
  means: fc.subarray([...MEANS]),
  connection: fc.constantFrom(...CONNECTIONS),
  language: fc.constantFrom(...LANGUAGES),
  isUnsureOnline: fc.boolean(),
  wantsPerson: fc.boolean(),
  hasId: fc.boolean(),
});
const places = fc.record({
  kind: fc.constantFrom(...POINT_KINDS),
  hours: fc.constantFrom("24/7", "Mo-Fr 09:00-18:00; PH off", "Mo-Su 22:00-06:00", "off"),
  does: fc.subarray([...POINT_SERVICES]),
  payments: fc.subarray([...POINT_PAYMENTS]),
  needsId: fc.boolean(),
  usualWaitMinutes: fc.integer({ min: 0, max: 40 }),
  metres: fc.integer({ min: 0, max: 60_000 }),
});
const grounds = (at: AdviceWish["at"]) =>
  fc.record({
    onlineTakes: fc.subarray([...MEANS]),
    hasGarden: fc.boolean(),
    points: fc.array(places, { maxLength: 6 }).map((all) => all.map((one) => around(one, at))),
  });
const questions = wishes.chain((wish) => grounds(wish.at).map((ground) => ({ wish, ground })));
const runs = { numRuns: 200 };

describe("the adviser", () => {
  test("says of each way once where it leads, the same every time", () => {
    fc.assert(
      fc.property(questions, ({ wish, ground }) => {
        const advice = advise(wish, ground);
        expect(advice.ranked.map(({ channel }) => channel).toSorted()).toEqual(
          [...CHANNELS].toSorted(),
        );
        expect(advise(wish, ground)).toEqual(advice);
        for (const one of advice.ranked) {
          if (one.minutes === undefined) continue;
          expect(one.costs.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(one.minutes);
        }
      }),
      runs,
    );
  });

  test("never advises a place that is closed when one comes there", () => {
    fc.assert(
      fc.property(questions, ({ wish, ground }) => {
        const first = advise(wish, ground).ranked[0]!;
        if (first.minutes === undefined || first.point === undefined) return;
        const travel = first.costs.find(({ name }) => name === "travel")?.minutes ?? 0;
        expect(isOpenAt(first.point.point.hours, addMinutes(wish.at, travel))).toBe(true);
      }),
      runs,
    );
  });

  test("never sends somebody with cash alone to a card payment, nor one without papers to a check", () => {
    fc.assert(
      fc.property(questions, ({ wish, ground }) => {
        const { best } = advise({ ...wish, means: ["cash"], hasId: false }, ground);
        if (best === undefined) return;
        expect(best.means).toBe("cash");
        expect(best.bringsId).toBe(false);
        if (best.channel === "online") expect(best.point?.point.does).toContain("takes_slips");
        else expect(best.point?.point.payments).toContain("cash");
      }),
      runs,
    );
  });

  test("never has a later answer for one more means of payment", () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(...MEANS), ({ wish, ground }, more) => {
        const before = advise(wish, ground).best;
        const after = advise({ ...wish, means: [...wish.means, more] }, ground).best;
        if (before === undefined) return;
        expect(after?.minutes).toBeLessThanOrEqual(before.minutes!);
      }),
      runs,
    );
  });

  test("sends nobody online who has neither data nor Wi-Fi, but through the network's own way", () => {
    fc.assert(
      fc.property(questions, ({ wish, ground }) => {
        const cut = { ...wish, connection: "none" } as const;
        const { best } = advise(cut, ground);
        if (best?.channel === "online") expect(ground.hasGarden).toBe(true);
      }),
      runs,
    );
    const cut = { ...WISH, connection: "none" } as const;
    const points = [around({ metres: 900 }), kiosk({ metres: 200 })];
    expect(advise(cut, { ...GROUND, points }).best?.channel).toBe("kiosk");
    expect(advise(cut, { ...GROUND, hasGarden: true }).best?.channel).toBe("online");
  });
});

const order = (wish: Partial<AdviceWish>, points: readonly FoundPoint[]) =>
  advise({ ...WISH, ...wish }, { ...GROUND, points }).ranked.map(
    ({ channel, block, minutes }: ChannelAdvice) => `${channel} ${block ?? minutes}`,
  );

test.each([
  ["a card and data: here", {}, ["online 13", "kiosk 20", "store 22"]],
  [
    "slow and unsure: the kiosk",
    { connection: "slow", isUnsureOnline: true },
    ["store 22", "online 23", "kiosk 24"],
  ],
  [
    "a person is wanted",
    { wantsPerson: true },
    ["store 22", "online wants_person", "kiosk wants_person"],
  ],
  ["paid already", { isPaid: true }, ["store 22", "online paid", "kiosk paid"]],
  ["cash alone", { means: ["cash"] }, ["store 22", "online no_means", "kiosk no_means"]],
  ["nothing to pay with", { means: [] }, ["online no_means", "store no_means", "kiosk no_means"]],
] as const)("%s", (_name, wish, ranked) => {
  expect(order(wish, [around(), kiosk()])).toEqual(ranked);
});

test("what is closed comes after what is open, the soonest opening first; what is out of order, not at all", () => {
  const closed = { hours: "Mo-Su 22:00-23:00" };
  expect(
    order({ connection: "none" }, [around(closed), kiosk({ hours: "Mo-Su 20:00-24:00" })]),
  ).toEqual(["kiosk all_closed", "store all_closed", "online offline"]);
  const broken = { state: "out_of_order", toldAt: NOW } as const;
  expect(order({}, [kiosk({ state: broken })])[1]).toBe("store no_point");
  const asks = around({ needsId: true });
  expect(order({ hasId: false }, [asks])).toContain("store needs_id");
  expect(order({}, [kiosk({ metres: 400_000 })])).toContain("kiosk no_point");
  expect(advise(WISH, { onlineTakes: [], hasGarden: false }).best).toBeUndefined();
});

test("a wait that is told counts before the usual one, and a wish for time is held against the sum", () => {
  const told = { state: "works", waitMinutes: 30, toldAt: NOW } as const;
  const [counter] = [around({ usualWaitMinutes: 5, state: told })];
  const { ranked } = advise(
    { ...WISH, wantsPerson: true, withinMinutes: 30 },
    { ...GROUND, points: [counter!] },
  );
  expect([ranked[0]!.minutes, ranked[0]!.isLate]).toEqual([52, true]);
});
