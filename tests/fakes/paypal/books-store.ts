import type { Instant } from "../../../src/foundation/clock/index.ts";
import type { Store } from "../../../src/gateways/sandbox/index.ts";
import type { Order } from "./order.ts";

export const SCHEMA = `
  create table if not exists orders (
    id text primary key, invoice_id text, capture_id text, body text not null
  ) without rowid;
  create table if not exists things (
    kind text not null, id text not null, body text not null, primary key (kind, id)
  ) without rowid;
  create table if not exists requests (
    operation text not null, request_id text not null, at text not null, thing text not null,
    primary key (operation, request_id)
  ) without rowid;
  create table if not exists faults (
    fault_id integer primary key, operation text not null, reference text, fault text not null
  );
  create table if not exists calls (
    operation text not null, reference text not null, count integer not null,
    primary key (operation, reference)
  ) without rowid;
  create table if not exists violations (violation_id integer primary key, line text not null);
`;

export type ThingKind =
  | "dispute"
  | "event"
  | "kept"
  | "payout"
  | "setting"
  | "setup"
  | "token"
  | "webhook";

export type Books = ReturnType<typeof openBooks>;

/** Everything that the fake company remembers. */
export function openBooks({ sqlite }: Store) {
  const sql = {
    order: sqlite.prepare("select body from orders where id = ?"),
    byCapture: sqlite.prepare("select body from orders where capture_id = ?"),
    byInvoice: sqlite.prepare("select body from orders where invoice_id = ? order by id"),
    orders: sqlite.prepare("select body from orders order by id"),
    putOrder: sqlite.prepare(
      `insert into orders (id, invoice_id, capture_id, body) values (?, ?, ?, ?)
       on conflict (id) do update set capture_id = excluded.capture_id, body = excluded.body`,
    ),
    thing: sqlite.prepare("select body from things where kind = ? and id = ?"),
    things: sqlite.prepare("select body from things where kind = ? order by id"),
    putThing: sqlite.prepare("insert or replace into things (kind, id, body) values (?, ?, ?)"),
    dropThings: sqlite.prepare("delete from things where kind = ?"),
    request: sqlite.prepare(
      "select thing from requests where operation = ? and request_id = ? and at > ?",
    ),
    putRequest: sqlite.prepare(
      "insert or replace into requests (operation, request_id, at, thing) values (?, ?, ?, ?)",
    ),
    fault: sqlite.prepare(
      `select fault_id, fault from faults
       where operation = ? and (reference is null or reference = ?) order by fault_id limit 1`,
    ),
    dropFault: sqlite.prepare("delete from faults where fault_id = ?"),
    addFault: sqlite.prepare("insert into faults (operation, reference, fault) values (?, ?, ?)"),
    countCall: sqlite.prepare(
      `insert into calls (operation, reference, count) values (?, ?, 1)
       on conflict (operation, reference) do update set count = count + 1`,
    ),
    calls: sqlite.prepare("select count from calls where operation = ? and reference = ?"),
    addViolation: sqlite.prepare("insert into violations (line) values (?)"),
    violations: sqlite.prepare("select line from violations order by violation_id"),
  };
  const bodyOf = <T>(row: unknown): T | undefined =>
    row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as T);
  return {
    order: (id: string) => bodyOf<Order>(sql.order.get(id)),
    orderOfCapture: (id: string) => bodyOf<Order>(sql.byCapture.get(id)),
    ordersOfInvoice: (id: string) => sql.byInvoice.all(id).map((row) => bodyOf<Order>(row)!),
    orders: () => sql.orders.all().map((row) => bodyOf<Order>(row)!),
    putOrder(order: Order) {
      const { id, invoiceId = null, capture } = order;
      sql.putOrder.run(id, invoiceId, capture?.id ?? null, JSON.stringify(order));
    },
    thing: <T>(kind: ThingKind, id: string) => bodyOf<T>(sql.thing.get(kind, id)),
    things: <T>(kind: ThingKind) => sql.things.all(kind).map((row) => bodyOf<T>(row)!),
    putThing(kind: ThingKind, id: string, body: object) {
      sql.putThing.run(kind, id, JSON.stringify(body));
    },
    dropThings: (kind: ThingKind) => void sql.dropThings.run(kind),
    /** The thing that came of an earlier request with that id, made after `since`. */
    madeBy(operation: string, requestId: string, since: Instant): string | undefined {
      const row = sql.request.get(operation, requestId, since);
      return (row as { thing: string } | undefined)?.thing;
    },
    remember(operation: string, requestId: string, at: Instant, thing: string) {
      sql.putRequest.run(operation, requestId, at, thing);
    },
    /** Takes the next fault laid for an operation, or for one reference of it. */
    takeFault(operation: string, reference: string): string | undefined {
      const row = sql.fault.get(operation, reference) as
        | { fault_id: number; fault: string }
        | undefined;
      if (row !== undefined) sql.dropFault.run(row.fault_id);
      return row?.fault;
    },
    layFault(operation: string, fault: string, reference: string | null) {
      sql.addFault.run(operation, reference, fault);
    },
    countCall: (operation: string, reference: string) =>
      void sql.countCall.run(operation, reference),
    calls(operation: string, reference: string): number {
      const row = sql.calls.get(operation, reference);
      return (row as { count: number } | undefined)?.count ?? 0;
    },
    addViolation: (line: string) => void sql.addViolation.run(line),
    violations: () => sql.violations.all().map((row) => (row as { line: string }).line),
  };
}
