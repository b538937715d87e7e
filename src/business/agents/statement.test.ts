import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Agent } from "./agent.ts";
import type { AgentEntry } from "./entry.ts";
import { composeStatement, taxWithin, type StatementFacts } from "./statement.ts";

const AT = instant(Date.parse("2026-11-20T03:00:00Z"));
const SELLERS = [newId<"seller">(), newId<"seller">()];
const agent: Agent = {
  ...{ agentId: newId(), code: "HANA", name: "Hana", legalName: "花 株式会社", address: "東京" },
  ...{ registrationNumber: "T7000012050002", state: "active", madeAt: AT },
};

const anyEntry: fc.Arbitrary<AgentEntry> = fc
  .record({
    kind: fc.constantFrom("commission" as const, "claw_back" as const, "settlement" as const),
    sellerId: fc.constantFrom(...SELLERS),
    label: fc.constantFrom("week", "day"),
    priceYen: fc.nat(20_000),
    amountYen: fc.nat(5000),
    form: fc.constantFrom("fee" as const, "discount" as const),
    isPayout: fc.boolean(),
  })
  .map(({ kind, amountYen, isPayout, form, sellerId, ...rest }) => ({
    ...rest,
    ...{ agentId: agent.agentId, seq: 1, entryId: newId(), kind, causeId: newId(), pieces: 1 },
    amountYen: kind === "claw_back" || (kind === "settlement" && isPayout) ? -amountYen : amountYen,
    ratePerMille: form === "fee" ? 100 : 0,
    ...(kind === "settlement" ? {} : { saleKind: "renewal" as const, sellerId, form }),
    at: AT,
  }));

function factsOf(more: Partial<StatementFacts>): StatementFacts {
  const sellers = SELLERS.map((sellerId) => ({
    ...{ sellerId, legalName: "Tsunagu KK", address: "Tokyo", taxRounding: "floor" as const },
  }));
  return {
    ...{ number: 1, month: "2026-11-01", closedOn: "2026-12-01", agent, sellers, entries: [] },
    ...{ openingYen: 0, keptYen: 0 },
    ...more,
  };
}

test("rows add up to sections, sections and settlements to the balance, and no entry is left out", () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), fc.nat(99_999), (entries, keptYen) => {
      const { sections, balance } = composeStatement(factsOf({ entries, keptYen, openingYen: 7 }));
      const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
      for (const section of sections) {
        expect(sum(section.rows.map(({ amountYen }) => amountYen))).toBe(section.totalYen);
        for (const { ratePerMille, totalYen, taxYen } of section.rates) {
          expect(taxYen).toBe(taxWithin(totalYen, ratePerMille, "floor"));
        }
      }
      expect(sum(sections.map(({ totalYen }) => totalYen))).toBe(balance.commissionYen);
      const all = sum(entries.map(({ amountYen }) => amountYen));
      expect(balance.commissionYen + balance.settledYen).toBe(all);
      expect(balance.closingYen).toBe(7 + keptYen - all);
    }),
  );
});

test("what an exempt agent supplies carries no tax, and no number", () => {
  const { registrationNumber: _, ...exempt } = agent;
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 5 }), (entries) => {
      const content = composeStatement(factsOf({ entries, agent: exempt }));
      expect(content.agent.registrationNumber).toBeUndefined();
      expect(content.sections.flatMap(({ rates }) => rates)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("tax below nothing is rounded as above", () => {
  expect(taxWithin(-315, 100, "floor")).toBe(-28);
  expect(taxWithin(315, 100, "floor")).toBe(28);
});
