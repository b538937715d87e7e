import { describe, expect, test } from "vitest";
import { jst, running, terms } from "../../../tests/examples/plans.ts";
import { addHours, addMinutes, addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { END, JAN_1, occasionOf, pictureOf } from "../../../tests/examples/auto-pictures.ts";
import { nextMove } from "./next-move.ts";

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

  test("what was announced for one consent is neither charged for a later one nor ends it", () => {
    const auto = { ...pictureOf({}).auto, consentedAt: addHours(JAN_1, 1) };
    const at = addHours(END, -6);
    const stopped = { do: "skip", because: "stopped" };
    expect(nextMove(pictureOf({ auto, open: occasionOf({}) }), at)).toEqual(stopped);
    const charging = occasionOf({ state: "charging", tries: 1, chargedAt: at });
    expect(nextMove(pictureOf({ auto, open: charging }), at)).toEqual(stopped);
    for (const order of [
      { state: "payment_failed", hasAttempts: true, failure: "authentication_failed" },
      { state: "refunding", hasAttempts: true },
    ] as const) {
      const move = nextMove(pictureOf({ auto, open: charging, order }), at);
      expect(move.do).toBe("failed");
      expect(move).not.toHaveProperty("stops");
    }
  });

  test("a charge that was not begun at its hour, or within its month, is decided anew", () => {
    const at = jst("2027-01-31T23:58");
    const open = occasionOf({ state: "charging", tries: 1, chargedAt: at });
    const draft = { state: "draft", hasAttempts: false } as const;
    for (const [order, step] of [
      [{}, "place"],
      [{ order: draft }, "begin"],
    ] as const) {
      const picture = pictureOf({ open, ...order });
      expect(nextMove(picture, addMinutes(at, 1)).do).toBe(step);
      expect(nextMove(picture, addMinutes(at, 2)).do).toBe("put_off");
      const early = { ...open, chargedAt: jst("2027-01-09T12:00") };
      const late = pictureOf({ ...order, open: early });
      expect(nextMove(late, addMinutes(early.chargedAt, 5)).do).toBe(step);
      expect(nextMove(late, addMinutes(early.chargedAt, 6)).do).toBe("put_off");
      const method = { ...picture.method!, state: "forgetting" } as const;
      expect(nextMove(pictureOf({ open, ...order, method }), at).do).toBe("put_off");
    }
  });

  test("announced and too late to be made, it is told of as not made", () => {
    const buckets = [{ ...running(terms(), JAN_1), endsAt: END }];
    const move = nextMove(pictureOf({ open: occasionOf({}), buckets }), addHours(END, 6));
    expect(move).toEqual({ do: "failed", because: "too_late" });
  });

  test("dearer than it was told, though not than was agreed to, it is not charged", () => {
    const told = occasionOf({ totalYen: yen(1500) });
    const move = nextMove(pictureOf({ open: told }), addHours(END, -6));
    expect(move).toEqual({ do: "failed", because: "price_changed", stops: "price_changed" });
  });
});
