import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import { freePort } from "../src/foundation/ports/index.ts";

const ROOT = path.join(import.meta.dirname, "..");

export interface RunningAgent {
  readonly child: ChildProcess;
  /** What it logged. */
  words(): string;
  /** The exit code, or the signal it died of. */
  ended(): Promise<number | string>;
}

export interface TestMachine {
  readonly folder: string;
  readonly configFile: string;
  /** Writes the configuration anew, with these settings beside the usual ones. */
  configure(more: object): void;
  /** `tsunagu kiosk-agent …` with the machine's configuration, as a process of its own. */
  begin(...words: readonly string[]): RunningAgent;
  /** Plays at a simulated part. */
  play(line: string): Promise<string>;
  /** Looks until there is something; fails after 80 s with what the program said. */
  until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T>;
}

const SIMULATOR = { kind: "simulator" } as const;
const PACE = { pace: { lookEveryMs: 100, awayEveryMs: 200, againMs: 50 } };

/** A folder with a machine of simulated parts; all that was begun in it ends with the file's tests. */
export async function testMachine(settings: {
  readonly house: string;
  readonly browser: object | "none";
}): Promise<TestMachine> {
  const folder = mkdtempSync(path.join(tmpdir(), "tsunagu-agent-"));
  const configFile = path.join(folder, "kiosk-agent.json");
  const stateDir = path.join(folder, "state");
  const port = await freePort([]);
  const begun = new Set<ChildProcess>();
  let last: RunningAgent | undefined;
  const parts = { printer: SIMULATOR, scanner: SIMULATOR, reader: SIMULATOR, door: SIMULATOR };
  const configure = (more: object) =>
    writeFileSync(
      configFile,
      JSON.stringify({ ...settings, stateDir, ...parts, bench: { port }, ...PACE, ...more }),
    );
  configure({});
  afterAll(async () => {
    const gone = [...begun].map(async (child) => once(child, "close"));
    for (const child of begun) child.kill("SIGTERM");
    await Promise.all(gone);
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ folder: stateDir, configFile, configure },
    begin(...words) {
      const cli = [path.join(ROOT, "src", "main", "cli.ts"), "kiosk-agent"];
      const child = spawn(process.execPath, [...cli, ...words, "--config", configFile], {
        env: {
          ...{ PATH: process.env["PATH"] ?? "", HOME: folder, TMPDIR: folder },
          // Half of a beginning is reading the program: each but the first has it read.
          NODE_COMPILE_CACHE: path.join(ROOT, "node_modules", ".cache", "kiosk-agent"),
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      begun.add(child);
      let text = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (more: string) => (text += more));
      }
      const end = new Promise<number | string>((resolve) => {
        child.once("close", (code, signal) => {
          begun.delete(child);
          resolve(code ?? signal ?? -1);
        });
      });
      return (last = { child, words: () => text, ended: async () => end });
    },
    async play(line) {
      const socket = connect(port, "127.0.0.1");
      const answers = createInterface(socket);
      socket.write(`${line}\n`);
      const [answer] = (await once(answers, "line")) as [string];
      socket.destroy();
      return answer;
    },
    async until(look) {
      const end = performance.now() + 80_000;
      for (;;) {
        const seen = await look();
        if (seen !== undefined) return seen;
        if (performance.now() > end) throw new Error(`waited 80 s for nothing\n${last?.words()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
