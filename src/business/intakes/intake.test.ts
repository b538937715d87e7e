import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds, instant, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { CashHappening } from "../../foundation/kiosk-wire/index.ts";
import { afterLine, NOTHING_HELD, yenIn } from "./held.ts";
import {
  afterCount,
  afterEntry,
  afterRestart,
  afterStep,
  afterVoucherPaid,
  mayMissYen,
  nextOf,
  owedOf,
  payoutToMake,
  PRESENT_SECONDS,
  voucherOwedOf,
  type Intake,
  type IntakeId,
} from "./intake.ts";

const START = instant("2026-11-22T03:00:00Z");
const DUE = 1980;

type Deed =
  | { readonly do: "put"; readonly yen: 100 | 500 | 1000 | 5000 }
  /** The power goes with a note on its way to the stacker, and the validator tells nothing. */
  | { readonly do: "cut"; readonly isThere: boolean }
  | { readonly do: "cancel" | "work" | "tell" | "crash" | "report" | "fetch" | "count" }
  | { readonly do: "wait"; readonly seconds: number }
  | {
      readonly do: "pay_out";
      readonly pieces: number;
      readonly end: "complete" | "short" | "dies";
    };

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("put"), yen: fc.constantFrom(100, 500, 1000, 5000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cut"), isThere: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("cancel", "work", "work", "tell", "crash", "report", "fetch", "count"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait"), seconds: fc.constantFrom(5, 130, 700) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("pay_out"),
      pieces: fc.nat(40),
      end: fc.constantFrom("complete", "short", "dies"),
    }),
  },
) as fc.Arbitrary<Deed>;

/** A machine that does each payout once, with a line of its own to the house, and its customer. */
class World {
  now: Instant = START;
  one: Intake = opened();
  /** Written down by the machine, not heard by the house yet. */
  unheard: CashHappening[] = [];
  /** Told to the machine, not begun. */
  toDo: { payoutId: string; yen: number } | undefined;
  begun: string | undefined;
  putYen = 0;
  cameOutYen = 0;
  fetchedYen = 0;
  /** Came out without a line of the journal. */
  untoldYen = 0;
  /** Credited, and in its customer's hand. */
  handedBackYen = 0;
  canGive = true;
  isPaying = true;

  do(deed: Deed): void {
    switch (deed.do) {
      case "put":
        this.putYen += deed.yen;
        this.write({ kind: "stacked", ...this.money(deed.yen) });
        return;
      case "cut":
        if (deed.isThere) this.putYen += 1000;
        else this.handedBackYen += 1000;
        return this.write({ kind: "stacked", ...this.money(1000), isPresumed: true });
      case "cancel":
        if (this.one.state === "open" && this.one.stopped === undefined) {
          this.step("intake.stopped", "customer");
        }
        return;
      case "tell":
        return this.tell();
      case "pay_out":
        return this.payOut(deed);
      case "crash":
        return this.crash();
      case "report":
        return this.report();
      case "work":
        return this.work();
      case "fetch":
        this.fetchedYen += voucherOwedOf(this.one);
        this.one = afterVoucherPaid(this.one, this.now);
        return;
      case "count":
        return this.count();
      case "wait":
        this.now = addSeconds(this.now, deed.seconds);
    }
  }

  work(): void {
    for (let steps = 0; steps < 12; steps++) {
      const next = nextOf(this.one, { now: this.now, canGive: this.canGive });
      if (next.do === "pay") {
        this.step(this.isPaying ? "intake.paid" : "intake.stopped", "order");
      } else if (next.do === "step") this.step(next.step, next.stopped);
      else return;
    }
    throw new Error("it never rests");
  }

  report(): void {
    for (const happening of this.unheard.splice(0)) {
      this.one =
        happening.kind === "started"
          ? afterRestart(this.one, this.now)
          : afterEntry(this.one, happening, this.now);
    }
  }

  /** Everybody does all there is to do, and stays until nothing moves. */
  settle(): void {
    for (let i = 0; i < 6; i++) {
      this.crash();
      this.report();
      this.work();
      this.count();
      this.now = addSeconds(this.now, 700);
    }
    this.do({ do: "fetch" });
  }

  private tell(): void {
    const payout = payoutToMake(this.one, this.now);
    if (payout?.state !== "wanted") return;
    this.step("intake.payout_told");
    this.toDo = payout;
  }

