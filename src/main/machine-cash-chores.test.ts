import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { systemClock } from "../foundation/clock/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { cashFolder } from "../machine/cash/index.ts";
import { openJournal } from "../machine/journal/index.ts";
import { kioskAgentCommands } from "./machine-commands.ts";

const stateDir = mkdtempSync(path.join(tmpdir(), "tsunagu-hand-"));
const file = path.join(stateDir, "kiosk-agent.json");
const hoppers = [{ denominationYen: 100, address: 3 }];
const cash = { wire: { kind: "simulator" }, hoppers };
writeFileSync(file, JSON.stringify({ house: "https://tsunagu.test", stateDir, cash }));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

test("what was done at a machine's money is written down, and differences are told", async () => {
  expect(await said("refill --by K-12 100=200 10=50")).toBe("box 0 yen, dispenser 20500 yen\n");
  expect(await said("count dispenser --by K-12 100=198")).toBe(
    "100 yen: 200 expected, 198 found, 2 short\nbox 0 yen, dispenser 20300 yen\n",
  );
  expect(await said("collect dispenser --by K-12 100=198 10=51")).toBe(
    "10 yen: 50 expected, 51 found, 1 over\n100 yen: 198 expected, 198 found\n" +
      "box 0 yen, dispenser 0 yen\n",
  );
});

test.each([
  ["refill --by K-12 100", "100: must be yen and pieces, as in 100=200"],
  ["refill --by K-12 10=5 30=5", "30=5: Invalid option"],
  ["count pocket --by K-12 100=5", "place: Invalid option"],
])("what cannot be is named: %s", async (words, problem) => {
  await expect(said(words)).rejects.toThrow(problem);
});

test("money that was moving when the program ended is the program's to look into", async () => {
  const layout = { recyclesYen: [] };
  const journal = openJournal({ directory: cashFolder(stateDir), layout, clock: systemClock() });
  journal.write({ kind: "payout_begun", payoutId: newId(), intakeId: newId(), yen: 300 });
  journal.close();
  await expect(said("count dispenser --by K-12 100=5")).rejects.toThrow("begin it first");
});

async function said(words: string): Promise<string> {
  let text = "";
  vi.spyOn(process.stdout, "write").mockImplementation((more) => {
    text += String(more);
    return true;
  });
  const agent = new Command("kiosk-agent");
  kioskAgentCommands(agent);
  await agent.parseAsync([...words.split(" "), "--config", file], { from: "user" });
  return text;
}
