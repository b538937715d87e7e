import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What a running server writes into postmaster.pid, as far as we read it. */
export interface Postmaster {
  readonly pid: number;
  readonly isReady: boolean;
}

export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(path.join(cluster, "postmaster.pid"));
  const pid = Number(lines?.[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, isReady: lines?.[7]?.trim() === "ready" };
}

/**
 * Ends the server that a killed parent left behind and clears its mark. The caller makes sure
 * that no living supervisor owns it. Answers false when it does not go away.
 */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const left = readPostmaster(cluster);
  const mark = path.join(cluster, "postmaster.pid");
  if (left !== undefined && isServerOf(left.pid, cluster)) {
    // Fast shutdown, then immediate, then by force: the log makes each of them safe.
    for (const [signal, seconds] of STEPS) {
      signalIfThere(left.pid, signal);
      if (await isGone(left.pid, cluster, seconds)) break;
    }
    if (isServerOf(left.pid, cluster)) return false;
  }
  // A number that now belongs to another program would make the server refuse to start.
  rmSync(mark, { force: true });
  return true;
}

const STEPS = [
  ["SIGINT", 10],
  ["SIGQUIT", 5],
  ["SIGKILL", 5],
] as const;

async function isGone(pid: number, cluster: string, seconds: number): Promise<boolean> {
  for (let i = 0; i < seconds * 50; i++) {
    if (!isServerOf(pid, cluster)) return true;
    await pause(20);
  }
  return false;
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}

// Its command line names the cluster: that tells it from a stranger with its number.
function isServerOf(pid: number, cluster: string): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(cluster);
}

function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return undefined;
  }
}
