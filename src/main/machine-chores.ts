import { rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { systemClock } from "../foundation/clock/index.ts";
import { openLog } from "../foundation/log/index.ts";
import {
  checkMachine,
  keepMembership,
  policyOf,
  readAgentConfig,
  readMembership,
  runAgent,
  unitFor,
  type AgentConfig,
} from "../machine/agent/index.ts";
import { openHouse } from "../machine/house/index.ts";
import { launch, openVersions } from "../machine/update/index.ts";
import { holderOf, lockDataDir } from "./data-lock.ts";
import { watchForEnd, type Ending } from "./ending.ts";
import { Problem } from "./problem.ts";
import { programVersion } from "./program-version.ts";
import { fillTrial, machineOf, playAt, trialConfig, type TrialFlags } from "./trial-chores.ts";

/** Keeps the machine's program running, in whichever version stands. Throws Problem. */
export async function launchAgentChore(file: string): Promise<void> {
  const config = readAgentConfig(file);
  const lock = await lockStateDir(config);
  const log = openLog(config.logLevel);
  lendPackages(config);
  const installed = { version: programVersion(), command: ["--enable-source-maps", scriptPath()] };
  await launch({
    ...{ versions: openVersions(config.stateDir), log, installed, ending: watchForEnd() },
    words: ["kiosk-agent", "run", "--config", path.resolve(file)],
    pauseMs: config.pace.againMs,
    goodWithinMs: config.update.goodWithinSeconds * 1000,
  });
  lock.release();
}

/** One run of this version; its end tells the launcher what is to follow. */
export async function runAgentChore(file: string): Promise<void> {
  process.exitCode = await run(readAgentConfig(file), watchForEnd());
}

export async function pairAgentChore(file: string, code: string): Promise<void> {
  const name = await pair(readAgentConfig(file), code);
  process.stdout.write(`this machine is ${name}\n`);
}

export async function checkAgentChore(file: string): Promise<void> {
  const config = readAgentConfig(file);
  const holder = await holderOf(config.stateDir);
  const cash = holder === undefined ? "looked_at" : "left_alone";
  process.stdout.write(await checkMachine(config, { clock: systemClock(), cash }));
  if (holder !== undefined) process.stdout.write(`the program runs (process ${holder})\n`);
}

export async function unitChore(
  file: string,
  { form }: { readonly form: "unit" | "policy" },
): Promise<void> {
  const config = readAgentConfig(file);
  process.stdout.write(
    form === "policy"
      ? `${JSON.stringify(policyOf(config), null, 2)}\n`
      : unitFor(config, {
          ...{ node: process.execPath, script: scriptPath(), file: path.resolve(file) },
        }),
  );
}

/** A machine of simulated parts beside a house on this computer. Throws Problem. */
export async function tryAgentChore(code: string | undefined, flags: TrialFlags): Promise<void> {
  const config = trialConfig(flags);
  const lock = await lockStateDir(config);
  if (code !== undefined) await pair(config, code);
  else if (readMembership(config.stateDir).kind !== "paired") {
    throw new Problem('a code is needed: `tsunagu kiosk pair "Try"` prints one');
  }
  await fillTrial(config);
  process.stdout.write("play at it with: tsunagu kiosk-agent play note 1000\n");
  process.exitCode = await run(config, watchForEnd());
  lock.release();
}

/** Throws Problem where nothing simulated runs. */
export async function playChore(file: string, words: readonly string[]): Promise<void> {
  const port = machineOf(file).bench?.port;
  if (port === undefined) throw new Problem("bench.port is not set: nothing is simulated");
  process.stdout.write(`${await playAt(port, words)}\n`);
}

async function run(config: AgentConfig, ending: Ending): Promise<number> {
  return runAgent({
    ...{ config, ending, version: programVersion(), clock: systemClock() },
    log: openLog(config.logLevel),
  });
}

async function pair(config: AgentConfig, code: string): Promise<string> {
  const answer = await openHouse(config.house, { tokenNow: () => undefined }).pair(code);
  switch (answer.kind) {
    case "good":
      keepMembership(config.stateDir, { kind: "paired", ...answer.value });
      return answer.value.name;
    case "refused":
      throw new Problem(`the house says: ${answer.message || answer.name}`);
    case "busy":
      throw new Problem(
        `the house says: ${answer.message || "too many ask; try again in a minute"}`,
      );
    case "revoked":
    case "away": {
      const why = answer.kind === "away" ? answer.reason : "no answer that fits";
      throw new Problem(`${config.house} does not answer as a house (${why})`);
    }
  }
}

/** A packed version finds the fonts of the installed package as its own. */
function lendPackages({ stateDir }: AgentConfig): void {
  const link = path.join(stateDir, "node_modules");
  const found = createRequire(import.meta.url).resolve("receiptline/package.json");
  rmSync(link, { force: true });
  symlinkSync(path.join(path.dirname(found), ".."), link);
}

/** One program for each folder: two would print twice and keep two journals. */
async function lockStateDir({ stateDir }: AgentConfig): ReturnType<typeof lockDataDir> {
  if ((await holderOf(stateDir)) !== undefined) {
    throw new Problem(`the program runs already on ${stateDir}`);
  }
  return lockDataDir(stateDir);
}

function scriptPath(): string {
  return path.resolve(process.argv[1] ?? "");
}
