import fc from "fast-check";
import { expect, test } from "vitest";
import { jst, running, terms } from "../../../tests/examples/plans.ts";
import { addHours, msBetween, type Instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { canStep, OCCASION_STEPS, type Occasion, type OccasionStep } from "./auto-renewal.ts";
import { monthAround } from "./moment.ts";
import { JAN_1, occasionOf, pictureOf } from "../../../tests/examples/auto-pictures.ts";
import { nextMove, type AutoPicture } from "./next-move.ts";

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
      case "put_off":
        return stepOpen("auto_renewal.put_off", { tries: picture.open!.tries - 1 });
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
