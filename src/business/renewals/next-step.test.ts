import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyWalk, type Answer, type AnyWalk } from "./any-turns.fixture.ts";
import { afterStep, afterTurn, beginWalk, type Walk } from "./any-walk.fixture.ts";
import { addSeconds, instant, type Instant } from "../../foundation/clock/index.ts";
import { isUnsettled } from "../activation/index.ts";
import { isOpen, isToSend, isWithProvider } from "../payments/index.ts";
import { isFrozen, isFrozenClaim } from "./next-refund.ts";
import {
  askedIn,
  backoffSeconds,
  nextStep,
  nextTry,
  type NextStep,
  type Picture,
} from "./next-step.ts";
import { canTake, isWithCarrier } from "./renewal.ts";

const RUNS = { numRuns: 1500 };
const STEPS_MAX = 40;

interface Taken extends Walk {
  readonly step: NextStep;
}

describe("on any walk of an order, whatever its customer and the outside do", () => {
  test("each visit comes to rest, and every step is legal where it is taken", () => {
    expectOnWalks(({ visits }) => {
      for (const taken of visits.flat()) expectLegal(taken);
    });
  });

  test("money is given back once for each attempt, and after that nothing is granted", () => {
    expectOnWalks(({ visits, end }) => {
      const taken = visits.flat();
      expect(taken.filter(({ step }) => step.do === "begin_refund").length).toBeLessThan(2);
      const { refunds } = end.picture;
      const attempts = refunds.map(({ attemptId }) => attemptId);
      expect(new Set(attempts).size).toBe(attempts.length);
      const over = taken.findIndex(({ picture }) =>
        ["refunding", "refunded", "cancelled", "payment_expired"].includes(picture.renewal.state),
      );
      if (over < 0) return;
      for (const { step } of taken.slice(over)) {
        expect(["begin_refund", "start_queued"]).not.toContain(step.do);
        if (step.do === "send_activation") expect(step.activation.operation).toBe("revoke");
      }
    });
  });

  test("a slip is remembered once at most, by day, and never when it is over", () => {
    let reminders = 0;
    expectOnWalks(({ visits }) => {
      const reminded = visits.flat().filter(({ step }) => step.do === "remind_slip");
      expect(reminded.length).toBeLessThan(2);
      for (const { now, picture } of reminded) {
        const { renewal, paid } = picture;
        const hour = hourIn(renewal.viewerZone!, now);
        expect(hour >= 8 && hour < 22).toBe(true);
        expect([renewal.state, paid]).toEqual(["awaiting_payment", undefined]);
        expect(now < renewal.payBy).toBe(true);
        reminders += 1;
      }
    });
    expect(reminders).toBeGreaterThan(50);
  });

  test("whatever is open at rest has a moment at which it is looked at again", () => {
    expectOnWalks(({ visits }) => {
      for (const { picture, step, now } of visits.map((visit) => visit.at(-1)!)) {
        if (step.do !== "rest") throw new Error("a visit ends with a rest");
        if (openIds(picture).length > 0) {
          expect(step.until).toBeDefined();
          expect(step.until! <= picture.renewal.retryAt!).toBe(true);
        }
        if (step.until === undefined) continue;
        expect(step.until > now).toBe(true);
        const then = nextStep(picture, { now: step.until, asked: new Set() });
        expect(then.do).not.toBe("rest");
      }
    });
  });

  test("once the outside answers yes, an order ends with the plan or without the money", () => {
    expectOnWalks(({ end }) => {
      let walk = afterTurn(end, { does: "dispute_ends" });
      for (let i = 0; i < 12; i++) {
        walk = visit(walk, ["yes"]).at(-1)!;
        walk = afterTurn(walk, { does: "time", seconds: 3600 });
      }
      const { renewal, refunds, claims, activations, attempts } = walk.picture;
      expect(attempts.filter(isOpen)).toEqual([]);
      expect(activations.filter((a) => a.operation === "revoke" && isUnsettled(a))).toEqual([]);
      for (const { state, refundId } of refunds) {
        const claim = claims.find((one) => one.refundId === refundId);
        // Only its payer can say how he wants to have it.
        expect([state, claim?.state ?? "none"]).toBeOneOf([
          ["done", "none"],
          ["done", "paid"],
          ["refused", "open"],
        ]);
      }
      const hasPlan = ["active", "queued", "completed"].includes(renewal.state);
      const kept = attempts.filter(
        ({ attemptId, state }) =>
          state === "succeeded" && !refunds.some((refund) => refund.attemptId === attemptId),
      );
      expect(kept).toHaveLength(hasPlan || isReplaced(walk.picture) ? 1 : 0);
    });
  });
});

