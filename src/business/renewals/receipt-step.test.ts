import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { receiptAskedAt, receiptStep, whoseReceiptWaits } from "./receipt-step.ts";
import {
  isDecidedSale,
  RENEWAL_STATES,
  STEPS,
  type Renewal,
  type RenewalState,
} from "./renewal.ts";
import type { Picture } from "./visit.ts";

const NOW = instant("2027-01-05T01:00:00Z");
const visit = { now: NOW, asked: new Set<string>() };
const FULFILLED: readonly RenewalState[] = ["active", "queued", "completed"];

function picture(renewal: Partial<Renewal>, more: Partial<Picture> = {}): Picture {
  const all = { attempts: [], refunds: [], claims: [], activations: [], ...more };
  return { ...all, renewal: renewal as Renewal };
}

describe("one receipt over several orders", () => {
  it("counts on what is decided: no step of an order takes that back", () => {
    for (const { from, to } of Object.values(STEPS)) {
      for (const state of from.filter((one) => !FULFILLED.includes(one))) {
        if (isDecidedSale({ state }))
          expect([state, to, isDecidedSale({ state: to })]).toContain(true);
      }
    }
    for (const state of RENEWAL_STATES) {
      expect(isDecidedSale({ state, fulfilledAt: NOW })).toBe(true);
    }
  });

  it("is issued once all are decided, and until then the first order never rests for ever", () => {
    const anyUntil = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined });
    fc.assert(
      fc.property(fc.option(fc.boolean()), anyUntil, (isDecided, seconds) => {
        const until = seconds === undefined ? undefined : addSeconds(NOW, seconds);
        const receipt = isDecided === null ? {} : { receipt: { isDecided } };
        const first = picture({}, receipt);
        expect(receiptStep(first)?.do).toBe(isDecided === true ? "issue_receipt" : undefined);
        const at = receiptAskedAt(first, visit, until);
        if (isDecided === null) expect(at).toBe(until);
        else
          expect(at! <= addSeconds(NOW, 300) && (until === undefined || at! <= until)).toBe(true);
      }),
    );
  });

  it("is told of by each order that is decided, while it waits and is paid", () => {
    const key = { lineId: "l", renewalId: "r" } as NonNullable<Renewal["receiptOn"]>;
    const anyCase = fc.record({
      state: fc.constantFrom(...RENEWAL_STATES),
      isJoint: fc.boolean(),
      isPaid: fc.boolean(),
      isIssued: fc.boolean(),
    });
    fc.assert(
      fc.property(anyCase, ({ state, isJoint, isPaid, isIssued }) => {
        const first = {
          ...key,
          ...(isJoint ? { receiptOn: key } : {}),
          ...(isPaid ? { paidAt: NOW } : {}),
          ...(isIssued ? { receiptIssuedAt: NOW } : {}),
        } as Renewal;
        const waits = whoseReceiptWaits(
          picture({ state, joined: key }, { lead: { renewal: first } }),
        );
        const isTold = isJoint && isPaid && !isIssued && isDecidedSale({ state });
        expect(waits).toEqual(isTold ? [key] : []);
        expect(whoseReceiptWaits(picture({ state }))).toEqual([]);
      }),
    );
  });
});
