import type { Database } from "../database/index.ts";
import type { Claim } from "./desk.ts";

/**
 * Leases rows of a table that are due, the longest due first, and answers their keys. The names
 * stand in the program; nothing of them comes from outside.
 */
export async function leaseDue(
  database: Database,
  of: {
    readonly table: string;
    readonly key: string;
    /** Which of those that are due, as SQL. */
    readonly only?: string;
  },
  { now, limit, leaseUntil }: Claim,
): Promise<readonly string[]> {
  const { table, key, only = "true" } = of;
  const { rows } = await database.run({
    text: `update ${table} set due_at = $3 where ${key} in (
        select ${key} from ${table} where due_at <= $1 and ${only}
        order by due_at limit $2 for update skip locked)
      returning ${key} as key`,
    values: [now, limit, leaseUntil],
    isFrequent: true,
  });
  return (rows as readonly { readonly key: string }[]).map((row) => row.key);
}
