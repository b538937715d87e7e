import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { instant } from "../src/foundation/clock/index.ts";
import { startEmbedded } from "../src/foundation/database/embedded/index.ts";
import { migrate } from "../src/foundation/database/migrate.ts";
import { scratchRoot } from "./scratch.ts";

/** A server of the test run, with one migrated template from which each test file is cloned. */
export interface TestPostgres {
  /** Makes a database and answers the owner's address of it. */
  clone(options: { isMigrated: boolean }): Promise<string>;
  drop(url: string): Promise<void>;
  stop(): Promise<void>;
}

const MIGRATIONS = path.join(import.meta.dirname, "..", "database", "migrations");

/** Starts a throw-away server, or uses the one at `outsideUrl` and leaves nothing there. */
export async function startTestPostgres(outsideUrl: string | undefined): Promise<TestPostgres> {
  const server = outsideUrl === undefined ? await startOwn() : outside(outsideUrl);
  const admin = new pg.Pool({ connectionString: server.url, max: 4 });
  admin.on("error", () => {});
  const run = randomBytes(5).toString("hex");
  const made = new Set<string>();
  let count = 0;
  const template = `tsunagu_test_${run}_template`;
  await create(template, "template0");
  await migrateTemplate(at(server.url, template));
  return {
    async clone({ isMigrated }) {
      count += 1;
      const name = `tsunagu_test_${run}_${count}`;
      await create(name, isMigrated ? template : "template0");
      return at(server.url, name);
    },
    async drop(url) {
      await drop(new URL(url).pathname.slice(1));
    },
    async stop() {
      // A server of our own goes as a whole.
      if (outsideUrl !== undefined) for (const name of made) await drop(name);
      await admin.end();
      await server.stop();
    },
  };

  async function create(name: string, from: string): Promise<void> {
    const strategy = outsideUrl === undefined ? "file_copy" : "wal_log";
    const locale = from === "template0" ? "encoding 'UTF8'" : "";
    await admin.query(`create database ${name} template ${from} strategy ${strategy} ${locale}`);
    made.add(name);
  }

  async function drop(name: string): Promise<void> {
    await admin.query(`drop database if exists ${name} with (force)`);
    made.delete(name);
  }
}

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function migrateTemplate(url: string): Promise<void> {
  const now = instant("2026-01-01T00:00:00Z");
  const outcome = await migrate({ url, directory: MIGRATIONS, now });
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${JSON.stringify(outcome.facts)}`);
}

function outside(url: string): { url: string; stop(): Promise<void> } {
  return { url, stop: async () => {} };
}

const DIRECTORY_PREFIX = "tsunagu-test-";

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const root = scratchRoot();
  removeLeftovers(root);
  const directory = mkdtempSync(path.join(root, `${DIRECTORY_PREFIX}${process.pid}-`));
  const server = await startEmbedded({ directory, isDurable: false, connectionsMax: 300 });
  if (!server.ok) throw new Error(`${server.refusal}: ${JSON.stringify(server.facts)}`);
  return {
    url: server.value.url,
    async stop() {
      await server.value.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What runs left behind that were killed. */
function removeLeftovers(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = new RegExp(`^${DIRECTORY_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const directory = path.join(root, name);
    const mark = path.join(directory, "cluster", "postmaster.pid");
    if (existsSync(mark) && isAlive(Number.parseInt(readFileSync(mark, "utf8"), 10))) continue;
    rmSync(directory, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
