import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { CustomerId } from "./customer.ts";
import type { SavedLine, SavedLineProof } from "./saved-line.ts";

/** The customers who have these e-mails, by e-mail. */
export async function customerIdsByEmails(
  act: Act,
  emails: readonly string[],
): Promise<ReadonlyMap<string, CustomerId>> {
  const { rows } = await act.database.run({
    text: `select customer_id as "customerId", email_sealed as sealed
      from customers where email_sealed = any($1::bytea[])`,
    values: [emails.map((email) => act.secrets.seal(email))],
  });
  const found = rows as { customerId: CustomerId; sealed: Buffer }[];
  return new Map(found.map((row) => [act.secrets.unseal(row.sealed), row.customerId]));
}

/** The lines that customers keep, by customer and line. */
export async function savedLinesOf(
  act: Act,
  customerIds: readonly CustomerId[],
): Promise<Map<CustomerId, Map<string, SavedLine>>> {
  const { rows } = await act.database.run({
    text: `select customer_id as "customerId", line_id as "lineId", proof, saved_at as "savedAt",
        nickname_sealed as nickname
      from customer_lines where customer_id = any($1::uuid[])`,
    values: [customerIds],
  });
  const found = new Map<CustomerId, Map<string, SavedLine>>();
  for (const row of rows as SavedRow[]) {
    const own = found.get(row.customerId) ?? new Map<string, SavedLine>();
    const { lineId, proof, savedAt } = row;
    const nickname = row.nickname === null ? undefined : act.secrets.unseal(row.nickname);
    own.set(lineId, { lineId, proof, savedAt, ...(nickname === undefined ? {} : { nickname }) });
    found.set(row.customerId, own);
  }
  return found;
}

interface SavedRow {
  readonly customerId: CustomerId;
  readonly lineId: string;
  readonly proof: SavedLineProof;
  readonly savedAt: Instant;
  readonly nickname: Buffer | null;
}

export function putCustomer(
  act: Act,
  customer: { readonly customerId: CustomerId; readonly email: string; readonly name: string },
): Part {
  return {
    text: `insert into customers
        (customer_id, email_sealed, is_email_verified, name_sealed, created_at, updated_at)
      values ($1, $2, false, $3, $4, $4)`,
    values: [
      customer.customerId,
      act.secrets.seal(customer.email),
      act.secrets.seal(customer.name),
      act.clock.now(),
    ],
    expects: "one",
  };
}
