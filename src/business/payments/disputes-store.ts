import type { Act } from "../../foundation/act/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Dispute } from "./dispute.ts";

interface DisputeTables {
  disputes: DisputeRow;
}

interface DisputeRow {
  line_id: string;
  dispute_id: string;
  attempt_id: string;
  reference: string;
  state: string;
  amount_yen: number;
  reason: string;
  opened_at: string;
  respond_by: string | null;
  heard_at: string;
  closed_at: string | null;
}

export function insertDispute(act: Act, dispute: Dispute): Part {
  return part(
    tables(act)
      .insertInto("disputes")
      .values({
        line_id: dispute.lineId,
        dispute_id: dispute.disputeId,
        attempt_id: dispute.attemptId,
        reference: dispute.reference,
        state: dispute.state,
        amount_yen: dispute.amountYen,
        reason: dispute.reason,
        opened_at: dispute.openedAt,
        respond_by: dispute.respondBy ?? null,
        heard_at: dispute.heardAt,
        closed_at: dispute.closedAt ?? null,
      }),
  );
}

export function closeDispute(act: Act, before: Dispute, after: Dispute): Part {
  return part(
    tables(act)
      .updateTable("disputes")
      .set({ state: after.state, closed_at: after.closedAt ?? null })
      .where("line_id", "=", before.lineId)
      .where("dispute_id", "=", before.disputeId)
      .where("state", "=", before.state),
  );
}

/** All disputes about one payment, oldest first. */
export async function disputesOf(
  act: Act,
  key: { readonly lineId: string; readonly attemptId: string },
): Promise<readonly Dispute[]> {
  const rows = await tables(act)
    .selectFrom("disputes")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("attempt_id", "=", key.attemptId)
    .orderBy("opened_at")
    .execute();
  return rows.map(readDispute);
}

/** Disputes that are not decided, the oldest first. */
export async function openDisputes(act: Act, limit: number): Promise<readonly Dispute[]> {
  const rows = await tables(act)
    .selectFrom("disputes")
    .selectAll()
    .where("state", "=", "open")
    .orderBy("opened_at")
    .limit(limit)
    .execute();
  return rows.map(readDispute);
}

function tables(act: Act) {
  return act.database.tables<DisputeTables>();
}

function readDispute(row: DisputeRow): Dispute {
  return {
    lineId: row.line_id,
    disputeId: row.dispute_id,
    attemptId: row.attempt_id,
    reference: row.reference,
    state: row.state,
    amountYen: row.amount_yen,
    reason: row.reason,
    openedAt: row.opened_at,
    heardAt: row.heard_at,
    ...(row.respond_by === null ? {} : { respondBy: row.respond_by }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  } as Dispute;
}
