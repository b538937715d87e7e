import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { expect, test, vi } from "vitest";
import { openFakeHouse } from "../../tests/fakes/kiosk-house.ts";
import { systemClock } from "../foundation/clock/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { freePort } from "../foundation/ports/index.ts";
import { keepMembership, runAgent, type AgentConfig } from "../machine/agent/index.ts";
import { fillTrial, playAt, trialConfig } from "./trial-chores.ts";

vi.setConfig({ testTimeout: 90_000 });

const WAIT = { timeout: 20_000, interval: 20 };
const house = await openFakeHouse();

test("a machine that is tried takes notes that are played, and gives change", async () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), "tsunagu-try-"));
  const port = await freePort([]);
  const config: AgentConfig = {
    ...trialConfig({ house: house.url }),
    ...{ stateDir, bench: { port }, browser: "none" },
  };
  await fillTrial(config);
  await fillTrial(config);
  keepMembership(stateDir, { kind: "paired", name: "Try", token: house.token });
  const ending = Promise.withResolvers<void>();
  const running = runAgent({
    ...{ config, version: "0.1.0", clock: systemClock(), log: pino({ level: "silent" }) },
    ending: { reached: ending.promise },
  });
  const intakeId = newId();
  const accept = { kind: "accept", dutyId: intakeId, intakeId, dueYen: 980, inYen: 0 };
  house.duties.push({ ...accept, forSeconds: 60, language: "en" });
  const play = async (words: string) => playAt(port, words.split(" "));
  await vi.waitFor(async () => expect(await play("note 1000")).toBe("taken"), WAIT);
  await vi.waitFor(() => expect(house.journal.at(-1)).toBe("stacked"), WAIT);
  house.duties.splice(0, 1, { kind: "pay_out", dutyId: newId(), intakeId, yen: 20 });
  await vi.waitFor(() => expect(house.journal.at(-1)).toBe("payout_ended"), WAIT);
  expect(house.journal.filter((kind) => kind === "refilled")).toHaveLength(2);
  expect(house.journal.filter((kind) => kind === "dispensed")).toHaveLength(2);
  expect(await play("note 3000")).toBe("refused");
  ending.resolve();
  expect(await running).toBe(0);
  rmSync(stateDir, { recursive: true, force: true });
});
