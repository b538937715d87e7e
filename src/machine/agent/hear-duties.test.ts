import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pino from "pino";
import { expect, test, vi } from "vitest";
import { openFakeHouse } from "../../../tests/fakes/kiosk-house.ts";
import { systemClock } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { keepMembership, parseAgentConfig, runAgent } from "./index.ts";

vi.setConfig({ testTimeout: 90_000 });

const WAIT = { timeout: 20_000, interval: 20 };
const house = await openFakeHouse();

test("gives no money out before the house knows that the program began anew", async () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), "tsunagu-agent-"));
  keepMembership(stateDir, { kind: "paired", name: "North exit", token: house.token });
  const ending = Promise.withResolvers<void>();
  const hopper = { denominationYen: 100, address: 3 };
  const config = parseAgentConfig(
    {
      ...{ house: house.url, stateDir, browser: "none", printer: { kind: "simulator" } },
      cash: { wire: { kind: "simulator" }, hoppers: [hopper] },
      pace: { lookEveryMs: 50, awayEveryMs: 50 },
    },
    "kiosk.json",
  );
  house.keepsJournal("no");
  // An earlier life was told of it; the house may be about to write a voucher instead.
  const payOut = { kind: "pay_out", intakeId: newId(), yen: 300 };
  house.duties.push({ ...payOut, dutyId: newId() });
  const slip = { kind: "print", dutyId: newId(), bytes: "G0A=" };
  house.duties.push(slip);
  const running = runAgent({
    ...{ config, version: "0.1.0", clock: systemClock(), log: pino({ level: "silent" }) },
    ending: { reached: ending.promise },
  });
  // Whatever else is wished is done meanwhile.
  await vi.waitFor(() => expect(house.done).toMatchObject([{ dutyId: slip.dutyId }]), WAIT);
  house.duties.length = 0;
  house.keepsJournal("yes");
  await vi.waitFor(() => expect(house.journal).toEqual(["started"]), WAIT);
  house.duties.push({ ...payOut, dutyId: newId() });
  await vi.waitFor(() => expect(house.journal.at(-1)).toBe("payout_ended"), WAIT);
  expect(house.journal).toEqual(["started", "payout_begun", "payout_ended"]);
  ending.resolve();
  expect(await running).toBe(0);
  rmSync(stateDir, { recursive: true, force: true });
});
