import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  ATTEMPT_STATES,
  isOpen,
  ON_ITS_WAY_SECONDS,
  stateAfter,
  type Attempt,
  type AttemptState,
} from "./attempt.ts";
import { PAYMENT_FAILURES, type PaymentReading } from "./provider.ts";

const STARTED = instant("2026-11-22T03:00:00Z");
const LATER = addSeconds(STARTED, 3600);

describe("a reading that the provider has never seen the attempt", () => {
  test("proves nothing while our request may still be on its way", () => {
    const justBefore = addSeconds(STARTED, ON_ITS_WAY_SECONDS - 1);
    for (const state of ["sent", "unknown", "pending"] as const) {
      expect(stateAfter(attempt(state), { kind: "never_seen" }, justBefore)).toBeUndefined();
    }
  });

  test("ends the attempt once nothing can be on its way any more", () => {
    const after = addSeconds(STARTED, ON_ITS_WAY_SECONDS);
    expect(stateAfter(attempt("sent"), { kind: "never_seen" }, after)).toBe("failed");
    expect(stateAfter(attempt("unknown"), { kind: "never_seen" }, after)).toBe("failed");
    expect(stateAfter(attempt("cancelled"), { kind: "never_seen" }, after)).toBeUndefined();
  });
});

describe("money", () => {
  test("counts whenever it comes: also after the attempt had failed, expired or been cancelled", () => {
    for (const state of ATTEMPT_STATES.filter((s) => s !== "succeeded" && s !== "frozen")) {
      expect(stateAfter(attempt(state), money(1980), LATER)).toBe("succeeded");
    }
  });

  test("of another amount than was asked for is frozen", () => {
    expect(stateAfter(attempt("pending"), money(1979), LATER)).toBe("frozen");
    expect(stateAfter(attempt("expired"), money(1981), LATER)).toBe("frozen");
  });

  test("in another currency, or by a reference of somebody else, is frozen", () => {
    for (const what of ["currency", "reference"] as const) {
      const reading = { kind: "mismatched", providerReference: "pay_1", what } as const;
      for (const state of ATTEMPT_STATES.filter((s) => s !== "succeeded" && s !== "frozen")) {
        expect(stateAfter(attempt(state), reading, LATER)).toBe("frozen");
      }
    }
  });

  test("that came can never be read away", () => {
    fc.assert(
      fc.property(fc.constantFrom("succeeded", "frozen"), readings(), (state, reading) => {
        expect(stateAfter(attempt(state), reading, LATER)).toBeUndefined();
      }),
    );
  });
});

describe("an approval", () => {
  const approved: PaymentReading = { kind: "approved", providerReference: "pay_1" };

  test("makes only what is open ready to be captured", () => {
    for (const state of ATTEMPT_STATES.filter((s) => s !== "capturing")) {
      const isNews = isOpen({ state }) && state !== "approved";
      expect(stateAfter(attempt(state), approved, LATER)).toBe(isNews ? "approved" : undefined);
    }
  });

  test("that stands after we asked for the money means that none moved, once nothing is on its way", () => {
    const capturing = { ...attempt("capturing"), captureSentAt: LATER };
    const justBefore = addSeconds(LATER, ON_ITS_WAY_SECONDS - 1);
    expect(stateAfter(capturing, approved, justBefore)).toBeUndefined();
    const after = addSeconds(LATER, ON_ITS_WAY_SECONDS);
    expect(stateAfter(capturing, approved, after)).toBe("approved");
  });
});

describe("a failure", () => {
  const declined = { kind: "failed", failure: "declined", isFinal: false } as const;

  test("that the customer may repeat on the same page changes nothing", () => {
    for (const state of ATTEMPT_STATES.filter((s) => s !== "capturing")) {
      expect(stateAfter(attempt(state), declined, LATER)).toBeUndefined();
    }
  });

  test("of a capture waits for the customer, and the old approval is not captured again", () => {
    expect(stateAfter(attempt("capturing"), declined, LATER)).toBe("pending");
    const approved: PaymentReading = { kind: "approved", providerReference: "pay_1" };
    const waiting = { ...attempt("pending"), failure: declined.failure, captureSentAt: LATER };
    expect(stateAfter(waiting, approved, addSeconds(LATER, 86_400))).toBeUndefined();
    expect(stateAfter({ ...waiting, heardAt: LATER }, approved, LATER)).toBe("approved");
  });

  test("that is final ends only what is open, under its own name", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ATTEMPT_STATES),
        fc.constantFrom(...PAYMENT_FAILURES),
        (state, failure) => {
          const after = stateAfter(
            attempt(state),
            { kind: "failed", failure, isFinal: true },
            LATER,
          );
          const named = failure === "expired" || failure === "cancelled" ? failure : "failed";
          expect(after).toBe(isOpen(attempt(state)) ? named : undefined);
        },
      ),
    );
  });
});

test("told twice, a reading changes nothing the second time", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ATTEMPT_STATES), readings(), (state, reading) => {
      const after = stateAfter(attempt(state), reading, LATER);
      if (after !== undefined) {
        expect(stateAfter(attempt(after), reading, LATER)).toBeUndefined();
      }
    }),
  );
});

function attempt(state: AttemptState): Attempt {
  return {
    lineId: newId(),
    attemptId: newId(),
    checkoutId: newId(),
    provider: "sandbox",
    method: "card",
    kind: "redirect",
    state,
    amountYen: yen(1980),
    startedAt: STARTED,
  };
}

function money(amount: number): PaymentReading {
  return { kind: "succeeded", providerReference: "pay_1", amountYen: yen(amount), at: STARTED };
}

function readings(): fc.Arbitrary<PaymentReading> {
  return fc.oneof(
    fc.constantFrom(1980, 1979).map(money),
    fc.constant<PaymentReading>({ kind: "pending", providerReference: "pay_1" }),
    fc.constant<PaymentReading>({ kind: "approved", providerReference: "pay_1" }),
    fc.constant<PaymentReading>({ kind: "never_seen" }),
    fc.constant<PaymentReading>({ kind: "unknown" }),
    fc
      .record({ failure: fc.constantFrom(...PAYMENT_FAILURES), isFinal: fc.boolean() })
      .map((failed): PaymentReading => ({ kind: "failed", ...failed })),
  );
}
