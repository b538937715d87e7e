import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { outsideOf, type Outside } from "../src/business/renewals/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { systemClock } from "../src/foundation/clock/index.ts";
import { openDatabase } from "../src/foundation/database/index.ts";
import { startEmbedded } from "../src/foundation/database/embedded/index.ts";
import { APP_ROLE, migrate } from "../src/foundation/database/migrate.ts";
import { openSecrets } from "../src/foundation/secrets/index.ts";
import { startSandboxes, type Sandboxes } from "../tests/sandboxes.ts";

const ROOT = path.join(import.meta.dirname, "..");

/** A database, the sandboxes, and the built program on them when it is started. */
export interface BenchHouse {
  readonly ownerUrl: string;
  readonly act: Act;
  readonly outside: Outside;
  readonly sandboxes: Sandboxes;
  /** Starts web and worker as one process; answers where customers reach it. */
  startProgram(options?: { readonly isDemo?: boolean }): Promise<string>;
  close(): Promise<void>;
}

export async function openBenchHouse(): Promise<BenchHouse> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-bench-"));
  const server = await databaseIn(directory);
  const migrated = await migrate({
    url: server.ownerUrl,
    directory: path.join(ROOT, "database", "migrations"),
    now: systemClock().now(),
  });
  if (!migrated.ok) throw new Error(JSON.stringify(migrated));
  const sandboxes = await startSandboxes();
  const secret = randomBytes(32);
  const database = openDatabase({ url: server.ownerUrl, role: APP_ROLE });
  const act: Act = {
    actor: { kind: "system", id: "bench" },
    clock: systemClock(sandboxes.clockFile),
    language: "en",
    database,
    secrets: openSecrets(secret),
    failpoint: () => {},
    isNews: () => false,
  };
  let program: ChildProcess | undefined;
  return {
    ownerUrl: server.ownerUrl,
    act,
    outside: outsideOf({
      payments: [sandboxes.payments.provider()],
      carriers: [sandboxes.carrier.gateway()],
    }),
    sandboxes,
    async startProgram({ isDemo = false } = {}) {
      const started = await start({
        PORT: "0",
        TSUNAGU_DATA_DIR: path.join(directory, "program"),
        DATABASE_URL: server.ownerUrl,
        TSUNAGU_SECRET: secret.toString("base64"),
        TSUNAGU_CLOCK_FILE: sandboxes.clockFile,
        TSUNAGU_DEMO: isDemo ? "yes" : "no",
        ...sandboxSettings(sandboxes),
      });
      program = started.child;
      await sandboxes.carrier.sendWebhooksTo(`${started.url}/webhooks/carriers/sandbox`);
      return started.url;
    },
    async close() {
      if (program !== undefined) await end(program);
      await database.close();
      await sandboxes.stop();
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function sandboxSettings({ payments, carrier }: Sandboxes): Record<string, string> {
  return {
    SANDBOX_PAYMENTS_URL: payments.url,
    SANDBOX_PAYMENTS_KEY: payments.key,
    SANDBOX_PAYMENTS_WEBHOOK_SECRET: payments.webhookSecrets[0]!,
    SANDBOX_CARRIER_URL: carrier.url,
    SANDBOX_CARRIER_KEY: carrier.key,
    SANDBOX_CARRIER_WEBHOOK_SECRET: carrier.webhookSecrets[0]!,
  };
}

interface BenchDatabase {
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

async function databaseIn(directory: string): Promise<BenchDatabase> {
  const outside = process.env["DATABASE_URL"];
  if (outside !== undefined) return databaseOn(outside);
  const server = await startEmbedded({
    directory: path.join(directory, "postgres"),
    isDurable: true,
  });
  if (!server.ok) throw new Error(JSON.stringify(server));
  return { ownerUrl: server.value.url, stop: async () => server.value.stop() };
}

async function databaseOn(url: string): Promise<BenchDatabase> {
  const name = `tsunagu_bench_${randomBytes(4).toString("hex")}`;
  await runOn(url, `create database ${name} template template0 encoding 'UTF8'`);
  const ownerUrl = new URL(url);
  ownerUrl.pathname = `/${name}`;
  return {
    ownerUrl: ownerUrl.href,
    stop: async () => runOn(url, `drop database ${name} with (force)`),
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function start(
  env: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; url: string }> {
  const cli = path.join(ROOT, "dist", "main", "cli.js");
  const child = spawn(process.execPath, [cli, "start"], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "/", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}\n${text}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const ready = /^ready (\S+)$/mu.exec(text)?.[1];
      if (ready !== undefined) resolve(ready);
    });
  });
  return { child, url };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
