import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { Attempt } from "../payments/index.ts";
import { joinStep, untakenShare, whoMustHear } from "./join-step.ts";
import { canTake, isUnpaid, RENEWAL_STATES, type Renewal, type RenewalState } from "./renewal.ts";
import { shareOf } from "./take-share.ts";
import type { Picture } from "./visit.ts";

const NOW = instant("2027-01-05T01:00:00Z");
const UNPAID = ["draft", "awaiting_payment", "payment_failed"] as const;
const anySeconds = fc.integer({ min: -7200, max: 7200 });

function renewal(state: RenewalState, payInSeconds: number, more: Partial<Renewal> = {}): Renewal {
  const payBy = addSeconds(NOW, payInSeconds);
  return { ...more, state, payBy, totalYen: yen(1980), renewalId: "r", lineId: "l" } as Renewal;
}

const whole = {
  ...{ attemptId: "whole", provider: "p", method: "card", kind: "redirect", amountYen: yen(5000) },
  ...{ state: "succeeded", providerReference: "pay_1", startedAt: NOW },
} as unknown as Attempt;

const anyPicture = fc
  .record({
    state: fc.constantFrom(...RENEWAL_STATES),
    leadState: fc.constantFrom(...RENEWAL_STATES),
    beforeState: fc.option(fc.constantFrom(...RENEWAL_STATES), { nil: undefined }),
    payIn: anySeconds,
    leadPayIn: anySeconds,
    hasShare: fc.boolean(),
  })
  .map(({ state, leadState, beforeState, payIn, leadPayIn, hasShare }): Picture => {
    const joined = { lineId: "first", renewalId: "first" } as unknown as NonNullable<
      Renewal["joined"]
    >;
    const own = renewal(state, payIn, { joined });
    const isPaid = !isUnpaid({ state: leadState }) && !OVER.includes(leadState);
    return {
      renewal: own,
      attempts: hasShare ? [shareOf(own, whole)] : [],
      refunds: [],
      claims: [],
      activations: [],
      lead: {
        renewal: renewal(leadState, leadPayIn, { checkoutYen: yen(5000) }),
        ...(isPaid ? { paid: whole } : {}),
        ...(beforeState === undefined ? {} : { before: renewal(beforeState, 0) }),
      },
    };
  });
const OVER: readonly RenewalState[] = ["cancelled", "payment_expired"];

describe("a renewal that joined another one's checkout", () => {
  it("takes its part once it is paid and its turn has come, and never a second one", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const step = untakenShare(picture);
        const { paid, before } = picture.lead!;
        const isWaiting =
          before !== undefined &&
          (isUnpaid(before) ||
            ["paid", "activating", "activation_unknown", "activation_failed"].includes(
              before.state,
            ));
        const isDue = paid !== undefined && picture.attempts.length === 0 && !isWaiting;
        expect(step?.do).toBe(isDue ? "take_share" : undefined);
        if (paid === undefined) return;
        const attempts = [shareOf(picture.renewal, paid)];
        expect(untakenShare({ ...picture, attempts })).toBeUndefined();
      }),
    );
  });

  it("follows what becomes of the whole by legal steps alone, and else waits for a later moment", () => {
    fc.assert(
      fc.property(anyPicture, fc.constantFrom(...UNPAID), (picture, state) => {
        const unpaid = { ...picture, renewal: { ...picture.renewal, state } };
        const step = joinStep(unpaid, { now: NOW, asked: new Set() });
        if (typeof step === "string") {
          expect(step > NOW).toBe(true);
          return;
        }
        const names = {
          follow_payment: "renewal.payment_begun",
          cancel: "renewal.cancelled",
          expire: "renewal.payment_expired",
        } as const;
        if (step.do === "take_share") throw new Error("that is decided before");
        expect(canTake(names[step.do], state)).toBe(true);
        if (step.do !== "follow_payment") {
          expect(isUnpaid(picture.lead!.renewal)).toBe(false);
          return;
        }
        const after = { ...unpaid.renewal, state: "awaiting_payment", payBy: step.payBy } as const;
        const again = joinStep({ ...unpaid, renewal: after }, { now: NOW, asked: new Set() });
        expect(typeof again).toBe("string");
      }),
    );
  });

  it("is told whenever it would do something, and left alone when it would not", () => {
    fc.assert(
      fc.property(anyPicture, (picture) => {
        const { lead, renewal: own, attempts } = picture;
        if (lead?.before !== undefined) return;
        const [share] = attempts;
        const members = [share === undefined ? { renewal: own } : { renewal: own, share }];
        const { renewal: first, paid } = lead!;
        const told = whoMustHear({
          ...picture,
          ...{ renewal: first, attempts: [], members },
          ...(paid === undefined ? {} : { paid }),
        });
        const step = isUnpaid(own) ? joinStep(picture, { now: NOW, asked: new Set() }) : NOW;
        const does = untakenShare(picture) !== undefined || typeof step !== "string";
        const isWaitingForShare = paid !== undefined && share === undefined;
        const expected = paid === undefined ? does : isWaitingForShare;
        expect(told.length > 0).toBe(expected);
      }),
    );
  });
});

describe("a share", () => {
  it("is its renewal's price of the payment it is a part of, on its own line", () => {
    const own = renewal("draft", 60, { checkoutId: "own" as Renewal["checkoutId"] });
    expect(shareOf(own, whole)).toMatchObject({
      ...{ lineId: "l", checkoutId: "own", shareOf: "whole", amountYen: 1980 },
      ...{ state: "succeeded", providerReference: "pay_1", method: "card" },
    });
  });
});
