import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../../foundation/clock/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { findChromium } from "../browser/index.ts";
import { openMachineCash } from "../cash/index.ts";
import { openBench, type Bench } from "../devices/index.ts";
import { openHouse } from "../house/index.ts";
import type { AgentConfig } from "./config.ts";
import { readMembership } from "./membership.ts";
import { closeParts, lookAtParts, partsBy } from "./parts.ts";

const SETTLE_MS = 3500;

/**
 * Every part, the browser and the house, a line each; for whoever sets a machine up. While the
 * program runs its cash is left alone.
 */
export async function checkMachine(
  config: AgentConfig,
  { clock, cash }: { readonly clock: Clock; readonly cash: "looked_at" | "left_alone" },
): Promise<string> {
  const bench = await openBench();
  const parts = partsBy(config, bench);
  parts.scanner?.open(() => {});
  // A scanner that is held open is reached, or not, by then.
  const isReached = async () => (await parts.scanner?.look())?.state !== "down";
  const until = performance.now() + SETTLE_MS;
  while (!(await isReached()) && performance.now() < until) await pause(100);
  const looks = await lookAtParts(parts);
  await closeParts(parts);
  const ofCash = cash === "looked_at" ? await cashLines(config, bench, clock) : [];
  const lines = Object.entries(looks).map(([name, look]) => {
    if (look === undefined) return [name, "none"];
    const { detail, state, ...more } = look as { detail?: string; state: string };
    return [name, state, ...Object.values(more).map(String), ...(detail ? [detail] : [])];
  });
  const all = [...lines, ...ofCash, browserLine(config), await houseLine(config)];
  return all.map(([name = "", ...said]) => `${name.padEnd(10)}${said.join(", ")}\n`).join("");
}

/** Opened as the program opens it, without a house and a printer: no money moves. */
async function cashLines(
  { cash: settings, stateDir }: AgentConfig,
  bench: Bench,
  clock: Clock,
): Promise<readonly (readonly string[])[]> {
  if (settings === undefined) return [["cash", "none"]];
  const cash = await openMachineCash({
    ...{ stateDir, settings, clock, bench, log: openLog("silent") },
    failpoint: () => {},
    ask: async () => undefined,
    print: async () => ({ outcome: "refused" }),
  });
  const lines = await cash.describe();
  await cash.close();
  return lines.map((line) => ["cash", line]);
}

function browserLine({ browser }: AgentConfig): readonly string[] {
  if (browser === "none") return ["browser", "none"];
  const program = findChromium(browser.program);
  return program === undefined ? ["browser", "down", "no Chromium"] : ["browser", program];
}

async function houseLine({ house, stateDir }: AgentConfig): Promise<readonly string[]> {
  const membership = readMembership(stateDir);
  const token = membership.kind === "paired" ? membership.token : undefined;
  const answer = await openHouse(house, { tokenNow: () => token }).pageKey();
  switch (answer.kind) {
    case "good":
      return ["house", "paired", membership.kind === "paired" ? membership.name : ""];
    case "revoked":
      return ["house", token === undefined ? "answers; not paired" : "answers; revoked"];
    case "refused":
      return ["house", answer.message];
    case "busy":
      return ["house", `busy; again in ${answer.waitSeconds} s`];
    case "away":
      return ["house", "does not answer", answer.reason];
  }
}
