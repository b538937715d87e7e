import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { instant, type Instant } from "../clock/index.ts";

/** Our door to PostgreSQL. Reading goes through `tables`; writing only through foundation/act. */
export interface Database {
  /** Typed reading: a store passes an interface that names only its own tables. */
  tables<T>(): Kysely<T>;
  /** For foundation/act and foundation/limits: one statement, prepared once per connection. */
  run(statement: Statement): Promise<pg.QueryResult>;
  /** For bulk imports in foundation/act: one transaction on one connection. */
  transaction<T>(
    work: (run: (statement: Statement) => Promise<pg.QueryResult>) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Statements that run often are prepared under a name made from their text. */
  readonly isFrequent?: boolean;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Taken on at connection, so that a leaked statement can alter nothing. */
  readonly role?: string;
  readonly connectionsMax?: number;
  readonly connectTimeoutMs?: number;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    application_name: "tsunagu",
    types: { getTypeParser },
    ...(options.role === undefined ? {} : { options: `-c role=${options.role}` }),
  });
  // A connection that breaks is replaced by the pool, and refuses what is asked of it; its error must
  // not end the process, whether it is idle or between two statements of somebody's work.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    tables: <T>() => kysely as unknown as Kysely<T>,
    run: async (statement) => pool.query(asQuery(statement)),
    transaction: async (work) => inTransaction(pool, work),
    close: async () => pool.end(),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (run: (statement: Statement) => Promise<pg.QueryResult>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(async (statement) => client.query(asQuery(statement)));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const names = new Map<string, string>();
const NAMES_MAX = 500;

function asQuery(statement: Statement): pg.QueryConfig {
  const query: pg.QueryConfig = { text: statement.text, values: statement.values as unknown[] };
  if (statement.isFrequent !== true) return query;
  let name = names.get(statement.text);
  if (name === undefined) {
    if (names.size >= NAMES_MAX) return query;
    name = `s${names.size}`;
    names.set(statement.text, name);
  }
  return { ...query, name };
}

const OIDS = { int8: 20, date: 1082, timestamptz: 1184 };

// Instants are ISO text and whole numbers are numbers everywhere above; yen and bytes stay far
// below 2^53, and a number beyond that is a bug that must be heard.
function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (format === "binary")
    return pg.types.getTypeParser(oid, "binary") as (value: string) => unknown;
  if (oid === OIDS.int8) return readWhole;
  if (oid === OIDS.date) return (value) => value;
  if (oid === OIDS.timestamptz) return readInstant;
  return pg.types.getTypeParser(oid, "text") as (value: string) => unknown;
}

// PostgreSQL writes `2026-11-22 20:00:00+00`, an offset that ISO 8601 readers want as `+00:00`.
function readInstant(value: string): Instant {
  return instant(value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

function readWhole(value: string): number {
  const whole = Number(value);
  if (!Number.isSafeInteger(whole)) throw new RangeError(`beyond a safe whole number: ${value}`);
  return whole;
}