test("a rest over a disputed payment says so, and no other does", () => {
  expectOnWalks(({ visits }) => {
    for (const { picture, step } of visits.map((visit) => visit.at(-1)!)) {
      const waits =
        picture.refunds.some((one) => one.state === "wanted" && isFrozen(picture, one)) ||
        picture.claims.some(
          (one) => isWithProvider(one) && isToSend(one) && isFrozenClaim(picture, one),
        );
      expect("why" in step ? step.why : undefined).toBe(waits ? "payment_disputed" : undefined);
    }
  });
});

test("nothing open waits behind something else that is asked again and again", () => {
  expectOnWalks(({ visits }) => {
    for (const taken of visits) {
      const asked = taken.flatMap(({ step }) => askedIn(step));
      if (asked.length > 0)
        expect(asked).toEqual(expect.arrayContaining([...openIds(taken.at(-1)!.picture)]));
    }
  });
});

test("asked again in the same visit, what has brought nothing new is left in peace", () => {
  expectOnWalks(({ visits }) => {
    for (const taken of visits) {
      for (const [i, { step, picture, now }] of taken.entries()) {
        const isResting = picture.renewal.retryAt !== undefined && picture.renewal.retryAt > now;
        const before = taken.slice(0, i).flatMap((one) => askedIn(one.step));
        const again = askedIn(step).filter((id) => before.includes(id));
        if (isResting) expect(again).toEqual([]);
      }
    }
  });
});

test("the next try is set once by whoever is told first, and news brings it forward", () => {
  const now = instant("2026-11-22T03:00:00Z");
  const later = addSeconds(now, 8);
  const renewal = { dueAt: now, retryAt: now, tries: 3 };
  const asked = { dueAt: now, now, waitSeconds: 8 };
  expect(nextTry(renewal, asked)).toEqual({ dueAt: later, retryAt: later, tries: 4 });
  expect(nextTry({ dueAt: later, retryAt: later, tries: 4 }, asked)).toEqual({});
  const woken = { dueAt: addSeconds(now, 2), tries: 3 };
  expect(nextTry(woken, asked)).toEqual({ dueAt: now, retryAt: undefined });
});

test("tries grow rarer, from a second to a quarter of an hour", () => {
  const waits = Array.from({ length: 12 }, (_, tries) => backoffSeconds(tries));
  expect(waits.slice(0, 3)).toEqual([1, 2, 4]);
  expect(waits.slice(9)).toEqual([512, 900, 900]);
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
});

function expectOnWalks(
  check: (walked: { visits: readonly (readonly Taken[])[]; end: Walk }) => void,
): void {
  fc.assert(
    fc.property(anyWalk, (walk) => check(walked(walk))),
    RUNS,
  );
}

function walked(any: AnyWalk): { visits: readonly (readonly Taken[])[]; end: Walk } {
  const visits: (readonly Taken[])[] = [];
  let walk = beginWalk(any);
  for (const turn of any.turns) {
    if (turn.does !== "visit") {
      walk = afterTurn(walk, turn);
      continue;
    }
    const taken = visit(walk, turn.answers);
    visits.push(taken);
    walk = taken.at(-1)!;
  }
  return { visits, end: walk };
}

