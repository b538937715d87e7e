import type { Act } from "../../foundation/act/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Refund } from "./attempt.ts";

interface RefundTables {
  refunds: RefundRow;
}

export interface RefundRow {
  line_id: string;
  refund_id: string;
  attempt_id: string;
  renewal_id: string | null;
  amount_yen: number;
  reason: string;
  state: string;
  provider_reference: string | null;
  wanted_at: string;
  sent_at: string | null;
  settled_at: string | null;
}

export function insertRefund(act: Act, refund: Refund): Part {
  return part(tables(act).insertInto("refunds").values(refundRow(refund)));
}

export function updateRefund(act: Act, before: Refund, after: Refund): Part {
  return part(
    tables(act)
      .updateTable("refunds")
      .set({
        state: after.state,
        provider_reference: after.providerReference ?? null,
        sent_at: after.sentAt ?? null,
        settled_at: after.settledAt ?? null,
      })
      .where("line_id", "=", before.lineId)
      .where("refund_id", "=", before.refundId)
      .where("state", "=", before.state),
  );
}

export async function refundsOf(
  act: Act,
  key: { lineId: string; renewalId: string },
): Promise<readonly Refund[]> {
  const rows = await tables(act)
    .selectFrom("refunds")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("wanted_at")
    .execute();
  return rows.map(readRefund);
}

/** Of all refunds that are decided, and neither done nor waiting for their payers. */
export async function yenOnTheWayBack(act: Act): Promise<number> {
  const { rows } = await act.database.run({
    text: `select coalesce(sum(amount_yen), 0)::bigint as yen from refunds
      where state in ('wanted', 'sent', 'unknown')`,
    values: [],
  });
  return (rows[0] as { yen: number }).yen;
}

function tables(act: Act) {
  return act.database.tables<RefundTables>();
}

function refundRow(refund: Refund): RefundRow {
  return {
    line_id: refund.lineId,
    refund_id: refund.refundId,
    attempt_id: refund.attemptId,
    renewal_id: refund.renewalId ?? null,
    amount_yen: refund.amountYen,
    reason: refund.reason,
    state: refund.state,
    provider_reference: refund.providerReference ?? null,
    wanted_at: refund.wantedAt,
    sent_at: refund.sentAt ?? null,
    settled_at: refund.settledAt ?? null,
  };
}

export function readRefund(row: RefundRow): Refund {
  return {
    lineId: row.line_id,
    refundId: row.refund_id,
    attemptId: row.attempt_id,
    amountYen: row.amount_yen,
    reason: row.reason,
    state: row.state,
    wantedAt: row.wanted_at,
    ...(row.renewal_id === null ? {} : { renewalId: row.renewal_id }),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
    ...(row.provider_reference === null ? {} : { providerReference: row.provider_reference }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  } as Refund;
}