  private payOut({ pieces, end }: Extract<Deed, { do: "pay_out" }>): void {
    if (this.toDo === undefined) return;
    const { payoutId, yen } = this.toDo;
    this.toDo = undefined;
    this.begun = payoutId;
    const { intakeId } = this.one;
    this.write({ kind: "payout_begun", payoutId, intakeId, yen });
    const out = end === "complete" ? yen / 20 : Math.min(pieces, yen / 20);
    for (let i = 0; i < out; i++) {
      this.cameOutYen += 20;
      // It dies with its last pieces in the hall and not on the disk.
      if (end === "dies" && i >= out / 2) this.untoldYen += 20;
      else this.write({ kind: "dispensed", payoutId, ...this.money(10, 2) });
    }
    if (end === "dies") return;
    this.write({ kind: "payout_ended", payoutId, intakeId, outcome: end, yen: out * 20 });
    this.begun = undefined;
  }

  private crash(): void {
    this.toDo = undefined;
    this.write({ kind: "started" });
    if (this.begun === undefined) return;
    const { intakeId } = this.one;
    const ended = { kind: "payout_ended", payoutId: this.begun, intakeId } as const;
    this.write({ ...ended, outcome: "unknown", yen: 0 });
    this.begun = undefined;
  }

  private count(): void {
    const mostYen = mayMissYen(this.one);
    if (mostYen === undefined || this.unheard.length > 0) return;
    const missingYen = this.untoldYen + this.handedBackYen;
    if (missingYen > mostYen) throw new Error("more is missing than may be");
    this.one = afterCount(this.one, missingYen, this.now);
    this.untoldYen = 0;
    this.handedBackYen = 0;
  }

  private step(step: Parameters<typeof afterStep>[1], stopped?: Intake["stopped"]): void {
    const more = stopped === undefined ? {} : { stopped };
    this.one = afterStep(this.one, step, { at: this.now, payoutId: newId(), ...more });
  }

  private write(happening: CashHappening): void {
    this.unheard.push(happening);
  }

  private money(denominationYen: 10 | 100 | 500 | 1000 | 5000, pieces = 1) {
    return { intakeId: this.one.intakeId, denominationYen, pieces };
  }
}

function opened(more: Partial<Intake> = {}): Intake {
  return {
    ...{ intakeId: newId() as IntakeId, deviceId: "kiosk", number: "N", dueYen: DUE },
    ...{ order: { lineId: newId(), renewalId: newId() }, language: "en", state: "open" },
    ...{ inYen: 0, presumedYen: 0, outYen: 0, takenYen: 0, foundYen: 0, lostYen: 0 },
    ...{ voucherYen: 0, voucherPaidYen: 0, openedAt: START, seenAt: START },
    ...more,
  };
}