/** The worker's loop; the last one taken is its rest. */
function visit({ now, picture }: Walk, answers: readonly Answer[]): readonly Taken[] {
  const asked = new Set<string>();
  const taken: Taken[] = [];
  let current = picture;
  for (let i = 0; i < STEPS_MAX; i++) {
    const step = nextStep(current, { now, asked });
    taken.push({ now, picture: current, step });
    if (step.do === "rest") return taken;
    current = afterStep(current, step, answers[i % answers.length]!, now);
    for (const id of askedIn(step)) asked.add(id);
  }
  throw new Error(`no rest: ${taken.map(({ step }) => step.do).join(" ")}`);
}

function expectLegal({ step, picture, now }: Taken): void {
  const { renewal, attempts, refunds } = picture;
  const legal: Record<NextStep["do"], () => boolean> = {
    read_attempts: () => "attempts" in step && step.attempts.length > 0,
    capture_attempt: () =>
      "attempt" in step &&
      step.attempt.state === "approved" &&
      canTake("renewal.paid", renewal.state) &&
      now < renewal.payBy &&
      attempts.every(({ state }) => state !== "capturing"),
    close_attempt: () => "attempt" in step && ["pending", "approved"].includes(step.attempt.state),
    remind_slip: () =>
      "slip" in step &&
      renewal.remindedAt === undefined &&
      now < step.slip.payBy &&
      attempts.some((one) => one.attemptId === step.slip.attemptId && isOpen(one)),
    cancel: () => false,
    take_share: () => false,
    follow_payment: () => false,
    issue_receipt: () => false,
    expire: () =>
      canTake("renewal.payment_expired", renewal.state) &&
      renewal.payBy <= now &&
      !attempts.some(isOpen),
    send_activation: () =>
      "activation" in step &&
      step.activation.state === "wanted" &&
      (step.activation.operation === "revoke" || canTake("renewal.activation_sent", renewal.state)),
    ask_carrier: () => "activation" in step && step.activation.sentAt !== undefined,
    start_queued: () => renewal.state === "queued" && picture.bucket?.state !== "queued",
    begin_refund: () =>
      canTake("renewal.refund_begun", renewal.state) && picture.paid !== undefined,
    want_revoke: () => renewal.state === "refunding",
    send_refund: () =>
      "refund" in step && step.refund.state === "wanted" && !isFrozen(picture, step.refund),
    read_refund: () => "refund" in step && ["sent", "unknown"].includes(step.refund.state),
    send_payout: () =>
      "claim" in step &&
      ["way_chosen", "paying"].includes(step.claim.state) &&
      !isFrozenClaim(picture, step.claim),
    read_payout: () => "claim" in step && step.claim.state === "paying",
    close_refund: () =>
      canTake("renewal.refunded", renewal.state) && refunds.every(({ state }) => state === "done"),
    give_up: () => renewal.state === "queued" && picture.bucket?.state === "expired",
    complete: () => canTake("renewal.completed", renewal.state),
    rest: () => true,
  };
  expect([step.do, legal[step.do]()]).toEqual([step.do, true]);
}

function hourIn(zone: string, at: Instant): number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit" });
  return Number(format.format(Date.parse(at)));
}

/** What somebody outside has still to say something about. */
function openIds(picture: Picture): readonly string[] {
  const { renewal, attempts, refunds, claims, activations } = picture;
  const isAwaited = (operation: string) => operation === "revoke" || isWithCarrier(renewal);
  return [
    ...attempts
      .filter((one) => isOpen(one) || one.heardAt !== undefined)
      .map(({ attemptId }) => attemptId),
    ...refunds
      .filter(({ state }) => state !== "done" && state !== "refused")
      .filter((one) => one.state !== "wanted" || !isFrozen(picture, one))
      .map(({ refundId }) => refundId),
    ...claims
      .filter((one) => isWithProvider(one) && !(isToSend(one) && isFrozenClaim(picture, one)))
      .map(({ refundId }) => refundId),
    ...activations
      .filter((one) => isUnsettled(one) && isAwaited(one.operation))
      .map(({ activationId }) => activationId),
  ];
}

// Its money pays for the plan that took its place.
function isReplaced({ renewal, paid }: Picture): boolean {
  return renewal.state === "cancelled" && paid !== undefined;
}
