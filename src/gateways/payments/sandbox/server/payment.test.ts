import fc from "fast-check";
import { expect, it } from "vitest";
import { addSeconds, instant } from "../../../../foundation/clock/index.ts";
import { BEHAVIOURS, LATE_SECONDS, type Behaviour } from "../sentinels.ts";
import {
  answerChallenge,
  cancel,
  confirm,
  decline,
  DECLINES_MAX,
  payLate,
  settle,
  type Change,
  type Payment,
} from "./payment.ts";

const start = instant("2026-11-22T03:00:00Z");

function unpaid(behaviour: Behaviour): Payment {
  const expiresAt = addSeconds(start, 1800);
  return {
    id: "pay_1",
    reference: "a",
    metadata: {},
    method: "card",
    amountYen: 1980,
    description: "",
    language: "en",
    returnUrl: "http://127.0.0.1/",
    tagged: behaviour,
    behaviour,
    status: "requires_action",
    isChallenged: false,
    declines: 0,
    receivedYen: 0,
    createdAt: start,
    expiresAt,
    due: { at: expiresAt, step: "expire" },
  };
}

const STEPS = {
  confirm,
  answerChallenge,
  cancel,
  payLate,
  decline: (payment, now) => decline(payment, "card_declined", now),
  wait: (payment) => ({ payment, events: [] }),
} satisfies Record<string, (payment: Payment, now: typeof start) => Change>;

const walk = fc.array(
  fc.record({
    step: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    afterSeconds: fc.integer({ min: 0, max: 1200 }),
  }),
  { maxLength: 12 },
);

it("takes the money at most once, whatever is done in whatever order", () => {
  fc.assert(
    fc.property(fc.constantFrom(...BEHAVIOURS), walk, (behaviour, steps) => {
      let payment = unpaid(behaviour);
      let now = start;
      let timesSucceeded = 0;
      for (const { step, afterSeconds } of steps) {
        now = addSeconds(now, afterSeconds);
        const settled = settle(payment, now);
        const taken = STEPS[step](settled.payment, now);
        for (const event of [...settled.events, ...taken.events]) {
          if (event === "payment.succeeded") timesSucceeded += 1;
        }
        if (payment.status === "succeeded") expect(taken.payment).toBe(payment);
        payment = taken.payment;
        expect(payment.receivedYen > 0).toBe(payment.status === "succeeded");
      }
      expect(timesSucceeded).toBe(payment.status === "succeeded" ? 1 : 0);
    }),
  );
});

it("ends a challenge nobody came back from as abandoned, and an untouched page as expired", () => {
  const late = addSeconds(start, 1801);
  const challenged = confirm(unpaid("challenge_abandoned"), start).payment;
  const asked = answerChallenge(challenged, start).payment;
  expect(settle(asked, late)).toMatchObject({
    payment: { status: "failed", failure: "authentication_abandoned" },
    events: ["payment.failed"],
  });
  expect(settle(unpaid("succeeds"), late)).toMatchObject({
    payment: { status: "expired" },
    events: ["payment.expired"],
  });
});

it("expires at its very instant and not a millisecond before", () => {
  const payment = unpaid("succeeds");
  expect(settle(payment, addSeconds(start, 1799.999)).payment.status).toBe("requires_action");
  expect(settle(payment, payment.expiresAt).payment.status).toBe("expired");
});

it("succeeds late after expiry and after cancellation, in one go when the clock leaps", () => {
  const processing = confirm(unpaid("late"), start).payment;
  expect(processing.status).toBe("processing");
  const leapt = settle(processing, addSeconds(start, 1800 + LATE_SECONDS));
  expect(leapt.events).toEqual(["payment.expired", "payment.succeeded"]);
  const cancelled = cancel(processing, start);
  expect(cancelled.payment.status).toBe("cancelled");
  const after = settle(cancelled.payment, addSeconds(start, LATE_SECONDS));
  expect(after).toMatchObject({ payment: { status: "succeeded", receivedYen: 1980 } });
});

it("fails for good after so many declined tries", () => {
  let payment = unpaid("declines");
  for (let i = 1; i < DECLINES_MAX; i++) payment = confirm(payment, start).payment;
  expect(payment.status).toBe("requires_action");
  expect(confirm(payment, start)).toMatchObject({
    payment: { status: "failed", failure: "card_declined" },
    events: ["payment.failed"],
  });
});
