import pg from "pg";

type Row = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  readonly key: readonly string[];
}

/** The rows of all lines at one moment, by table and key. */
export interface Snapshot {
  readonly tables: readonly Table[];
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/** What one line's settlement wrote. */
interface Change {
  readonly table: Table;
  readonly kind: "insert" | "update";
  readonly rows: readonly Row[];
}

export async function takeSnapshot(pool: pg.Pool): Promise<Snapshot> {
  const { rows: tables } = await pool.query<Table>(`
    select c.relname as name, array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum = any(k.conkey)) as key
    from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    join pg_attribute l on l.attrelid = c.oid and l.attname = 'line_id'
    where c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  const rows = new Map<string, ReadonlyMap<string, Row>>();
  for (const table of tables) {
    const found = await pool.query<{ row: Row }>(
      `select row_to_json(t) as row from public.${table.name} t where line_id is not null`,
    );
    rows.set(table.name, new Map(found.rows.map(({ row }) => [keyOf(table, row), row])));
  }
  return { tables, rows };
}

/**
 * Writes again, with nothing but `pg` and into a schema of its own, what happened between the two
 * snapshots: one transaction per line, one statement per table. Answers lines per second.
 */
export async function replay(
  pool: pg.Pool,
  { before, after, atOnce }: { before: Snapshot; after: Snapshot; atOnce: number },
): Promise<{ perSecond: number; rowsEach: number }> {
  await pool.query("drop schema if exists replay cascade; create schema replay");
  for (const { name } of before.tables) {
    await pool.query(`create table replay.${name} (like public.${name} including all)`);
    await insert(pool, name, [...before.rows.get(name)!.values()]);
  }
  const lines = [...changesByLine(before, after).values()];
  const rowCount = lines.flat().reduce((sum, change) => sum + change.rows.length, 0);
  const startedAt = performance.now();
  const waiting = lines.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const changes of waiting) await writeLine(pool, changes);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.query("drop schema replay cascade");
  return { perSecond: lines.length / seconds, rowsEach: rowCount / lines.length };
}

async function writeLine(pool: pg.Pool, changes: readonly Change[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const { table, kind, rows } of changes) {
      if (kind === "insert") await insert(client, table.name, rows);
      else for (const row of rows) await update(client, table, row);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function insert(on: pg.Pool | pg.PoolClient, table: string, rows: readonly Row[]) {
  if (rows.length === 0) return;
  await on.query({
    name: `insert ${table}`,
    text: `insert into replay.${table} select * from json_populate_recordset(null::replay.${table}, $1)`,
    values: [JSON.stringify(rows)],
  });
}

async function update(client: pg.PoolClient, { name, key }: Table, row: Row) {
  const columns = Object.keys(row).filter((column) => !key.includes(column));
  const where = key.map((column) => `t.${column} = n.${column}`).join(" and ");
  await client.query({
    name: `update ${name}`,
    text: `update replay.${name} t set (${columns.join()}) = row(${columns.map((column) => `n.${column}`).join()})
      from json_populate_record(null::replay.${name}, $1) n where ${where}`,
    values: [JSON.stringify(row)],
  });
}

function changesByLine(before: Snapshot, after: Snapshot): ReadonlyMap<string, Change[]> {
  const lines = new Map<string, Change[]>();
  for (const table of before.tables) {
    const old = before.rows.get(table.name)!;
    const changed = [...after.rows.get(table.name)!].filter(
      ([key, row]) => JSON.stringify(old.get(key)) !== JSON.stringify(row),
    );
    for (const kind of ["insert", "update"] as const) {
      const ofKind = changed.filter(([key]) => old.has(key) === (kind === "update"));
      const byLine = Map.groupBy(ofKind, ([, row]) => String(row["line_id"]));
      for (const [line, found] of byLine) {
        const rows = found.map(([, row]) => row);
        lines.set(line, [...(lines.get(line) ?? []), { table, kind, rows }]);
      }
    }
  }
  return lines;
}

function keyOf(table: Table, row: Row): string {
  return JSON.stringify(table.key.map((column) => row[column]));
}