describe("an intake", () => {
  it("never owes less than nothing, and takes the price once or not at all", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.boolean(), (deeds, isPaying) => {
        const world = new World();
        world.isPaying = isPaying;
        for (const deed of deeds) {
          world.do(deed);
          expect(owedOf(world.one)).toBeGreaterThanOrEqual(0);
          expect(voucherOwedOf(world.one)).toBeGreaterThanOrEqual(0);
          expect([0, DUE]).toContain(world.one.takenYen);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("ends with every yen bought with, given out or paid at a counter, whatever happens", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.boolean(), (deeds, canGive) => {
        const world = new World();
        world.canGive = canGive;
        for (const deed of deeds) world.do(deed);
        const wrongYen = deeds.filter((deed) => deed.do === "cut" && !deed.isThere).length * 1000;
        world.settle();
        const { one } = world;
        expect(one.state).toBe("ended");
        expect([owedOf(one), voucherOwedOf(one), one.presumedYen]).toEqual([0, 0, 0]);
        // The house is short by no more than notes that were credited and handed back.
        expect(one.lostYen).toBeLessThanOrEqual(wrongYen);
        const hadYen = one.takenYen + world.cameOutYen + world.fetchedYen;
        expect(hadYen).toBe(world.putYen + one.lostYen);
      }),
      { numRuns: 300 },
    );
  });

  it("throws no coins into an empty hall", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 30 }), (deeds) => {
        const world = new World();
        for (const deed of deeds) world.do(deed);
        world.now = addSeconds(world.one.seenAt, PRESENT_SECONDS);
        world.now = addSeconds(world.now, 5000);
        const payout = payoutToMake(world.one, world.now);
        if (payout !== undefined) expect(payout.state).toBe("begun");
        world.work();
        expect(payoutToMake(world.one, world.now)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it("takes off its voucher what came out after all, and loses only the rest", () => {
    const at = START;
    const ended = opened({ state: "ended", stopped: "idle", inYen: 1000, voucherYen: 1000 });
    const money = { intakeId: ended.intakeId, denominationYen: 500, payoutId: newId() } as const;
    const out = afterEntry(ended, { kind: "dispensed", ...money, pieces: 1 }, at);
    expect(out).toMatchObject({ voucherYen: 500, lostYen: 0, outYen: 500 });
    const fetched = afterVoucherPaid(out, at);
    const more = afterEntry(fetched, { kind: "dispensed", ...money, pieces: 1 }, at);
    expect(more).toMatchObject({ voucherYen: 500, voucherPaidYen: 500, lostYen: 500 });
    expect(owedOf(more)).toBe(0);
  });

  it("credited with a note that was handed back, owes no voucher for it once somebody counted", () => {
    const stopped = opened({ state: "ended", stopped: "idle" });
    const note = { intakeId: stopped.intakeId, denominationYen: 1000, pieces: 1 } as const;
    const one = afterEntry(stopped, { kind: "stacked", ...note, isPresumed: true }, START);
    const wait = { now: addSeconds(START, 9999), canGive: false };
    expect([mayMissYen(one), nextOf(one, wait)]).toMatchObject([
      undefined,
      { step: "intake.vouchered" },
    ]);
    const owed = afterStep(one, "intake.vouchered", { at: START });
    expect([mayMissYen(owed), voucherOwedOf(owed)]).toEqual([1000, 1000]);
    expect(voucherOwedOf(afterCount(owed, 0, START))).toBe(1000);
    const gone = afterCount(owed, 1000, START);
    expect(gone).toMatchObject({ voucherYen: 0, lostYen: 0, foundYen: 1000, presumedYen: 0 });
    const paid = afterCount(afterVoucherPaid(owed, START), 1000, START);
    expect(paid).toMatchObject({ voucherYen: 1000, lostYen: 1000, presumedYen: 0 });
  });

  it("that had run out still pays when the whole sum turns out to be there", () => {
    const late = opened({ state: "ended", stopped: "idle" });
    const happening = { kind: "stacked", intakeId: late.intakeId, denominationYen: 1000 } as const;
    const now = addSeconds(START, 9999);
    const one = afterEntry(late, { ...happening, pieces: 2 }, now);
    expect(nextOf(one, { now, canGive: true })).toEqual({ do: "pay" });
    const cancelled = { ...one, stopped: "customer" } as const;
    expect(nextOf(cancelled, { now, canGive: true })).toMatchObject({ step: "intake.vouchered" });
  });
});

describe("what a machine holds", () => {
  it("is what came in less what went out, and from a count on what was counted", () => {
    const lines: readonly CashHappening[] = [
      { kind: "refilled", denominationYen: 10, pieces: 50, by: "K" },
      { kind: "stacked", intakeId: newId(), denominationYen: 1000, pieces: 2 },
      { kind: "stacked", intakeId: newId(), denominationYen: 10, pieces: 1, into: "dispenser" },
      { kind: "dispensed", payoutId: newId(), intakeId: newId(), denominationYen: 10, pieces: 2 },
      { kind: "collected", denominationYen: 1000, pieces: 1, by: "K", from: "box" },
      { kind: "counted", denominationYen: 10, pieces: 48, by: "K", place: "dispenser" },
    ];
    const moves: number[] = [];
    let held = NOTHING_HELD;
    for (const line of lines) {
      const after = afterLine(held, line);
      moves.push(after.movedYen);
      held = after.held;
    }
    expect(moves).toEqual([500, 2000, 10, -20, -1000, -10]);
    expect(yenIn(held.box) + yenIn(held.dispenser)).toBe(moves.reduce((sum, yen) => sum + yen, 0));
    expect(held).toEqual({ box: { 1000: 1 }, dispenser: { 10: 48 } });
  });
});
