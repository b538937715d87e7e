import type { Instant } from "../../../../foundation/clock/index.ts";
import type { Store } from "../../../sandbox/index.ts";
import type { Grant, Line, Revocation } from "./grant.ts";
import type { Sms } from "./sms.ts";

export const SCHEMA = `
  create table if not exists lines (iccid text primary key, body text not null) without rowid;
  create table if not exists grants (
    reference text primary key, iccid text not null, due_at text, request text not null,
    body text not null
  ) without rowid;
  create index if not exists grants_line on grants (iccid);
  create index if not exists grants_due on grants (due_at) where due_at is not null;
  create table if not exists revocations (
    reference text primary key, grant_reference text not null, body text not null
  ) without rowid;
  create index if not exists revocations_grant on revocations (grant_reference);
  create table if not exists sms (
    reference text primary key, iccid text not null, body text not null
  ) without rowid;
  create table if not exists tripped (fault text primary key) without rowid;
`;

export type CarrierStore = ReturnType<typeof openCarrierStore>;

/** The only place of this sandbox that speaks SQL. */
export function openCarrierStore({ sqlite }: Store) {
  const sql = {
    line: sqlite.prepare("select body from lines where iccid = ?"),
    lines: sqlite.prepare("select body from lines order by iccid"),
    putLine: sqlite.prepare("insert or replace into lines (iccid, body) values (?, ?)"),
    grant: sqlite.prepare("select body from grants where reference = ?"),
    request: sqlite.prepare("select request from grants where reference = ?"),
    grants: sqlite.prepare("select body from grants"),
    grantsOf: sqlite.prepare("select body from grants where iccid = ?"),
    due: sqlite.prepare("select body from grants where due_at <= ? limit 200"),
    insertGrant: sqlite.prepare(
      "insert into grants (reference, iccid, due_at, request, body) values (?, ?, ?, ?, ?)",
    ),
    saveGrant: sqlite.prepare("update grants set due_at = ?, body = ? where reference = ?"),
    revocation: sqlite.prepare("select body from revocations where reference = ?"),
    revocations: sqlite.prepare("select body from revocations"),
    revocationsOf: sqlite.prepare("select body from revocations where grant_reference = ?"),
    putRevocation: sqlite.prepare(
      "insert or replace into revocations (reference, grant_reference, body) values (?, ?, ?)",
    ),
    sms: sqlite.prepare("select body from sms where reference = ?"),
    allSms: sqlite.prepare("select body from sms"),
    insertSms: sqlite.prepare("insert into sms (reference, iccid, body) values (?, ?, ?)"),
    trip: sqlite.prepare("insert or ignore into tripped (fault) values (?)"),
  };
  return {
    line: (iccid: string) => read<Line>(sql.line.get(iccid)),
    lines: () => readAll<Line>(sql.lines.all()),
    putLine: (line: Line) => sql.putLine.run(line.iccid, JSON.stringify(line)),
    grant: (reference: string) => read<Grant>(sql.grant.get(reference)),
    /** The request as it first came, to tell a repetition from another use of its reference. */
    requestOf: (reference: string) =>
      (sql.request.get(reference) as { request: string } | undefined)?.request,
    grants: () => readAll<Grant>(sql.grants.all()),
    grantsOf: (iccid: string) => readAll<Grant>(sql.grantsOf.all(iccid)),
    grantsDue: (now: Instant) => readAll<Grant>(sql.due.all(now)),
    insertGrant(g: Grant, request: string) {
      sql.insertGrant.run(g.reference, g.iccid, g.due?.at ?? null, request, JSON.stringify(g));
    },
    saveGrant: (g: Grant) => sql.saveGrant.run(g.due?.at ?? null, JSON.stringify(g), g.reference),
    revocation: (reference: string) => read<Revocation>(sql.revocation.get(reference)),
    revocations: () => readAll<Revocation>(sql.revocations.all()),
    revocationsOf: (grant: string) => readAll<Revocation>(sql.revocationsOf.all(grant)),
    putRevocation: (r: Revocation) =>
      sql.putRevocation.run(r.reference, r.grantReference, JSON.stringify(r)),
    sms: (reference: string) => read<Sms>(sql.sms.get(reference)),
    allSms: () => readAll<Sms>(sql.allSms.all()),
    insertSms: (sms: Sms) => sql.insertSms.run(sms.reference, sms.iccid, JSON.stringify(sms)),
    /** True the first time it is asked about a fault, and never again. */
    trips: (fault: string) => sql.trip.run(fault).changes === 1,
  };
}

function read<T>(row: unknown): T | undefined {
  return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as T);
}

function readAll<T>(rows: readonly unknown[]): readonly T[] {
  return rows.map((row) => JSON.parse((row as { body: string }).body) as T);
}
