import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../../foundation/log/index.ts";
import type { Versions } from "./versions.ts";
import { compareVersions } from "./version.ts";

/** The program ends with it when it wants to be begun anew, perhaps as another version. */
export const AGAIN_CODE = 75;

export interface LaunchGround {
  readonly versions: Versions;
  readonly log: Log;
  /** The installed program: its version, and what Node is given to run it. */
  readonly installed: { readonly version: string; readonly command: readonly string[] };
  /** What every version is given after its file. */
  readonly words: readonly string[];
  /** A version on trial has so long for its first good heartbeat. */
  readonly goodWithinMs: number;
  /** Before one that ended by itself is begun anew; doubled each time. */
  readonly pauseMs: number;
  readonly ending: { readonly reached: Promise<void> };
}

const STOP_MS_MAX = 10_000;
const PAUSE_MS_MAX = 30_000;

/**
 * Keeps the version that stands running, and falls back when one on trial does not do well. It holds
 * no other rule, so that it need not be changed with the program. Answers when it was asked to end.
 */
export async function launch(ground: LaunchGround): Promise<void> {
  const { versions, log, ending } = ground;
  const { isEnding } = watchEnding(ending);
  let quickEnds = 0;
  while (!isEnding()) {
    const { version, command } = settle(ground);
    const begunAt = performance.now();
    log.info({ version }, "program begins");
    const code = await runOnce(version, command, ground);
    log.info({ version, code }, "program ended");
    if (isEnding()) return;
    if (code === AGAIN_CODE) {
      versions.tidy();
      quickEnds = 0;
      continue;
    }
    quickEnds = performance.now() - begunAt > PAUSE_MS_MAX ? 0 : quickEnds + 1;
    const waitMs = Math.min(PAUSE_MS_MAX, ground.pauseMs * 2 ** Math.min(quickEnds, 10));
    await Promise.race([pause(waitMs), ending.reached]);
  }
}

/** Which version is begun now; counted before it is. */
function settle(ground: LaunchGround): { version: string; command: readonly string[] } {
  const { versions, installed } = ground;
  const { standing } = versions.read();
  const { version } = standing;
  const isOutdated =
    standing.state === "settled" &&
    version !== null &&
    compareVersions(installed.version, version) > 0;
  if (version !== null && (isOutdated || versions.programOf(version) === undefined)) {
    versions.note({ kind: "unusable" });
  }
  const now = versions.note({ kind: "started" }).standing;
  const program = now.version === null ? undefined : versions.programOf(now.version);
  if (now.version === null || program === undefined) return installed;
  return { version: now.version, command: [program] };
}

async function runOnce(
  version: string,
  command: readonly string[],
  ground: LaunchGround,
): Promise<number> {
  const { versions, log, words, goodWithinMs, ending } = ground;
  const child = spawn(process.execPath, [...command, ...words], {
    // Its channel closes with either of us: none outlives the other.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
  const timer = setTimeout(() => {
    const { standing } = versions.read();
    // It may have done well, and have let another one follow it, which has not begun yet.
    if (standing.state !== "trial" || standing.version !== version) return;
    log.warn({ version }, "a version on trial told no good heartbeat in its time");
    versions.note({ kind: "overdue", version });
    child.kill("SIGKILL");
  }, goodWithinMs);
  void ending.reached.then(async () => stop(child, ended));
  const code = await ended;
  clearTimeout(timer);
  return code;
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
  await ended;
  clearTimeout(timer);
}

function watchEnding(ending: LaunchGround["ending"]): { isEnding: () => boolean } {
  let isReached = false;
  void ending.reached.then(() => (isReached = true));
  return { isEnding: () => isReached };
}
