import { spawn } from "node:child_process";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { done, refused, type Outcome } from "../../outcome/index.ts";
import type { Binaries } from "./binaries.ts";
import { launchEnvironment, type Launch } from "./launch.ts";

export interface NewCluster {
  readonly binaries: Binaries;
  readonly launch: Launch;
  /** Where it shall stand; its parent exists. */
  readonly cluster: string;
  readonly password: string;
  readonly isDurable: boolean;
}

/** Makes a cluster, all or nothing: an interrupted attempt leaves only what the next one removes. */
export async function initialise(wanted: NewCluster): Promise<Outcome<void, "did_not_start">> {
  const unfinished = `${wanted.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = `${wanted.cluster}.password`;
  writeFileSync(passwordFile, wanted.password, { mode: 0o600 });
  try {
    const { uid, gid } = wanted.launch.owner;
    chownSync(passwordFile, uid, gid);
    const { code, output } = await runInitdb(wanted, unfinished, passwordFile);
    if (code !== 0) return refused("did_not_start", { facts: { why: lastLines(output) } });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, wanted.cluster);
  return done(undefined);
}

/** The major version that made the cluster, or undefined where none stands. */
export function clusterVersion(cluster: string): number | undefined {
  const file = path.join(cluster, "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined;
}

export function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" / ");
}

async function runInitdb(
  wanted: NewCluster,
  directory: string,
  passwordFile: string,
): Promise<{ code: number; output: string }> {
  const [program, ...rest] = [
    ...wanted.launch.prefix,
    wanted.binaries.initdb,
    `--pgdata=${directory}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // Without these the encoding follows LANG, and an unset LANG gives SQL_ASCII.
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...(wanted.isDurable ? [] : ["--no-sync"]),
  ];
  const child = spawn(program!, rest, {
    env: launchEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    ...wanted.launch.spawnAs,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: -1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? -1, output }));
  });
}
