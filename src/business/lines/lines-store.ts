import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { SellerId } from "../catalogue/index.ts";
import type { Line, LineId, LineStatus } from "./line.ts";

export interface LineTables {
  lines: {
    line_id: string;
    seller_id: string;
    network: string;
    carrier: string;
    form: "sim" | "esim";
    status: LineStatus;
    iccid_sealed: Buffer;
    msisdn_sealed: Buffer | null;
    eid_sealed: Buffer | null;
    renewal_code_sealed: Buffer;
    is_reinstallable: boolean;
    recycles_at: Instant | null;
    imported_at: Instant;
  };
  line_claims: {
    blind: Buffer;
    kind: ClaimKind;
    line_id: string;
    since: Instant;
    is_current: boolean;
  };
}

export type ClaimKind = "iccid" | "msisdn" | "eid" | "lpa" | "renewal_code";

export interface Claim {
  readonly kind: ClaimKind;
  readonly value: string;
}

export function blindClaim(act: Act, claim: Claim): Buffer {
  return act.secrets.blind(`line ${claim.kind}`, claim.value);
}

/** The line, whatever its status; undefined when there is none. */
export async function lineById(act: Act, lineId: LineId): Promise<Line | undefined> {
  const [line] = await linesByIds(act, [lineId]);
  return line;
}

/** Those that exist, in no order. */
export async function linesByIds(act: Act, lineIds: readonly LineId[]): Promise<readonly Line[]> {
  if (lineIds.length === 0) return [];
  const rows = await act.database
    .tables<LineTables>()
    .selectFrom("lines")
    .selectAll()
    .where("line_id", "in", [...lineIds])
    .execute();
  return rows.map((row) => readLine(act, row));
}

/** The line that a value leads to, cards it had before included. */
export async function lineByClaim(act: Act, claim: Claim): Promise<Line | undefined> {
  const row = await act.database
    .tables<LineTables>()
    .selectFrom("line_claims")
    .innerJoin("lines", "lines.line_id", "line_claims.line_id")
    .selectAll("lines")
    .where("line_claims.blind", "=", blindClaim(act, claim))
    .executeTakeFirst();
  return row === undefined ? undefined : readLine(act, row);
}

export function readLine(act: Act, row: LineTables["lines"]): Line {
  const { secrets } = act;
  return {
    lineId: row.line_id as LineId,
    sellerId: row.seller_id as SellerId,
    network: row.network,
    carrier: row.carrier,
    form: row.form,
    status: row.status,
    iccid: secrets.unseal(row.iccid_sealed),
    ...(row.msisdn_sealed === null ? {} : { msisdn: secrets.unseal(row.msisdn_sealed) }),
    ...(row.eid_sealed === null ? {} : { eid: secrets.unseal(row.eid_sealed) }),
    renewalCode: secrets.unseal(row.renewal_code_sealed),
    isReinstallable: row.is_reinstallable,
    ...(row.recycles_at === null ? {} : { recyclesAt: row.recycles_at }),
  };
}
