import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { done, refused, type Outcome, type Refused } from "../../outcome/index.ts";
import { freePort } from "../../ports/index.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { clusterVersion, initialise, lastLines } from "./initialise.ts";
import { chooseLaunch, launchEnvironment, type Launch, type WayOutOfRoot } from "./launch.ts";
import { ownerUrl, recall, remember } from "./address.ts";
import { readPostmaster, stopOrphan } from "./orphan.ts";

export interface EmbeddedOptions {
  /** Ours alone; made when absent. */
  readonly directory: string;
  /** False only for tests: a crash may then lose everything, and writing costs no disk wait. */
  readonly isDurable: boolean;
  readonly connectionsMax?: number;
  /** Ways to run as root, when only some shall be tried. */
  readonly waysOutOfRoot?: readonly WayOutOfRoot[];
}

export interface EmbeddedServer {
  /** The owner's address: postgres://postgres:…@127.0.0.1:…/postgres */
  readonly url: string;
  readonly pid: number;
  readonly way: Launch["way"];
  /** Resolves when the server ends, asked or not. */
  readonly ended: Promise<void>;
  /** Fast shutdown: running statements are undone, what was committed stays. */
  stop(): Promise<void>;
}

export type EmbeddedRefusal =
  | "no_binaries"
  | "cannot_leave_root"
  | "does_not_run"
  | "not_writable"
  | "other_version"
  | "orphan_stays"
  | "did_not_start";

/** The major version of the packaged server; a cluster of another one cannot be opened. */
export const EMBEDDED_VERSION = 18;

/**
 * Starts PostgreSQL in `directory`, making its cluster first where none stands, and stopping a
 * server that a killed parent left there. The caller holds the lock on the directory: this cannot
 * tell an orphan from another supervisor's server. Refusals carry `facts.why` where there is more
 * to say.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
): Promise<Outcome<EmbeddedServer, EmbeddedRefusal>> {
  const binaries = findBinaries();
  if (!binaries.ok) return binaries;
  const writable = makeDirectory(options.directory);
  if (!writable.ok) return writable;
  // One name for one place: an orphan is known by its command line.
  const directory = realpathSync(options.directory);
  const launch = chooseLaunch(binaries.value, directory, options.waysOutOfRoot);
  if (!launch.ok) return launch;
  const place: Place = { ...options, directory, binaries: binaries.value, launch: launch.value };
  const cluster = clusterOf(directory);
  const version = clusterVersion(cluster);
  if (version !== undefined && version !== EMBEDDED_VERSION) {
    return refused("other_version", { facts: { version } });
  }
  if (version === undefined) {
    const password = randomBytes(24).toString("base64url");
    const made = await initialise({ ...place, cluster, launch: launch.value, password });
    if (!made.ok) return made;
    remember(directory, { password, port: 0 });
  }
  if (!(await stopOrphan(cluster))) return refused("orphan_stays");
  return startOnFreePort(place);
}

interface Place extends EmbeddedOptions {
  readonly binaries: Binaries;
  readonly launch: Launch;
}

function clusterOf(directory: string): string {
  return path.join(directory, "cluster");
}

function makeDirectory(directory: string): Outcome<void, "not_writable"> {
  try {
    mkdirSync(directory, { recursive: true });
    // Also after a restore that did not keep the modes: the server refuses anything wider.
    chmodSync(directory, 0o700);
    if (existsSync(clusterOf(directory))) chmodSync(clusterOf(directory), 0o700);
    return done(undefined);
  } catch (error) {
    return refused("not_writable", { facts: { why: (error as Error).message } });
  }
}

const TRIES_MAX = 20;

async function startOnFreePort(place: Place): Promise<Outcome<EmbeddedServer, "did_not_start">> {
  const known = recall(place.directory);
  if (known === undefined) {
    return refused("did_not_start", { facts: { why: "server.json with its password is missing" } });
  }
  let answer: Refused<"did_not_start"> = refused("did_not_start");
  let port = known.port;
  for (let i = 0; i < TRIES_MAX; i++) {
    port = await freePort([port]);
    const started = await startOn(port, place);
    if (started.ok) {
      if (port !== known.port) remember(place.directory, { ...known, port });
      const url = ownerUrl({ ...known, port });
      return done({ ...started.value, url, way: place.launch.way });
    }
    answer = started;
    const why = String(started.facts?.["why"]);
    // The processes of a server that was killed with SIGKILL need a moment to notice.
    if (why.includes("shared memory block")) await pause(250);
    else if (!why.includes("Address already in use")) break;
  }
  return answer;
}

async function startOn(
  port: number,
  place: Place,
): Promise<Outcome<Omit<EmbeddedServer, "url" | "way">, "did_not_start">> {
  const logFile = path.join(place.directory, "server.log");
  makeRoom(logFile);
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const cluster = clusterOf(place.directory);
  const [program, ...rest] = [
    ...place.launch.prefix,
    place.binaries.postgres,
    "-D",
    cluster,
    ...settings(place, port),
  ];
  const child = spawn(program!, rest, {
    env: launchEnvironment(),
    stdio: ["ignore", log, log],
    // Its own session: Ctrl-C reaches only us, and we end the server after its users.
    detached: true,
    ...place.launch.spawnAs,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  if (await isReady(child, cluster, ended)) {
    return done({ pid: child.pid!, ended, stop: async () => stop(child, ended) });
  }
  const said = readFileSync(logFile).subarray(logStart).toString("utf8");
  return refused("did_not_start", { facts: { why: lastLines(said) } });
}

function settings(place: Place, port: number): string[] {
  const wanted: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: place.connectionsMax ?? 100,
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    jit: "off",
    ...(place.isDurable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return Object.entries(wanted).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

const LOG_BYTES_MAX = 5_000_000;

function makeRoom(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES_MAX) {
    renameSync(logFile, `${logFile}.old`);
  }
}

// Recovery after a crash may take its time; a server that ends says so by ending.
const READY_SECONDS_MAX = 300;

async function isReady(
  child: ChildProcess,
  cluster: string,
  ended: Promise<void>,
): Promise<boolean> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (let i = 0; i < READY_SECONDS_MAX * 100 && !hasEnded; i++) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.isReady === true) return true;
    await pause(10);
  }
  if (!hasEnded) child.kill("SIGKILL");
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const [signal, seconds] of STOP_STEPS) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([ended, pause(seconds * 1000, undefined, { ref: false })]);
  }
}

const STOP_STEPS = [
  ["SIGINT", 20],
  ["SIGQUIT", 5],
  ["SIGKILL", 5],
] as const;
