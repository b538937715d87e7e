import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addHours, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  chooseRule,
  clawBackOf,
  commissionFor,
  type AgentSale,
  type CommissionRule,
} from "./rule.ts";

const AT = instant(Date.parse("2026-11-27T03:00:00Z"));
const SELLERS = ["s1", "s2"] as const;
const agentId = newId<"agent">();

const anyRule: fc.Arbitrary<CommissionRule> = fc
  .record(
    {
      perMille: fc.integer({ min: 0, max: 500 }),
      fixedYen: fc.nat(300).map(yen),
      from: fc.integer({ min: -3, max: 3 }),
      hours: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom("renewal" as const, "pins" as const, "pack" as const),
      sellerId: fc.constantFrom(...SELLERS),
      plan: fc.constantFrom("week-7", "week-*", "day"),
      batch: fc.constantFrom("K7M2QX"),
      channel: fc.constantFrom("counter", "kiosk"),
    },
    { requiredKeys: ["perMille", "fixedYen", "from"] },
  )
  .map(({ from, hours, ...rest }) => ({
    ...rest,
    ruleId: newId(),
    agentId,
    fromAt: addHours(AT, from),
    ...(hours === undefined ? {} : { untilAt: addHours(AT, from + hours) }),
  }));

const anySale: fc.Arbitrary<AgentSale> = fc.record({
  kind: fc.constantFrom("renewal" as const, "pack" as const),
  sellerId: fc.constantFrom(...SELLERS),
  plan: fc.constantFrom("week-7", "week-30", "day", "month"),
  channel: fc.constantFrom("counter", "kiosk"),
  priceYen: fc.nat(20_000).map(yen),
  pieces: fc.integer({ min: 1, max: 5 }),
  at: fc.constant(AT),
});

describe("the rule of a sale", () => {
  test("is one, whatever order the rules come in, and fits", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anySale, (rules, sale) => {
        const chosen = chooseRule(rules, sale);
        expect(chooseRule(rules.toReversed(), sale)).toBe(chosen);
        expect(chooseRule(rules.toSorted(), sale)).toBe(chosen);
        if (chosen === undefined) return;
        expect(chosen.fromAt <= AT && (chosen.untilAt ?? addHours(AT, 1)) > AT).toBe(true);
        expect(chosen.sellerId ?? sale.sellerId).toBe(sale.sellerId);
        expect(chosen.kind ?? sale.kind).toBe(sale.kind);
      }),
    );
  });

  test("is the narrowest: batch, plan, plans that begin alike, channel, seller, kind", () => {
    const rule = (more: Partial<CommissionRule>): CommissionRule => ({
      ...{ ruleId: newId(), agentId, perMille: 100, fixedYen: yen(0), fromAt: AT },
      ...more,
    });
    const all = rule({});
    const kind = rule({ kind: "renewal" });
    const seller = rule({ sellerId: "s1" });
    const channel = rule({ channel: "counter" });
    const family = rule({ plan: "week-*" });
    const plan = rule({ plan: "week-7" });
    const sale: AgentSale = {
      ...{ kind: "renewal", sellerId: "s1", plan: "week-7", channel: "counter" },
      ...{ priceYen: yen(1000), pieces: 1, at: AT },
    };
    const rules = [all, kind, seller, channel, family, plan];
    for (let i = rules.length; i > 0; i--) {
      expect(chooseRule(rules.slice(0, i), sale)).toBe(rules[i - 1]);
    }
    const newer = rule({ plan: "week-7", fromAt: addHours(AT, 0) });
    expect(chooseRule([newer, plan], sale)).toBe(newer);
  });
});

describe("a commission", () => {
  test("is whole, never below nothing and never above the price", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anySale, (rules, sale) => {
        const { amountYen } = commissionFor(rules, sale);
        expect(Number.isSafeInteger(amountYen)).toBe(true);
        expect(amountYen).toBeGreaterThanOrEqual(0);
        expect(amountYen).toBeLessThanOrEqual(sale.priceYen);
      }),
    );
  });

  test("of PINs is what their batch says, unless a rule speaks of PINs", () => {
    const sale: AgentSale = {
      ...{ kind: "pins", sellerId: "s1", batch: "K7M2QX", channel: "counter" },
      ...{ priceYen: yen(1980), pieces: 1, at: AT },
      batchTerms: { perMille: 50, form: "fee" },
    };
    const all = { ruleId: newId<"agent_rule">(), agentId, perMille: 100, fixedYen: yen(0) };
    const general: CommissionRule = { ...all, fromAt: AT };
    expect(commissionFor([general], sale)).toEqual({ amountYen: 99, form: "fee" });
    const named: CommissionRule = { ...general, kind: "pins" };
    expect(commissionFor([named], sale)).toMatchObject({ amountYen: 198, ruleId: named.ruleId });
    const own: AgentSale = { ...sale, batchTerms: { perMille: 0, form: "none" } };
    expect(commissionFor([named], own).amountYen).toBe(0);
  });

  test("goes back to nothing with the whole price, whatever parts it went back in", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 500 }), (refunds, perMille) => {
        const priceYen = refunds.reduce((sum, one) => sum + one, 0);
        const commissionYen = Math.floor((priceYen * perMille) / 1000);
        let [clawedYen, refundedYen] = [0, 0];
        for (const refund of refunds) {
          refundedYen += refund;
          const of = { commissionYen, clawedYen, priceYen, refundedYen };
          const taken = clawBackOf(of);
          clawedYen += taken;
          expect(clawBackOf({ ...of, clawedYen })).toBe(0);
          expect(clawedYen).toBeLessThanOrEqual(commissionYen);
        }
        expect(clawedYen).toBe(commissionYen);
      }),
    );
  });
});
