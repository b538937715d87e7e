import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { printedBatch } from "../../../tests/pins.ts";
import { buildTown } from "../../../tests/town.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import {
  addAgent,
  addGood,
  addRule,
  addStaff,
  agentRefusal,
  agentStatement,
  listAgents,
  listRules,
  listStaff,
  listStock,
  setAgentCredit,
  settleAgent,
  shiftStock,
  showAgent,
  stopRule,
  takeCount,
  takeStock,
  turnAgent,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
await buildTown(act);
const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-stock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HANA = {
  code: "hana",
  name: "Hana",
  legal: "株式会社花",
  address: "東京都",
  credit: "50,000",
};

async function said(told: Promise<Outcome<string, string>>): Promise<string> {
  const answer = await told;
  return answer.ok ? answer.value : agentRefusal(answer);
}

it("sets an agent up, with rules, credit, people and what it has paid", async () => {
  expect(await listAgents(act)).toBe("no agent is known\n");
  expect(await said(addAgent(act, { ...HANA, registration: "T1" }))).toContain("T and 13 digits");
  expect(await said(addAgent(act, { ...HANA, bank: "MUFG 1234567" }))).toContain(
    "agent HANA is there",
  );
  expect(await said(addAgent(act, HANA))).toContain("already");
  const rule = { code: "HANA", share: "7.5%", kind: "renewal", plan: "week*", from: "2026-01-01" };
  const made = await said(addRule(act, rule));
  for (const [more, words] of [
    [{ share: "60%" }, "--share"],
    [{ kind: "gift" }, "--kind"],
    [{ seller: "nobody" }, "--seller"],
    [{ from: "tomorrow" }, "date"],
    [{ until: "2025-01-01" }, "--until"],
    [{ code: "NOBODY" }, "no agent"],
  ] as const) {
    expect(await said(addRule(act, { ...rule, ...more }))).toContain(words);
  }
  expect(await said(listRules(act, "hana"))).toMatch(/7\.5%\s+¥0\s+renewal week\*\s+2026-01-01/);
  const ruleId = /rule (\S+)/.exec(made)![1]!;
  expect(await said(stopRule(act, { code: "HANA", ruleId }))).toContain("ends");
  expect(await said(setAgentCredit(act, { code: "HANA", limit: "many" }))).toContain(
    "whole number",
  );
  expect(await said(setAgentCredit(act, { code: "HANA", limit: "80000" }))).toContain("¥80,000");
  const paid = {
    code: "HANA",
    amount: "1,200",
    reference: "FB 1",
    direction: "from_agent",
  } as const;
  await said(settleAgent(act, paid));
  expect(await said(settleAgent(act, paid))).toContain("we owe the agent ¥1,200");
  expect(await said(settleAgent(act, { ...paid, amount: "0" }))).toContain("above 0");
  expect(await said(turnAgent(act, { code: "HANA", state: "stopped" }))).toContain("stopped");
  expect(await said(turnAgent(act, { code: "HANA", state: "active" }))).toContain("active");
  expect(await said(showAgent(act, "HANA"))).toMatch(/MUFG 1234567[\s\S]*no month is closed/);
  const mio = { number: "2001", name: "Mio", role: "clerk", language: "ja" };
  expect(await addStaff(act, { ...mio, agent: "x" })).toMatchObject({ refusal: "agent_unknown" });
  expect((await addStaff(act, { ...mio, agent: "hana" })).ok).toBe(true);
  expect(await listStaff(act)).toMatch(/2001\s+clerk\s+HANA\s+working/);
});

it("closes a month that is over, and says the same of it ever after", async () => {
  const ask = async (month: string) => agentStatement(act, { code: "HANA", month, as: ["csv"] });
  const month = act.clock.now().slice(0, 7);
  expect(await ask(month)).toMatchObject({ refusal: "month_not_over" });
  expect(await ask("November")).toMatchObject({ refusal: "month_unreadable" });
  const closed = await ask("2025-01");
  expect(closed).toMatchObject({ ok: true, value: { text: expect.stringContaining("HANA-0001") } });
  expect(await ask("2025-01")).toEqual(closed);
});

it("takes stock from a file, moves, counts and loses it", async () => {
  const good = { code: "sim-7", seller: "town", price: "2,980", ja: "SIM 7日", en: "SIM, 7 days" };
  expect(await said(addGood(act, { ...good, price: "free" }))).toContain("--price");
  expect(await said(addGood(act, good))).toContain("¥2,980");
  const file = path.join(folder, "packs.csv");
  writeFileSync(file, "serial,note\r\n8981100001,a\r\n8981100002,b\r\n");
  const packs = { serials: file, kind: "pack", good: "sim-7", to: "house" };
  expect(await said(takeStock(act, packs))).toContain("2 pieces");
  expect(await said(takeStock(act, packs))).toContain("8981100001 is known already");
  expect(await said(takeStock(act, { ...packs, kind: "car" }))).toContain("--kind");
  expect(await said(takeStock(act, { ...packs, serials: "none.csv" }))).toContain("cannot be read");
  const { batch } = await printedBatch(act, { pinCount: 5 });
  const pins = { serials: `${batch.code}-1..4`, kind: "pin", to: "house" };
  expect(await said(takeStock(act, pins))).toContain("4 pieces");
  const move = { ...pins, what: "transferred", at: "house", to: "HANA" } as const;
  expect(await said(shiftStock(act, move))).toContain("4 pieces");
  expect(await said(shiftStock(act, move))).toContain("is agent:");
  expect(await said(listStock(act, "hana"))).toMatch(
    new RegExp(`HANA\\s+pin\\s+${batch.code}\\s+4`),
  );
  const count = { kind: "pin", serials: `${batch.code}-2..5`, at: "HANA" };
  const counted = await said(takeCount(act, count));
  expect(counted).toContain("3 found where they belong");
  expect(counted).toContain(`1 missing: ${batch.code}-000001`);
  expect(counted).toContain(`1 found here, never received: ${batch.code}-000005`);
  const lost = { kind: "pin", serials: `${batch.code}-1..1`, at: "HANA", what: "lost" } as const;
  expect(await said(shiftStock(act, lost))).toContain("lost");
  expect(await said(shiftStock(act, { ...lost, what: "found" }))).toContain("found");
});
