import type { Store } from "../../../src/gateways/sandbox/index.ts";
import type { Payment, Session } from "./book.ts";

export const SCHEMA = `
  create table if not exists payments (
    id text primary key, order_number text not null, body text not null
  );
  create index if not exists payments_order on payments (order_number);
  create table if not exists sessions (
    id text primary key, order_number text not null unique, body text not null
  ) without rowid;
  create table if not exists answers (
    key text primary key, request text not null, status integer not null, body text not null,
    at text not null
  ) without rowid;
  create table if not exists faults (
    id integer primary key, about text not null, at text not null, kind text not null
  );
  create table if not exists levers (name text primary key, value text not null) without rowid;
  create table if not exists settlements (
    id text primary key, cutoff text not null, csv text not null
  ) without rowid;
`;

export interface KeptAnswer {
  readonly request: string;
  readonly status: number;
  readonly body: string;
  readonly at: string;
}

export interface Settlement {
  readonly id: string;
  readonly cutoff: string;
  readonly csv: string;
}

export type Books = ReturnType<typeof openBooks>;

/** The only place of this company that speaks SQL. */
export function openBooks({ sqlite }: Store) {
  const sql = {
    payment: sqlite.prepare("select body from payments where id = ?"),
    payments: sqlite.prepare("select body from payments order by rowid"),
    byOrder: sqlite.prepare("select body from payments where order_number = ? order by rowid"),
    putPayment: sqlite.prepare(
      `insert into payments (id, order_number, body) values (?, ?, ?)
       on conflict (id) do update set body = excluded.body`,
    ),
    session: sqlite.prepare("select body from sessions where id = ?"),
    sessionByOrder: sqlite.prepare("select body from sessions where order_number = ?"),
    putSession: sqlite.prepare(
      `insert into sessions (id, order_number, body) values (?, ?, ?)
       on conflict (id) do update set body = excluded.body`,
    ),
    answer: sqlite.prepare("select request, status, body, at from answers where key = ?"),
    putAnswer: sqlite.prepare(
      `insert into answers (key, request, status, body, at) values (?, ?, ?, ?, ?)
       on conflict (key) do update set request = excluded.request, status = excluded.status,
         body = excluded.body, at = excluded.at`,
    ),
    fault: sqlite.prepare(
      "select id, kind from faults where about = ? and at = ? order by id limit 1",
    ),
    putFault: sqlite.prepare("insert into faults (about, at, kind) values (?, ?, ?)"),
    dropFault: sqlite.prepare("delete from faults where id = ?"),
    lever: sqlite.prepare("select value from levers where name = ?"),
    putLever: sqlite.prepare(
      `insert into levers (name, value) values (?, ?)
       on conflict (name) do update set value = excluded.value`,
    ),
    settlements: sqlite.prepare("select id, cutoff, csv from settlements order by cutoff desc"),
    putSettlement: sqlite.prepare("insert into settlements (id, cutoff, csv) values (?, ?, ?)"),
  };
  return {
    payment: (id: string) => bodyOf<Payment>(sql.payment.get(id)),
    payments: () => sql.payments.all().map((row) => bodyOf<Payment>(row)!),
    paymentsOf: (order: string) => sql.byOrder.all(order).map((row) => bodyOf<Payment>(row)!),
    put: (p: Payment) => sql.putPayment.run(p.id, p.orderNumber, JSON.stringify(p)),
    session: (id: string) => bodyOf<Session>(sql.session.get(id)),
    sessionOf: (order: string) => bodyOf<Session>(sql.sessionByOrder.get(order)),
    putSession: (s: Session) => sql.putSession.run(s.id, s.orderNumber, JSON.stringify(s)),
    answer: (key: string) => sql.answer.get(key) as KeptAnswer | undefined,
    putAnswer: (key: string, kept: KeptAnswer) =>
      sql.putAnswer.run(key, kept.request, kept.status, kept.body, kept.at),
    putFault: (about: string, at: string, kind: string) => sql.putFault.run(about, at, kind),
    /** The next fault that was asked for here, which strikes once. */
    takeFault(about: string, at: string): string | undefined {
      const found = sql.fault.get(about, at) as { id: number; kind: string } | undefined;
      if (found !== undefined) sql.dropFault.run(found.id);
      return found?.kind;
    },
    lever: (name: string) => (sql.lever.get(name) as { value: string } | undefined)?.value,
    putLever: (name: string, value: string) => sql.putLever.run(name, value),
    settlements: () => sql.settlements.all() as unknown as readonly Settlement[],
    putSettlement: ({ id, cutoff, csv }: Settlement) => sql.putSettlement.run(id, cutoff, csv),
  };
}

function bodyOf<T>(row: unknown): T | undefined {
  return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as T);
}
