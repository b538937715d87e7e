import type { Instant } from "../../../../foundation/clock/index.ts";
import type { Store } from "../../../sandbox/index.ts";
import type { Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";

export const SCHEMA = `
  create table if not exists payments (
    id text primary key, reference text not null unique, idempotency_key text not null unique,
    request text not null, due_at text, body text not null
  ) without rowid;
  create index if not exists payments_due on payments (due_at) where due_at is not null;
  create table if not exists refunds (
    id text primary key, reference text not null unique, payment_id text not null, due_at text,
    body text not null
  ) without rowid;
  create index if not exists refunds_payment on refunds (payment_id);
  create index if not exists refunds_due on refunds (due_at) where due_at is not null;
  create table if not exists tripped (fault text primary key) without rowid;
`;

export interface Accepted {
  readonly payment: Payment;
  /** The request as it first came, to tell a repetition from another use of its key. */
  readonly request: string;
}

export type PaymentsStore = ReturnType<typeof openPaymentsStore>;

/** The only place of this sandbox that speaks SQL. */
export function openPaymentsStore({ sqlite }: Store) {
  const sql = {
    byId: sqlite.prepare("select body, request from payments where id = ?"),
    byReference: sqlite.prepare("select body, request from payments where reference = ?"),
    byKey: sqlite.prepare("select body, request from payments where idempotency_key = ?"),
    insert: sqlite.prepare(
      `insert into payments (id, reference, idempotency_key, request, due_at, body)
       values (?, ?, ?, ?, ?, ?)`,
    ),
    save: sqlite.prepare("update payments set due_at = ?, body = ? where id = ?"),
    due: sqlite.prepare("select body, request from payments where due_at <= ? limit 200"),
    all: sqlite.prepare("select body, request from payments order by id"),
    shownOn: sqlite.prepare(
      `select body, request from payments where json_extract(body, '$.reader') = ?
       and json_extract(body, '$.status') = 'requires_action'`,
    ),
    refundById: sqlite.prepare("select body from refunds where id = ?"),
    refundByReference: sqlite.prepare("select body from refunds where reference = ?"),
    refundsOf: sqlite.prepare("select body from refunds where payment_id = ? order by id"),
    refundsDue: sqlite.prepare("select body from refunds where due_at <= ? limit 200"),
    refundsAll: sqlite.prepare("select body from refunds order by id"),
    putRefund: sqlite.prepare(
      `insert into refunds (id, reference, payment_id, due_at, body) values (?, ?, ?, ?, ?)
       on conflict (id) do update set due_at = excluded.due_at, body = excluded.body`,
    ),
    trip: sqlite.prepare("insert or ignore into tripped (fault) values (?)"),
  };
  return {
    byId: (id: string) => accepted(sql.byId.get(id)),
    byReference: (reference: string) => accepted(sql.byReference.get(reference)),
    byKey: (key: string) => accepted(sql.byKey.get(key)),
    insert(payment: Payment, key: string, request: string) {
      const { id, reference } = payment;
      sql.insert.run(id, reference, key, request, dueAt(payment), JSON.stringify(payment));
    },
    save: (payment: Payment) => sql.save.run(dueAt(payment), JSON.stringify(payment), payment.id),
    due: (now: Instant) => sql.due.all(now).map((row) => accepted(row)!.payment),
    /** What waits for a card on a reader. */
    shownOn: (reader: string) => accepted(sql.shownOn.get(reader)),
    all: () => sql.all.all().map((row) => accepted(row)!.payment),
    refundById: (id: string) => refund(sql.refundById.get(id)),
    refundByReference: (reference: string) => refund(sql.refundByReference.get(reference)),
    refundsOf: (paymentId: string) => sql.refundsOf.all(paymentId).map((row) => refund(row)!),
    refundsDue: (now: Instant) => sql.refundsDue.all(now).map((row) => refund(row)!),
    refundsAll: () => sql.refundsAll.all().map((row) => refund(row)!),
    putRefund(r: Refund) {
      sql.putRefund.run(r.id, r.reference, r.paymentId, r.due ?? null, JSON.stringify(r));
    },
    /** True the first time it is asked about a fault, and never again. */
    trips: (fault: string) => sql.trip.run(fault).changes === 1,
  };
}

function dueAt(payment: Payment): string | null {
  return payment.due?.at ?? null;
}

function accepted(row: unknown): Accepted | undefined {
  if (row === undefined) return undefined;
  const { body, request } = row as { body: string; request: string };
  return { payment: JSON.parse(body) as Payment, request };
}

function refund(row: unknown): Refund | undefined {
  return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as Refund);
}
