import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { addMinutes, instant } from "../../foundation/clock/index.ts";
import { writeHouse } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import { allSellers } from "../catalogue/index.ts";
import { checkLedger } from "../ledger/index.ts";
import {
  accountOf,
  clawBack,
  closeMonth,
  earnCommission,
  entriesOf,
  giveCredit,
  keepCash,
  makeAgent,
  settle,
  setRule,
  statementsOf,
  type Agent,
  type EarnedSale,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
await buildTown(act);
const sellerId = (await allSellers(act))[0]!.sellerId;

let made = 0;

async function agentOf(more: { readonly limit?: number; readonly number?: string } = {}) {
  const agent = got(
    await makeAgent(act, {
      ...{ code: `HANA${(made += 1)}`, name: "Hana", legalName: "花 株式会社", address: "東京都" },
      contact: { email: "hana@example.jp" },
      creditLimitYen: more.limit ?? 5000,
      ...(more.number === undefined ? {} : { registrationNumber: more.number }),
    }),
  );
  const fromAt = instant(Date.parse("2026-01-01T00:00:00Z"));
  const { agentId } = agent;
  got(await setRule(act, { agentId, perMille: 105, fixedYen: yen(0), fromAt }));
  return agent;
}

function saleOf(agent: Agent, more: Partial<EarnedSale> = {}): EarnedSale {
  return {
    ...{ agentId: agent.agentId, causeId: newId(), kind: "renewal", sellerId, plan: "week" },
    ...{ label: "week", channel: "counter", priceYen: yen(1980), pieces: 1 },
    ...{ at: act.clock.now(), ratePerMille: 100 },
    ...more,
  };
}

function got<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

async function keep(agent: Agent, amountYen: number): Promise<void> {
  const parts = got(await keepCash(act, { agentId: agent.agentId, amountYen: yen(amountYen) }));
  await writeHouse(act, { name: "test.kept" }, parts);
}

describe("an agent", () => {
  test("is known by a code of its own, with a number of the tax office or none", async () => {
    const agent = await agentOf();
    const wish = { ...agent, contact: {}, creditLimitYen: 0 };
    expect(await makeAgent(act, wish)).toMatchObject({ refusal: "agent_code_taken" });
    const bad = { ...wish, code: "X1", registrationNumber: "T1" };
    expect(await makeAgent(act, bad)).toMatchObject({ refusal: "registration_unreadable" });
    expect(await giveCredit(act, agent.agentId, -1)).toMatchObject({
      refusal: "credit_unreadable",
    });
  });

  test("keeps cash as far as its credit reaches, whatever sells at the same moment", async () => {
    const agent = await agentOf({ limit: 5000 });
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, async () => keep(agent, 1980)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await accountOf(act, agent.agentId)).toMatchObject({ owedYen: 3960 });
    const more = await keepCash(act, { agentId: agent.agentId, amountYen: yen(1980) });
    expect(more).toMatchObject({ refusal: "agent_credit_exhausted", facts: { leftYen: 1040 } });
    const settlementId = newId<"settlement">();
    const wish = { settlementId, agentId: agent.agentId, amountYen: 3960, reference: "FB 1" };
    got(await settle(act, { ...wish, direction: "from_agent" }));
    got(await settle(act, { ...wish, direction: "from_agent" }));
    expect(await accountOf(act, agent.agentId)).toMatchObject({ owedYen: 0 });
    await keep(agent, 1980);
  });
});

describe("a commission", () => {
  test("is earned once and goes back once, however often and at once both are heard", async () => {
    const agent = await agentOf();
    const sale = saleOf(agent);
    const thrice = async (hear: () => Promise<void>) => Promise.all([hear(), hear(), hear()]);
    await thrice(async () => earnCommission(act, sale));
    expect(await accountOf(act, agent.agentId)).toMatchObject({ owedYen: -207 });
    const { causeId } = sale;
    await thrice(async () => clawBack(act, { causeId, refundedYen: yen(1000) }));
    await thrice(async () => clawBack(act, { causeId, refundedYen: yen(1980) }));
    expect(await accountOf(act, agent.agentId)).toMatchObject({ owedYen: 0 });
    const entries = await entriesOf(act, agent.agentId, { after: 0 });
    expect(entries.map(({ seq, kind, amountYen }) => [seq, kind, amountYen])).toEqual([
      [1, "commission", 207],
      [2, "claw_back", -105],
      [3, "claw_back", -102],
    ]);
  });
});

describe("a month", () => {
  test("is closed once, when it is over; what comes later lands in the next", async () => {
    const agent = await agentOf({ number: "T7000012050002" });
    const { agentId } = agent;
    const november = instant(Date.parse("2026-11-20T03:00:00Z"));
    const december = instant(Date.parse("2026-12-05T03:00:00Z"));
    act.clock.moveTo(november);
    await keep(agent, 1980);
    const [one, other] = [saleOf(agent), saleOf(agent, { priceYen: yen(500) })];
    await earnCommission(act, one);
    await earnCommission(act, other);
    const close = async (month: string) => closeMonth(act, { agentId, month });
    expect(await close("2026-11")).toMatchObject({ refusal: "month_not_over" });
    act.clock.moveTo(december);
    const closed = await Promise.all([close("2026-11"), close("2026-11")]);
    const [first] = closed.map(got);
    expect(closed.map(got)[1]!.statementId).toBe(first!.statementId);
    expect(first!.content).toMatchObject({
      number: `${agent.code}-0001`,
      balance: { openingYen: 0, keptYen: 1980, commissionYen: 259, closingYen: 1721 },
    });
    expect(first!.content.sections[0]!.rates).toEqual([
      { ratePerMille: 100, totalYen: 259, taxYen: 23 },
    ]);
    await clawBack(act, { causeId: one.causeId, refundedYen: one.priceYen });
    expect((await statementsOf(act, agentId))[0]).toEqual(first);
    act.clock.moveTo(addMinutes(december, 30 * 24 * 60));
    const next = got(await close("2026-12"));
    expect(next).toMatchObject({ number: 2, fromSeq: 2, toSeq: 3 });
    expect(next.content.balance).toMatchObject({ openingYen: 1721, commissionYen: -207 });
    expect(next.content.sections[0]!.rates[0]).toMatchObject({ totalYen: -207, taxYen: -18 });
    expect(next.content.balance.closingYen).toBe((await accountOf(act, agentId))!.owedYen);
    expect(await close("2026-10")).toMatchObject({ refusal: "later_month_closed" });
  });
});

// What agents owe in cash has no till here: that is asked where there is one.
test("the books hold after all of that", async () => {
  const found = await checkLedger(act);
  expect(found.filter(({ finding }) => finding !== "agent_does_not_fit")).toEqual([]);
});
