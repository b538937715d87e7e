import type { Store } from "../../../src/gateways/sandbox/index.ts";

export const SCHEMA = `
  create table if not exists objects (
    id text primary key, kind text not null, number integer not null, created integer not null,
    due integer, body text not null
  ) without rowid;
  create index if not exists objects_kind on objects (kind, number);
  create index if not exists objects_due on objects (due) where due is not null;
  create table if not exists keys (
    key text primary key, request text not null, status integer not null, body text not null
  ) without rowid;
  create table if not exists levers (name text primary key, body text not null) without rowid;
`;

export interface StripeObject {
  readonly id: string;
  readonly object: string;
  readonly created?: number;
  readonly [field: string]: unknown;
}

export interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

export type Shelf = ReturnType<typeof openShelf>;

/** The only place of this fake that speaks SQL: every object as the API shows it, by its id. */
export function openShelf({ sqlite }: Store) {
  const sql = {
    get: sqlite.prepare("select body from objects where id = ?"),
    put: sqlite.prepare(
      `insert into objects (id, kind, number, created, due, body)
       values (?, ?, (select count(*) from objects), ?, ?, ?)
       on conflict (id) do update set due = excluded.due, body = excluded.body`,
    ),
    all: sqlite.prepare("select body from objects where kind = ? order by number desc"),
    due: sqlite.prepare("select body from objects where due <= ? order by due limit 100"),
    key: sqlite.prepare("select request, status, body from keys where key = ?"),
    keep: sqlite.prepare(
      "insert or ignore into keys (key, request, status, body) values (?, ?, ?, ?)",
    ),
    lever: sqlite.prepare("select body from levers where name = ?"),
    pull: sqlite.prepare("insert or replace into levers (name, body) values (?, ?)"),
  };
  return {
    get<T extends StripeObject>(id: string): T | undefined {
      const row = sql.get.get(id) as { body: string } | undefined;
      return row === undefined ? undefined : (JSON.parse(row.body) as T);
    },
    /** `due` is when the clock has something to do about it, in seconds. */
    put(thing: StripeObject, due?: number): void {
      const { id, object, created = 0 } = thing;
      sql.put.run(id, object, created, due ?? null, JSON.stringify(thing));
    },
    /** Newest first, as lists are. */
    all<T extends StripeObject>(kind: T["object"]): readonly T[] {
      return (sql.all.all(kind) as { body: string }[]).map(({ body }) => JSON.parse(body) as T);
    },
    due(seconds: number): readonly StripeObject[] {
      const rows = sql.due.all(seconds) as { body: string }[];
      return rows.map(({ body }) => JSON.parse(body) as StripeObject);
    },
    answerUnder: (key: string) => sql.key.get(key) as KeptAnswer | undefined,
    keepAnswer(key: string, { request, status, body }: KeptAnswer): void {
      sql.keep.run(key, request, status, body);
    },
    lever<T>(name: string): T | undefined {
      const row = sql.lever.get(name) as { body: string } | undefined;
      return row === undefined ? undefined : (JSON.parse(row.body) as T);
    },
    pull(name: string, state: unknown): void {
      sql.pull.run(name, JSON.stringify(state));
    },
  };
}
