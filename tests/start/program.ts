import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { scratchRoot } from "../scratch.ts";

export const ROOT = path.join(import.meta.dirname, "..", "..");

export interface Running {
  readonly child: ChildProcess;
  readonly dataDir: string;
  stdout(): string;
  stderr(): string;
  /** The address of the line `ready …`. */
  ready(): Promise<string>;
  /** The exit code, or the signal it died of. */
  ended(): Promise<number | string>;
}

export interface StartOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Instead of `node scripts/start.mjs`. */
  readonly command?: readonly string[];
}

const running = new Set<ChildProcess>();

/** Starts the product as a person does, on any free port, without this run's own settings. */
export function startProgram({ dataDir, env = {}, command }: StartOptions): Running {
  const [program, ...args] = command ?? [process.execPath, path.join("scripts", "start.mjs")];
  const child = spawn(program!, args, {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "/",
      PORT: "0",
      TSUNAGU_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? -1));
  });
  return {
    child,
    dataDir,
    stdout: () => stdout,
    stderr: () => stderr,
    ended: async () => ended,
    async ready() {
      for (;;) {
        const url = /^ready (\S+)$/m.exec(stdout)?.[1];
        if (url !== undefined) return url;
        const next = once(child.stdout!, "data").then(() => undefined);
        const end = await Promise.race([next, ended]);
        if (end !== undefined) throw new Error(`ended with ${end} before it was ready: ${stderr}`);
      }
    },
  };
}

/** A command of the program, run to its end. */
export async function runCommand(
  args: readonly string[],
  options: StartOptions,
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const command = [process.execPath, path.join("bin", "tsunagu.mjs"), ...args];
  const program = startProgram({ ...options, command });
  const code = await program.ended();
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

/** For the end of a test: whatever still runs ends, in order. */
export async function endAll(): Promise<void> {
  const left = [...running];
  for (const child of left) child.kill("SIGTERM");
  await Promise.all(left.map(async (child) => once(child, "exit")));
}

export function temporaryDirectory(): string {
  return mkdtempSync(path.join(scratchRoot(), "tsunagu-start-"));
}

export function removeDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

export async function statusOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on("error", reject);
  });
}
