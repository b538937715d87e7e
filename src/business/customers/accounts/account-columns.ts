import type { Act } from "../../../foundation/act/index.ts";
import {
  addMs,
  epochMs,
  instant,
  msBetween,
  systemClock,
  type Instant,
} from "../../../foundation/clock/index.ts";

/** The tables that the account library keeps its rows in, each with the column of its key. */
export const ACCOUNT_TABLES = {
  customers: "customer_id",
  customer_sessions: "session_id",
  customer_credentials: "credential_id",
  customer_codes: "code_id",
  customer_passkeys: "passkey_id",
} as const;
export type AccountTable = keyof typeof ACCOUNT_TABLES;

export type Row = Record<string, unknown>;

export function tableOf(model: string): AccountTable {
  if (model in ACCOUNT_TABLES) return model as AccountTable;
  throw new Error(`no table for ${model}`);
}

/** The library calls every key `id`. */
export function columnOf(table: AccountTable, field: string): string {
  return field === "id" ? ACCOUNT_TABLES[table] : field;
}

const realClock = systemClock();

/**
 * A value of the library as its column holds it. `*_sealed` columns are sealed. The library reads
 * the machine's clock and takes no other: its moments are moved onto our clock on their way in and
 * back on their way out, so that its expiries follow our clock all the same.
 */
export function toColumn(act: Act, column: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => toColumn(act, column, one));
  if (column.endsWith("_sealed")) {
    if (typeof value !== "string") throw new TypeError(`${column} takes text`);
    return act.secrets.seal(value);
  }
  if (value instanceof Date) return momentOf(act, value);
  return value;
}

export function toRow(act: Act, table: AccountTable, fields: Row): Row {
  const pairs = Object.entries(fields).map(([field, value]) => {
    const column = columnOf(table, field);
    return [column, toColumn(act, column, value)] as const;
  });
  return Object.fromEntries(pairs);
}

export function fromRow(act: Act, table: AccountTable, row: Row): Row {
  const pairs = Object.entries(row).map(([column, value]) => {
    const field = column === ACCOUNT_TABLES[table] ? "id" : column;
    return [field, fromColumn(act, column, value)] as const;
  });
  return Object.fromEntries(pairs);
}

function fromColumn(act: Act, column: string, value: unknown): unknown {
  if (value === null) return null;
  if (column.endsWith("_sealed")) return act.secrets.unseal(value as Uint8Array);
  if (column.endsWith("_at")) return asDate(addMs(value as Instant, -aheadMs(act)));
  return value;
}

/** A moment that the library answered with, on our clock. */
export function momentOf(act: Act, moment: Date): Instant {
  return addMs(instant(moment), aheadMs(act));
}

function aheadMs(act: Act): number {
  return msBetween(realClock.now(), act.clock.now());
}

function asDate(moment: Instant): Date {
  return new Date(epochMs(moment));
}
