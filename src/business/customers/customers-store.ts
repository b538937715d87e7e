import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { CustomerId } from "./customer.ts";
import type { SavedLine, SavedLineProof } from "./saved-line.ts";

interface CustomerTables {
  customers: { customer_id: string; email_sealed: Buffer };
  customer_credentials: { customer_id: string; password_sealed: Buffer | null };
  customer_sessions: { expires_at: Instant };
  customer_codes: { expires_at: Instant };
  customer_lines: {
    line_id: string;
    customer_id: string;
    proof: SavedLineProof;
    nickname_sealed: Buffer | null;
    saved_at: Instant;
  };
}

export async function customerEmailById(act: Act, customerId: string): Promise<string | undefined> {
  const row = await tables(act)
    .selectFrom("customers")
    .select("email_sealed")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return row === undefined ? undefined : act.secrets.unseal(row.email_sealed);
}

export async function hasPassword(act: Act, customerId: CustomerId): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("customer_credentials")
    .select("customer_id")
    .where("customer_id", "=", customerId)
    .where("password_sealed", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The customer's lines, the one saved last first; or only the one asked for. */
export async function readSavedLines(
  act: Act,
  customerId: CustomerId,
  lineId?: string,
): Promise<readonly SavedLine[]> {
  let query = tables(act)
    .selectFrom("customer_lines")
    .selectAll()
    .where("customer_id", "=", customerId)
    .orderBy("saved_at", "desc")
    .orderBy("line_id");
  if (lineId !== undefined) query = query.where("line_id", "=", lineId);
  const rows = await query.execute();
  return rows.map((row) => ({
    lineId: row.line_id,
    proof: row.proof,
    savedAt: row.saved_at,
    ...(row.nickname_sealed === null ? {} : { nickname: act.secrets.unseal(row.nickname_sealed) }),
  }));
}

/** Saves the line, or gives the saved one a new nickname and proof. */
export function savedLinePart(act: Act, customerId: CustomerId, line: SavedLine): Part {
  const nickname = line.nickname === undefined ? null : act.secrets.seal(line.nickname);
  return part(
    tables(act)
      .insertInto("customer_lines")
      .values({
        line_id: line.lineId,
        customer_id: customerId,
        proof: line.proof,
        nickname_sealed: nickname,
        saved_at: line.savedAt,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["line_id", "customer_id"])
          .doUpdateSet({ proof: line.proof, nickname_sealed: nickname }),
      ),
  );
}

export function removedLinePart(act: Act, customerId: CustomerId, lineId: string): Part {
  return part(
    tables(act)
      .deleteFrom("customer_lines")
      .where("line_id", "=", lineId)
      .where("customer_id", "=", customerId),
  );
}

/** Sessions and codes that ended before `before`: they open nothing any more. */
export async function deleteEnded(act: Act, before: Instant): Promise<void> {
  const query = (table: "customer_sessions" | "customer_codes") =>
    tables(act).deleteFrom(table).where("expires_at", "<", before).compile();
  for (const { sql, parameters } of [query("customer_sessions"), query("customer_codes")]) {
    await act.database.run({ text: sql, values: parameters });
  }
}

function tables(act: Act) {
  return act.database.tables<CustomerTables>();
}
