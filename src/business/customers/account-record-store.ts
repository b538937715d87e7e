import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { CustomerId } from "./customer.ts";

interface AccountTables {
  customers: { customer_id: string; email_sealed: Buffer; created_at: Instant };
  customer_sessions: { customer_id: string; device_sealed: Buffer | null; created_at: Instant };
  customer_passkeys: { customer_id: string; name_sealed: Buffer | null; created_at: Instant };
}

export async function customerByEmail(
  act: Act,
  email: string,
): Promise<{ readonly customerId: CustomerId; readonly since: Instant } | undefined> {
  const row = await tables(act)
    .selectFrom("customers")
    .select(["customer_id", "created_at"])
    .where("email_sealed", "=", act.secrets.seal(email))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { customerId: row.customer_id as CustomerId, since: row.created_at };
}

/** Where the account is open, and which passkeys open it. */
export async function opensAccount(act: Act, customerId: CustomerId) {
  const named = (sealed: Buffer | null) => (sealed === null ? "" : act.secrets.unseal(sealed));
  const [sessions, passkeys] = await Promise.all([
    tables(act)
      .selectFrom("customer_sessions")
      .select(["device_sealed", "created_at"])
      .where("customer_id", "=", customerId)
      .orderBy("created_at")
      .execute(),
    tables(act)
      .selectFrom("customer_passkeys")
      .select(["name_sealed", "created_at"])
      .where("customer_id", "=", customerId)
      .orderBy("created_at")
      .execute(),
  ]);
  return {
    sessions: sessions.map((row) => ({ device: named(row.device_sealed), since: row.created_at })),
    passkeys: passkeys.map((row) => ({ name: named(row.name_sealed), since: row.created_at })),
  };
}

/** With everything that hangs on it: sessions, passkeys, saved lines. */
export function deleteCustomer(act: Act, customerId: CustomerId): Part {
  return part(tables(act).deleteFrom("customers").where("customer_id", "=", customerId), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<AccountTables>();
}
