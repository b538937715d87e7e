import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
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
    has_sms: boolean;
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

/** By whom each of these lines is connected; without those that do not exist. */
export async function carriersOf(
  act: Act,
  lineIds: readonly LineId[],
): Promise<ReadonlyMap<LineId, string>> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", carrier from lines where line_id = any($1::uuid[])`,
    values: [lineIds],
    isFrequent: true,
  });
  return new Map(
    (rows as { lineId: LineId; carrier: string }[]).map((row) => [row.lineId, row.carrier]),
  );
}

// A card that was replaced still finds its line. A number or code that was replaced does not:
// the number may be somebody else's by now, and the code may have leaked.
const OLD_ONES_FIND: readonly ClaimKind[] = ["iccid", "eid", "lpa"];

/** The line that a value leads to; cards it had before included. */
export async function lineByClaim(act: Act, claim: Claim): Promise<Line | undefined> {
  const row = await act.database
    .tables<LineTables>()
    .selectFrom("line_claims")
    .innerJoin("lines", "lines.line_id", "line_claims.line_id")
    .selectAll("lines")
    .select("line_claims.is_current")
    .where("line_claims.blind", "=", blindClaim(act, claim))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return row.is_current || OLD_ONES_FIND.includes(claim.kind) ? readLine(act, row) : undefined;
}

/** The lines that values lead to now, by `kind value`; a value that leads nowhere is absent. */
export async function linesByClaims(
  act: Act,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, LineId>> {
  const blinds = claims.map((claim) => blindClaim(act, claim));
  const holders = await holdersOf(act, blinds);
  const found = new Map<string, LineId>();
  for (const [i, claim] of claims.entries()) {
    const holder = holders.get(blinds[i]!.toString("hex"));
    if (holder === undefined) continue;
    const finds = holder.isCurrent || OLD_ONES_FIND.includes(claim.kind);
    if (finds) found.set(`${claim.kind} ${claim.value}`, holder.lineId);
  }
  return found;
}

/** Who holds these values now, by the blind as hexadecimal text. */
export async function holdersOf(
  act: Act,
  blinds: readonly Buffer[],
): Promise<ReadonlyMap<string, { readonly lineId: LineId; readonly isCurrent: boolean }>> {
  const { rows } = await act.database.run({
    text: `select encode(blind, 'hex') as blind, line_id as "lineId", is_current as "isCurrent"
      from line_claims where blind = any($1::bytea[])`,
    values: [blinds],
    isFrequent: true,
  });
  const holders = rows as { blind: string; lineId: LineId; isCurrent: boolean }[];
  return new Map(holders.map((row) => [row.blind, row]));
}

export type LineRow = LineTables["lines"];

/** Lines as they are stored, sealed; equal values have equal bytes. */
export async function readLineRows(
  act: Act,
  lineIds: readonly LineId[],
): Promise<ReadonlyMap<LineId, LineRow>> {
  if (lineIds.length === 0) return new Map();
  const { rows } = await act.database.run({
    text: "select * from lines where line_id = any($1::uuid[])",
    values: [lineIds],
    isFrequent: true,
  });
  return new Map((rows as LineRow[]).map((row) => [row.line_id as LineId, row]));
}

/** Writes lines, new or not, in one statement. */
export function putLines(rows: readonly LineRow[]): Part {
  const column = (name: keyof LineRow) => rows.map((row) => row[name]);
  return {
    text: `insert into lines (line_id, seller_id, network, carrier, form, status, iccid_sealed,
        msisdn_sealed, eid_sealed, renewal_code_sealed, is_reinstallable, recycles_at, imported_at,
        has_sms)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[],
        $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::boolean[], $12::timestamptz[],
        $13::timestamptz[], $14::boolean[])
      on conflict (line_id) do update set
        seller_id = excluded.seller_id, network = excluded.network, carrier = excluded.carrier,
        form = excluded.form, status = excluded.status, iccid_sealed = excluded.iccid_sealed,
        msisdn_sealed = excluded.msisdn_sealed, eid_sealed = excluded.eid_sealed,
        renewal_code_sealed = excluded.renewal_code_sealed,
        is_reinstallable = excluded.is_reinstallable, recycles_at = excluded.recycles_at,
        has_sms = excluded.has_sms`,
    values: [
      column("line_id"),
      column("seller_id"),
      column("network"),
      column("carrier"),
      column("form"),
      column("status"),
      column("iccid_sealed"),
      column("msisdn_sealed"),
      column("eid_sealed"),
      column("renewal_code_sealed"),
      column("is_reinstallable"),
      column("recycles_at"),
      column("imported_at"),
      column("has_sms"),
    ],
    expects: "one",
  };
}

export interface ClaimRow {
  readonly blind: Buffer;
  readonly kind: ClaimKind;
  readonly lineId: LineId;
}

/** Leads values to their lines; each blind once. Values taken over leave their former line. */
export function putClaims(claims: readonly ClaimRow[], since: Instant): Part {
  return {
    text: `insert into line_claims (blind, kind, line_id, since, is_current)
      select blind, kind, line_id, $4::timestamptz, true
        from unnest($1::bytea[], $2::text[], $3::uuid[]) as t (blind, kind, line_id)
      on conflict (blind) do update set line_id = excluded.line_id, is_current = true,
        since = case when line_claims.line_id = excluded.line_id and line_claims.is_current
          then line_claims.since else excluded.since end`,
    values: [
      claims.map((claim) => claim.blind),
      claims.map((claim) => claim.kind),
      claims.map((claim) => claim.lineId),
      since,
    ],
    expects: "one",
  };
}

/** What these lines were found by until now and no longer are: kept, as former values. */
export function retireClaims(
  lineIds: readonly LineId[],
  kinds: readonly ClaimKind[],
  current: readonly Buffer[],
): Part {
  return {
    text: `update line_claims set is_current = false
      where line_id = any($1::uuid[]) and kind = any($2::text[]) and is_current
        and not blind = any($3::bytea[])`,
    values: [lineIds, kinds, current],
    expects: "any",
  };
}

export function readLine(act: Act, row: LineRow): Line {
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
    hasSms: row.has_sms,
    ...(row.recycles_at === null ? {} : { recyclesAt: row.recycles_at }),
  };
}
