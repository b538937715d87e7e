import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every process that was told of the data directory, by its command line or its environment. */
export function processesOn(dataDir: string): readonly Process[] {
  const all = existsSync("/proc/self/environ") ? readProc() : readPs();
  return all.filter(({ pid, told }) => told.includes(dataDir) && pid !== process.pid);
}

/** Waits until nothing runs on the data directory any more; answers what is left after 30 s. */
export async function leftOn(dataDir: string): Promise<readonly Process[]> {
  for (let i = 0; i < 600; i++) {
    if (processesOn(dataDir).length === 0) return [];
    await pause(50);
  }
  return processesOn(dataDir);
}

export function processOn(dataDir: string, name: RegExp): number {
  const found = processesOn(dataDir).find(({ command }) => name.test(command));
  if (found === undefined) throw new Error(`no process like ${name} runs on ${dataDir}`);
  return found.pid;
}

export function postmasterOf(dataDir: string): number {
  const mark = path.join(dataDir, "postgres", "cluster", "postmaster.pid");
  return Number.parseInt(readFileSync(mark, "utf8"), 10);
}

type Told = Process & { readonly told: string };

function readProc(): readonly Told[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      const command = readProcFile(pid, "cmdline");
      const told = command + readProcFile(pid, "environ");
      return { pid: Number(pid), command, told };
    });
}

// A process may end while it is read.
function readProcFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function readPs(): readonly Told[] {
  const text = execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" });
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line, told: line }));
}
