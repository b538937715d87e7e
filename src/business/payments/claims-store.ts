import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { ClaimWay, RefundClaim } from "./refund-claim.ts";

interface ClaimTables {
  refund_claims: ClaimRow;
  refund_vouchers: { number: string; line_id: string; refund_id: string };
}

interface ClaimRow {
  line_id: string;
  refund_id: string;
  renewal_id: string;
  number: string;
  amount_yen: number;
  state: string;
  way: string | null;
  way_sealed: Buffer | null;
  payout_id: string | null;
  payout_state: string | null;
  payout_sent_at: string | null;
  payout_reference: string | null;
  failure: string | null;
  opened_at: string;
  changed_at: string;
  paid_by: string | null;
  paid_reference: string | null;
  paid_till_id: string | null;
}

export interface ClaimKey {
  readonly lineId: string;
  readonly refundId: string;
}

/** Writes a new claim, and its voucher's number as taken. */
export function insertClaim(act: Act, claim: RefundClaim): readonly Part[] {
  const { number, lineId, refundId } = claim;
  const voucher = { number, line_id: lineId, refund_id: refundId };
  return [
    part(tables(act).insertInto("refund_claims").values(claimRow(act, claim))),
    part(tables(act).insertInto("refund_vouchers").values(voucher)),
  ];
}

/** Moves a claim on, from the state and the moment it was read in. */
export function updateClaim(act: Act, before: RefundClaim, after: RefundClaim): Part {
  const { line_id: _line, refund_id: _refund, number: _number, ...row } = claimRow(act, after);
  return part(
    tables(act)
      .updateTable("refund_claims")
      .set(row)
      .where("line_id", "=", before.lineId)
      .where("refund_id", "=", before.refundId)
      .where("state", "=", before.state),
  );
}

export async function claimsOf(
  act: Act,
  key: { readonly lineId: string; readonly renewalId: string },
): Promise<readonly RefundClaim[]> {
  const rows = await tables(act)
    .selectFrom("refund_claims")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("opened_at")
    .execute();
  return rows.map((row) => readClaim(act, row));
}

/** The claim of a voucher's number. */
export async function claimOfNumber(act: Act, number: string): Promise<RefundClaim | undefined> {
  const row = await tables(act)
    .selectFrom("refund_vouchers as v")
    .innerJoin("refund_claims as c", (join) =>
      join.onRef("c.line_id", "=", "v.line_id").onRef("c.refund_id", "=", "v.refund_id"),
    )
    .selectAll("c")
    .where("v.number", "=", number)
    .executeTakeFirst();
  return row === undefined ? undefined : readClaim(act, row);
}

/** Claims that are not paid, oldest first: of those opened before a moment, if it is given. */
export async function unpaidClaims(
  act: Act,
  options: { readonly openedBefore?: Instant; readonly limit: number },
): Promise<readonly RefundClaim[]> {
  const rows = await tables(act)
    .selectFrom("refund_claims")
    .selectAll()
    .where("state", "in", ["open", "way_chosen", "paying"])
    .$if(options.openedBefore !== undefined, (query) =>
      query.where("opened_at", "<", options.openedBefore!),
    )
    .orderBy("opened_at")
    .limit(options.limit)
    .execute();
  return rows.map((row) => readClaim(act, row));
}

function tables(act: Act) {
  return act.database.tables<ClaimTables>();
}

function claimRow(act: Act, claim: RefundClaim): ClaimRow {
  const { way, payout } = claim;
  return {
    line_id: claim.lineId,
    refund_id: claim.refundId,
    renewal_id: claim.renewalId,
    number: claim.number,
    amount_yen: claim.amountYen,
    state: claim.state,
    way: way?.kind ?? null,
    way_sealed: way === undefined ? null : act.secrets.seal(JSON.stringify(way)),
    payout_id: payout?.payoutId ?? null,
    payout_state: payout?.state ?? null,
    payout_sent_at: payout?.sentAt ?? null,
    payout_reference: payout?.providerReference ?? null,
    failure: claim.failure ?? null,
    opened_at: claim.openedAt,
    changed_at: claim.changedAt,
    paid_by: claim.paidBy ?? null,
    paid_reference: claim.paidReference ?? null,
    paid_till_id: claim.paidTillId ?? null,
  };
}

function readClaim(act: Act, row: ClaimRow): RefundClaim {
  return {
    lineId: row.line_id,
    refundId: row.refund_id,
    renewalId: row.renewal_id,
    number: row.number,
    amountYen: row.amount_yen,
    state: row.state,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    ...(row.way_sealed === null
      ? {}
      : { way: JSON.parse(act.secrets.unseal(row.way_sealed)) as ClaimWay }),
    ...(row.payout_id === null
      ? {}
      : {
          payout: {
            payoutId: row.payout_id,
            state: row.payout_state,
            sentAt: row.payout_sent_at,
            ...(row.payout_reference === null ? {} : { providerReference: row.payout_reference }),
          },
        }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.paid_by === null ? {} : { paidBy: row.paid_by }),
    ...(row.paid_reference === null ? {} : { paidReference: row.paid_reference }),
    ...(row.paid_till_id === null ? {} : { paidTillId: row.paid_till_id }),
  } as RefundClaim;
}
