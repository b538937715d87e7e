import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STEPS, type RenewalState, type StepName } from "../renewals/index.ts";
import { CHECKOUT_MOVES, checkoutStateOf, type CheckoutState } from "./checkout.ts";
import type { Instant } from "../../foundation/clock/index.ts";

const PAID_AT = "2027-01-05T01:00:00.000Z" as Instant;
const names = Object.keys(STEPS) as StepName[];

interface Stand {
  readonly state: RenewalState;
  readonly paidAt?: Instant;
  readonly shares: readonly boolean[];
}

/** One legal step of the first order, or one other taking its part of what is paid. */
function moved(stand: Stand, [step, taker]: readonly [StepName, number]): Stand {
  const { from, to } = STEPS[step];
  if (!(from as readonly RenewalState[]).includes(stand.state)) return taken(stand, taker);
  const isRefundOfNothing = step === "renewal.refund_begun" && stand.paidAt === undefined;
  const isPaid = step === "renewal.paid" || isRefundOfNothing;
  return { ...stand, state: to, ...(isPaid ? { paidAt: PAID_AT } : {}) };
}

function taken(stand: Stand, taker: number): Stand {
  if (stand.paidAt === undefined) return stand;
  const place = taker % stand.shares.length;
  return { ...stand, shares: stand.shares.map((has, i) => has || i === place) };
}

function stateOf({ shares, ...first }: Stand): CheckoutState {
  return checkoutStateOf(
    first,
    shares.map((hasShare) => ({ hasShare })),
  );
}

describe("a checkout over several", () => {
  it("moves only as its table says, whatever becomes of its orders", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.nat()), { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        (steps, others) => {
          let stand: Stand = {
            state: "draft",
            shares: Array.from({ length: others }, () => false),
          };
          for (const step of steps) {
            const next = moved(stand, step);
            const [before, after] = [stateOf(stand), stateOf(next)];
            if (before !== after) expect(CHECKOUT_MOVES[before]).toContain(after);
            seen.add(after);
            stand = next;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual(["awaiting", "drafted", "over", "paid", "shared"]);
  });
});
