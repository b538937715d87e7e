import path from "node:path";
import type { Config } from "../foundation/config/index.ts";
import {
  embeddedUrl,
  startEmbedded,
  type EmbeddedRefusal,
} from "../foundation/database/embedded/index.ts";
import { migrate, type MigrateRefusal } from "../foundation/database/index.ts";
import { systemClock } from "../foundation/clock/index.ts";
import { probe } from "../foundation/database/index.ts";
import type { Refused } from "../foundation/outcome/index.ts";
import { holderOf, lockDataDir } from "./data-lock.ts";
import { Problem } from "./problem.ts";

/** The database as its owner reaches it: for migrations; the program itself takes the app role. */
export interface OwnerDatabase {
  readonly url: string;
  readonly kind: "own" | "embedded";
  /** Resolves when an embedded server ends; never for one of your own. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export const MIGRATIONS = path.join(import.meta.dirname, "..", "..", "database", "migrations");

/**
 * The database at DATABASE_URL, else the embedded server, started. The caller holds the lock on
 * the data directory. Throws Problem.
 */
export async function openOwnerDatabase(config: Config): Promise<OwnerDatabase> {
  if (config.databaseUrl !== undefined) return ownDatabase(config.databaseUrl);
  const directory = embeddedDirectory(config);
  const outcome = await startEmbedded({ directory, isDurable: true });
  if (!outcome.ok) throw embeddedProblem(outcome, directory);
  const { url, ended, stop } = outcome.value;
  return { url, kind: "embedded", ended, close: stop };
}

/**
 * The same for a command beside a running program: its embedded server when one runs, else one
 * that is started for as long as the command lasts.
 */
export async function borrowOwnerDatabase(config: Config): Promise<OwnerDatabase> {
  if (config.databaseUrl !== undefined) return ownDatabase(config.databaseUrl);
  if ((await holderOf(config.dataDir)) !== undefined) return runningDatabase(config);
  const lock = await lockDataDir(config.dataDir);
  const database = await openOwnerDatabase(config).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  return {
    ...database,
    async close() {
      await database.close();
      lock.release();
    },
  };
}

/** For a second process of a running program: never starts a server. Throws Problem. */
export async function runningDatabase(config: Config): Promise<OwnerDatabase> {
  if (config.databaseUrl !== undefined) return ownDatabase(config.databaseUrl);
  const url = embeddedUrl(embeddedDirectory(config));
  const isRunning = (await holderOf(config.dataDir)) !== undefined;
  if (url === undefined || !isRunning || (await probe(url)).fault !== undefined) {
    throw new Problem("no database runs here: set DATABASE_URL, or run `tsunagu start`");
  }
  return { url, kind: "embedded", ended: never(), close: async () => {} };
}

/** Brings the tables up to date; answers the names of the files that were run. Throws Problem. */
export async function migrateOwner(url: string, config: Config): Promise<readonly string[]> {
  const now = systemClock(config.clockFile).now();
  const outcome = await migrate({ url, directory: MIGRATIONS, now });
  if (!outcome.ok) throw migrateProblem(outcome);
  return outcome.value;
}

export function embeddedDirectory(config: Config): string {
  return path.join(config.dataDir, "postgres");
}

const OLDEST_VERSION = 15;

async function ownDatabase(url: string): Promise<OwnerDatabase> {
  const { fault, version } = await probe(url);
  if (fault !== undefined) throw new Problem(`DATABASE_URL: ${fault}`);
  if (version < OLDEST_VERSION) {
    throw new Problem(
      `DATABASE_URL: PostgreSQL ${version} is too old, ${OLDEST_VERSION} or newer is needed`,
    );
  }
  return { url, kind: "own", ended: never(), close: async () => {} };
}

async function never(): Promise<void> {
  return new Promise(() => {});
}

function embeddedProblem(refusal: Refused<EmbeddedRefusal>, directory: string): Problem {
  const facts = refusal.facts ?? {};
  const own = "set DATABASE_URL to a PostgreSQL of your own";
  const lines: Record<EmbeddedRefusal, string> = {
    no_binaries: `npm has no PostgreSQL for this system (${facts["packageName"]}); ${own}`,
    cannot_leave_root:
      "PostgreSQL does not run as root, and neither a user namespace (unshare), setpriv nor " +
      `another user who may pass to ${directory} works here; start as another user, or ${own}`,
    does_not_run: `the embedded PostgreSQL does not run here (${facts["why"]}); ${own}`,
    not_writable: `${directory} cannot be written (${facts["why"]})`,
    other_version: `${directory} was made by PostgreSQL ${facts["version"]}; see docs/running/backup.md`,
    orphan_stays: `an old PostgreSQL still runs on ${directory} and does not end`,
    did_not_start: `the embedded PostgreSQL did not start: ${facts["why"]}; see ${directory}/server.log`,
  };
  return new Problem(lines[refusal.refusal]);
}

function migrateProblem(refusal: Refused<MigrateRefusal>): Problem {
  const facts = refusal.facts ?? {};
  const lines: Record<MigrateRefusal, string> = {
    role_not_permitted:
      "the database user may not make or take the role tsunagu_app; " +
      "see docs/running/own-postgresql.md",
    migration_changed: `database/migrations/${facts["name"]} was changed after it had been run`,
    migration_unknown: `the database was migrated by a newer version (${facts["name"]})`,
    migration_failed: `database/migrations/${facts["name"]} failed: ${facts["why"]}`,
  };
  return new Problem(lines[refusal.refusal]);
}
