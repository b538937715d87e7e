import { spawnSync } from "node:child_process";
import { chownSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { done, refused, type Outcome } from "../../outcome/index.ts";
import type { Binaries } from "./binaries.ts";

export type Way = "plain" | WayOutOfRoot;
export type WayOutOfRoot = (typeof WAYS_OUT_OF_ROOT)[number];
export const WAYS_OUT_OF_ROOT = ["user_namespace", "set_user_keeping_access", "set_user"] as const;

/** As whom, and through which small programs, the server is started. */
export interface Launch {
  readonly way: Way;
  /** Programs that each replace themselves by the next one: the process id stays the same. */
  readonly prefix: readonly string[];
  /** Whom spawn itself changes to. */
  readonly spawnAs?: { readonly uid: number; readonly gid: number };
  /** Who must own the files, as seen from here. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root. Tried in this order, as root:
 * a user namespace (nothing on the host changes, the files stay root's, a closed home is no
 * obstacle; containers often forbid it), another user that keeps the right to pass closed
 * directories, another user. As anybody else: as they are.
 * Refuses with `cannot_leave_root` when none can run the server and write `directory`.
 */
export function chooseLaunch(
  binaries: Binaries,
  directory: string,
  allowedWays: readonly WayOutOfRoot[] = WAYS_OUT_OF_ROOT,
): Outcome<Launch, "cannot_leave_root" | "does_not_run"> {
  const uid = process.getuid?.() ?? 1;
  const gid = process.getgid?.() ?? 1;
  if (uid !== 0) return choosePlain(binaries, { uid, gid });
  const nobody = findNobody();
  for (const launch of launchesOutOfRoot(nobody)) {
    if (!allowedWays.some((way) => way === launch.way)) continue;
    if (!runs(launch, [binaries.postgres, "--version"])) continue;
    giveTo(directory, launch.owner);
    if (runs(launch, ["/bin/sh", "-c", 'test -w "$1"', "sh", directory])) return done(launch);
  }
  return refused("cannot_leave_root");
}

function choosePlain(binaries: Binaries, owner: Launch["owner"]): Outcome<Launch, "does_not_run"> {
  const ways = [END_WITH_PARENT, []].map((prefix): Launch => ({ way: "plain", prefix, owner }));
  const launch = ways.find((way) => runs(way, [binaries.postgres, "--version"]));
  if (launch !== undefined) return done(launch);
  return refused("does_not_run", { facts: { why: complaint(binaries) } });
}

// PR_SET_PDEATHSIG: when this process is killed without a chance to say goodbye, the server gets
// SIGINT, its fast shutdown. Where setpriv is missing, the next start stops the orphan.
const END_WITH_PARENT = ["setpriv", "--pdeathsig", "INT"];

function launchesOutOfRoot(nobody: { uid: number; gid: number }): readonly Launch[] {
  const unshare = ["unshare", "--user", `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  const root = { uid: 0, gid: 0 };
  const become = [`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, "--clear-groups"];
  const keep = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    { way: "user_namespace", prefix: [...unshare, ...END_WITH_PARENT], owner: root },
    { way: "user_namespace", prefix: unshare, owner: root },
    {
      way: "set_user_keeping_access",
      prefix: [...END_WITH_PARENT, ...become, ...keep],
      owner: nobody,
    },
    { way: "set_user", prefix: END_WITH_PARENT, spawnAs: nobody, owner: nobody },
    { way: "set_user", prefix: [], spawnAs: nobody, owner: nobody },
  ];
}

// initdb wants the name of the user it runs as, so the number must stand in the user list.
function findNobody(): { uid: number; gid: number } {
  const users = readUsers();
  const nobody = users.find((user) => user.name === "nobody") ?? users.at(-1);
  return nobody ?? { uid: 65_534, gid: 65_534 };
}

function readUsers(): { name: string; uid: number; gid: number }[] {
  let text = "";
  try {
    text = readFileSync("/etc/passwd", "utf8");
  } catch {
    return [];
  }
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== "" && user.uid > 0 && user.gid > 0);
}

function runs(launch: Launch, command: readonly string[]): boolean {
  return tryRun(launch, command).status === 0;
}

function complaint(binaries: Binaries): string {
  const plain: Launch = { way: "plain", prefix: [], owner: { uid: 0, gid: 0 } };
  const { stderr, error } = tryRun(plain, [binaries.postgres, "--version"]);
  return error?.message ?? String(stderr).trim();
}

function tryRun(launch: Launch, command: readonly string[]) {
  const [program, ...rest] = [...launch.prefix, ...command];
  return spawnSync(program!, rest, {
    env: launchEnvironment(),
    encoding: "utf8",
    timeout: 10_000,
    ...launch.spawnAs,
  });
}

/** Nothing of ours: no secret may leak, no PG… variable may steer. */
export function launchEnvironment(): Record<string, string> {
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
  };
}

/** Also after a change of ways: a cluster made in a namespace belongs to root. */
function giveTo(directory: string, owner: Launch["owner"]): void {
  const { uid, gid } = lstatSync(directory);
  if (uid === owner.uid && gid === owner.gid) return;
  for (const entry of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    const file = path.join(directory, entry);
    if (!lstatSync(file).isSymbolicLink()) chownSync(file, owner.uid, owner.gid);
  }
  // Last, so that an interrupted change is taken up again.
  chownSync(directory, owner.uid, owner.gid);
}
