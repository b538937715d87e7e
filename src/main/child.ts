import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "./problem.ts";

export interface ChildOptions {
  /** As a person reads it: `the sandbox carrier`. */
  readonly name: string;
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A program of ours in a process of its own. It ends with us: its standard input is our pipe. */
export interface Child {
  /** What its line `ready <url>` told. */
  readonly url: string;
  /** Resolves with a Problem when it cannot be kept running. */
  readonly failed: Promise<Problem>;
  stop(): Promise<void>;
}

/** Starts the program and starts it again when it ends by itself. Throws Problem. */
export async function startChild(options: ChildOptions): Promise<Child> {
  let current = await launch(options);
  let isStopping = false;
  const failed = keepRunning();
  return {
    url: current.url,
    failed,
    async stop() {
      isStopping = true;
      await end(current.child);
    },
  };

  async function keepRunning(): Promise<Problem> {
    for (let i = 0; ; i++) {
      await gone(current.child);
      if (isStopping) return new Promise(() => {});
      if (i === RESTARTS_MAX) return new Problem(`${options.name} ended ${i + 1} times`);
      process.stderr.write(`tsunagu: ${options.name} ended and is started again\n`);
      await pause(100 * i);
      if (isStopping) return new Promise(() => {});
      try {
        current = await launch(options);
      } catch (error) {
        return error as Problem;
      }
    }
  }
}

const RESTARTS_MAX = 5;
const READY_MS_MAX = 20_000;
const STOP_MS_MAX = 5000;

async function launch(options: ChildOptions): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--enable-source-maps", options.program], {
    env: { ...options.env },
    stdio: ["pipe", "pipe", "inherit"],
    // Ctrl-C reaches only us: it must not end before its users have.
    detached: true,
  });
  // Its end breaks the pipe; that is told by `exit`.
  child.stdin!.on("error", () => {});
  const url = await Promise.race([
    readyLine(child),
    gone(child).then(() => undefined),
    pause(READY_MS_MAX, undefined, { ref: false }),
  ]);
  if (url !== undefined) return { child, url };
  await end(child);
  throw new Problem(`${options.name} did not start`);
}

async function readyLine(child: ChildProcess): Promise<string> {
  let text = "";
  return new Promise((resolve) => {
    child.stdout!.setEncoding("utf8").on("data", (chunk: string) => {
      if (text.length < 10_000) text += chunk;
      const url = /^ready (\S+)$/m.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
  await gone(child);
  clearTimeout(force);
}

async function gone(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  await new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
