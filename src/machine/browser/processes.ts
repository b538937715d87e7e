import { readdirSync, readFileSync } from "node:fs";

/** What all processes of a group hold in memory; 0 where the system does not tell. */
export function memoryMbOfGroup(group: number): number {
  let kb = 0;
  for (const pid of allPids()) {
    // The group is the third field after the name, which may hold anything but the last bracket.
    const stat = readProc(pid, "stat");
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) !== group) continue;
    kb += Number(/^VmRSS:\s+(\d+) kB$/m.exec(readProc(pid, "status"))?.[1] ?? 0);
  }
  return Math.round(kb / 1024);
}

/** Browsers that an earlier run of this program left behind on the profile are ended. */
export function endLeftOn(profileDir: string): void {
  for (const pid of allPids()) {
    if (!readProc(pid, "cmdline").split("\0").includes(`--user-data-dir=${profileDir}`)) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}

function allPids(): readonly number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
