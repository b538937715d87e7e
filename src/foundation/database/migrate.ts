import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Instant } from "../clock/index.ts";
import { done, refused, type Outcome } from "../outcome/index.ts";

/** Reads and writes rows and can alter nothing; the program works as this role. */
export const APP_ROLE = "tsunagu_app";

export interface MigrateOptions {
  /** The owner's address. */
  readonly url: string;
  /** Holds `0001-name.sql`, `0002-…`, in the order in which they are run. */
  readonly directory: string;
  readonly now: Instant;
}

export type MigrateRefusal =
  | "role_not_permitted"
  | "migration_changed"
  | "migration_unknown"
  | "migration_failed";

/**
 * Runs each file that was not yet run, once, in a transaction of its own, and answers their names.
 * Several starters may do so at once: they take turns. Refuses a file that was changed after it
 * had been run (`migration_changed`), a database that newer files made (`migration_unknown`), a
 * user who may neither make nor take the app role (`role_not_permitted`).
 */
export async function migrate(
  options: MigrateOptions,
): Promise<Outcome<readonly string[], MigrateRefusal>> {
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [TURN]);
    const role = await ensureRole(client);
    if (!role.ok) return role;
    await client.query(TABLE);
    await client.query(APP_MAY_USE_NEW_TABLES);
    return await runMissing(client, options);
  } finally {
    await client.end();
  }
}

/** The names of the files that `migrate` would run now; everything when there is no table yet. */
export async function pendingMigrations(
  options: Omit<MigrateOptions, "now">,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('public.migrations') as found");
    const known = rows[0].found === null ? new Map() : await readApplied(client);
    return readFiles(options.directory)
      .map((file) => file.name)
      .filter((name) => !known.has(name));
  } finally {
    await client.end();
  }
}

// Such a grant belongs to whoever made it: a restored database may have another owner than the
// one who ran the first file.
const APP_MAY_USE_NEW_TABLES = `alter default privileges in schema public
  grant select, insert, update, delete on tables to ${APP_ROLE}`;

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const TURN = 7_265_117;

const TABLE = `create table if not exists migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null
)`;

export function readFiles(directory: string): readonly MigrationFile[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      // A checkout with other line ends is the same file.
      const text = readFileSync(path.join(directory, name), "utf8").replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });
}

async function runMissing(
  client: pg.Client,
  { directory, now }: MigrateOptions,
): Promise<Outcome<readonly string[], MigrateRefusal>> {
  const files = readFiles(directory);
  const applied = await readApplied(client);
  const unknown = [...applied.keys()].find((name) => !files.some((file) => file.name === name));
  if (unknown !== undefined) return refused("migration_unknown", { facts: { name: unknown } });
  const changed = files.find(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  if (changed !== undefined) return refused("migration_changed", { facts: { name: changed.name } });
  const ran: string[] = [];
  for (const file of files.filter(({ name }) => !applied.has(name))) {
    const outcome = await runOne(client, file, now);
    if (!outcome.ok) return outcome;
    ran.push(file.name);
  }
  return done(ran);
}

async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query("select name, checksum from migrations");
  return new Map(rows.map((row: { name: string; checksum: string }) => [row.name, row.checksum]));
}

async function runOne(
  client: pg.Client,
  file: MigrationFile,
  now: Instant,
): Promise<Outcome<void, "migration_failed">> {
  try {
    await client.query("begin");
    await client.query(file.text);
    await client.query("insert into migrations (name, checksum, applied_at) values ($1, $2, $3)", [
      file.name,
      file.checksum,
      now,
    ]);
    await client.query("commit");
    return done(undefined);
  } catch (error) {
    await client.query("rollback").catch(() => {});
    const why = (error as Error).message;
    return refused("migration_failed", { facts: { name: file.name, why } });
  }
}

// Roles belong to the whole cluster, the lock above only to one database: two databases that are
// migrated at once meet here, and the slower one finds the work done.
async function ensureRole(client: pg.Client): Promise<Outcome<void, "role_not_permitted">> {
  for (let i = 0; ; i++) {
    try {
      await makeRole(client);
      return done(undefined);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === NOT_PERMITTED) return refused("role_not_permitted", { facts: { why: message } });
      if (!MET_ANOTHER.has(code ?? "") || i === 10) throw error;
    }
  }
}

const NOT_PERMITTED = "42501";
/** duplicate_object, unique_violation, and the internal error `tuple concurrently updated`. */
const MET_ANOTHER: ReadonlySet<string> = new Set(["42710", "23505", "XX000"]);

async function makeRole(client: pg.Client): Promise<void> {
  const found = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
  if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin`);
  if (await mayTakeRole(client)) return;
  await client.query(`grant ${APP_ROLE} to current_user`);
}

async function mayTakeRole(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${APP_ROLE}`);
    await client.query("reset role");
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === NOT_PERMITTED) return false;
    throw error;
  }
}
