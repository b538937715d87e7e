import { existsSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import path from "node:path";
import { systemClock } from "../foundation/clock/index.ts";
import { readConfig } from "../foundation/config/index.ts";
import { parseAgentConfig, readAgentConfig, type AgentConfig } from "../machine/agent/index.ts";
import { cashFolder, workByHand } from "../machine/cash/index.ts";
import { Problem } from "./problem.ts";

const BENCH_PORT = 7079;
const SIMULATOR = { kind: "simulator" } as const;
const CASH = {
  ...{ wire: SIMULATOR, notes: {}, coins: {} },
  hoppers: [
    { denominationYen: 100, address: 3 },
    { denominationYen: 10, address: 4 },
  ],
} as const;
const COINS_TO_BEGIN_WITH = [
  { denominationYen: 100, pieces: 100 },
  { denominationYen: 10, pieces: 100 },
] as const;

export interface TrialFlags {
  readonly house?: string;
  readonly browser?: string;
  readonly argument?: readonly string[];
}

/** A machine of simulated parts, cash included, beside a house on this computer. */
export function trialConfig(flags: TrialFlags = {}): AgentConfig {
  const { publicUrl, dataDir } = readConfig();
  return parseAgentConfig(
    {
      house: flags.house ?? publicUrl,
      stateDir: path.join(dataDir, "kiosk"),
      ...{ printer: SIMULATOR, scanner: SIMULATOR, reader: SIMULATOR, door: SIMULATOR, cash: CASH },
      bench: { port: BENCH_PORT },
      browser: {
        ...(flags.browser === undefined ? {} : { program: path.resolve(flags.browser) }),
        extraArguments: flags.argument ?? [],
      },
    },
    "try",
  );
}

/** Change in the hoppers, the first time, as if somebody had refilled them. */
export async function fillTrial({ stateDir, cash: settings }: AgentConfig): Promise<void> {
  if (existsSync(cashFolder(stateDir))) return;
  const ground = { stateDir, settings, clock: systemClock() };
  const counts = [...COINS_TO_BEGIN_WITH];
  const report = await workByHand(ground, { kind: "refill", by: "try", counts });
  if ("refusal" in report) throw new Problem(report.refusal);
}

/** The machine of that file; without one, the machine that is tried on this computer. */
export function machineOf(file: string): AgentConfig {
  if (existsSync(file)) return readAgentConfig(file);
  const tried = trialConfig();
  return existsSync(tried.stateDir) ? tried : readAgentConfig(file);
}

const SHORT: Readonly<Record<string, string>> = { note: "notes", coin: "coins" };

/** Says a line to the bench; `note 1000` is short for `notes insert 1000`. Throws Problem. */
export async function playAt(port: number, words: readonly string[]): Promise<string> {
  const [part = "", ...rest] = words;
  const line = Object.hasOwn(SHORT, part) ? [SHORT[part]!, "insert", ...rest] : words;
  const socket = connect(port, "127.0.0.1");
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once("error", () => reject(new Problem("no simulated machine runs on this computer")));
    createInterface(socket).once("line", resolve);
    socket.write(`${line.join(" ")}\n`);
  });
  socket.destroy();
  return answer;
}
