import type { News } from "../../../foundation/act/index.ts";
import type { AccountTable, Row } from "./account-columns.ts";

export interface AccountWrite {
  readonly table: AccountTable;
  readonly kind: "create" | "update" | "delete";
  /** The row as it is (or, when created, will be), in columns. */
  readonly row: Row;
  /** The columns that an update sets. */
  readonly sets: readonly string[];
}

/**
 * The news of a write of the account library; nothing for what is no news: codes that come and go,
 * a session that lives on, the counter of a passkey.
 */
export function newsOf({ table, kind, row, sets }: AccountWrite): News | undefined {
  const name = nameOf(table, kind, sets);
  if (name === undefined) return undefined;
  const customerId = String(row["customer_id"]);
  const part = PART_KEYS[table];
  return {
    name,
    thing: customerId,
    ...(part === undefined ? {} : { after: { [part]: row[part] } }),
  };
}

const PART_KEYS: Readonly<Partial<Record<AccountTable, string>>> = {
  customer_sessions: "session_id",
  customer_passkeys: "passkey_id",
};

function nameOf(
  table: AccountTable,
  kind: AccountWrite["kind"],
  sets: readonly string[],
): string | undefined {
  if (kind === "update") {
    if (table === "customers" && sets.includes("is_email_verified"))
      return "customer.email_verified";
    if (table === "customer_credentials") return "customer.password_set";
    return undefined;
  }
  return NAMES[kind][table];
}

const NAMES: Readonly<Record<"create" | "delete", Partial<Record<AccountTable, string>>>> = {
  create: {
    customers: "customer.registered",
    customer_sessions: "customer.logged_in",
    customer_credentials: "customer.password_set",
    customer_passkeys: "customer.passkey_added",
  },
  delete: {
    customers: "customer.deleted",
    customer_sessions: "customer.logged_out",
    customer_credentials: "customer.password_dropped",
    customer_passkeys: "customer.passkey_removed",
  },
};
