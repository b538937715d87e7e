import type { Act, LineNews } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { SellerId } from "../catalogue/index.ts";
import { newRenewalCode } from "./identifiers.ts";
import type { LineDraft } from "./line-row.ts";
import type { LineId } from "./line.ts";
import { blindClaim, type ClaimKind, type ClaimRow, type LineRow } from "./lines-store.ts";

/** What an import writes of one line. */
export interface LineChange {
  readonly kind: "created" | "updated" | "unchanged";
  readonly row: LineRow;
  readonly claims: readonly ClaimRow[];
  readonly news: LineNews;
  /** Kinds of values of which the claims above are all that are current. */
  readonly speaksOf: readonly ClaimKind[];
  readonly codeMade?: { readonly iccid: string; readonly renewalCode: string };
}

/** Puts a draft over the line as it stands, or makes the line. */
export function decideLine(
  act: Act,
  wanted: {
    readonly line: LineDraft;
    readonly sellerId: SellerId;
    readonly blinds: Readonly<Partial<Record<ClaimKind, Buffer>>>;
    readonly before: LineRow | undefined;
    readonly held: ReadonlySet<ClaimKind>;
    readonly seq: number;
  },
): LineChange {
  const { line, before } = wanted;
  const codeMade = line.renewalCode === undefined && before === undefined;
  const renewalCode = line.renewalCode ?? (codeMade ? newRenewalCode() : undefined);
  const row = rowOf(act, { ...wanted, renewalCode });
  const changed = before === undefined ? [] : changedColumns(before, row);
  const hasNewLpa = line.lpa !== undefined && !wanted.held.has("lpa");
  const isSame = before !== undefined && changed.length === 0 && !hasNewLpa;
  const kind = before === undefined ? "created" : isSame ? "unchanged" : "updated";
  const lineId = row.line_id as LineId;
  return {
    kind,
    row,
    speaksOf: [
      "iccid",
      "renewal_code",
      ...(line.msisdn === undefined ? [] : (["msisdn"] as const)),
      ...(line.eid === undefined ? [] : (["eid"] as const)),
    ],
    claims: isSame ? [] : claimsOf(act, { ...wanted, lineId, renewalCode }),
    news: {
      name: before === undefined ? "line.imported" : "line.changed",
      line: lineId,
      seq: wanted.seq,
      thing: lineId,
      after: before === undefined ? { status: row.status } : { changed, status: row.status },
    },
    ...(codeMade ? { codeMade: { iccid: line.iccid, renewalCode: renewalCode! } } : {}),
  };
}

function rowOf(
  act: Act,
  wanted: {
    readonly line: LineDraft;
    readonly sellerId: SellerId;
    readonly before: LineRow | undefined;
    readonly held: ReadonlySet<ClaimKind>;
    readonly renewalCode: string | undefined;
  },
): LineRow {
  const { line, before, held, renewalCode } = wanted;
  // Sealing is most of an import's cost: what the line holds already is not sealed again.
  const sealed = (kind: ClaimKind, value: string | null | undefined, old?: Buffer | null) => {
    if (value === null) return null;
    if (value === undefined || (held.has(kind) && old)) return old ?? null;
    return act.secrets.seal(value);
  };
  return {
    line_id: before?.line_id ?? newId<"line">(),
    seller_id: wanted.sellerId,
    network: line.network,
    carrier: line.carrier,
    form: line.form ?? before?.form ?? (isElectronic(line) ? "esim" : "sim"),
    status: line.status ?? before?.status ?? "in_service",
    iccid_sealed: sealed("iccid", line.iccid, before?.iccid_sealed)!,
    msisdn_sealed: sealed("msisdn", line.msisdn, before?.msisdn_sealed),
    eid_sealed: sealed("eid", line.eid, before?.eid_sealed),
    renewal_code_sealed: sealed("renewal_code", renewalCode, before?.renewal_code_sealed)!,
    is_reinstallable: line.isReinstallable ?? before?.is_reinstallable ?? false,
    has_sms: line.hasSms ?? before?.has_sms ?? false,
    recycles_at: line.recyclesAt === undefined ? (before?.recycles_at ?? null) : line.recyclesAt,
    imported_at: before?.imported_at ?? act.clock.now(),
  };
}

function isElectronic(line: LineDraft): boolean {
  return typeof line.eid === "string" || line.lpa !== undefined;
}

// Sealed values are equal when what they seal is, so nothing need be opened to compare.
function changedColumns(before: LineRow, after: LineRow): readonly (keyof LineRow)[] {
  return (Object.keys(after) as (keyof LineRow)[]).filter((column) => {
    const [old, now] = [before[column], after[column]];
    if (Buffer.isBuffer(old) && Buffer.isBuffer(now)) return !old.equals(now);
    return old !== now;
  });
}

function claimsOf(
  act: Act,
  wanted: {
    readonly lineId: LineId;
    readonly blinds: Readonly<Partial<Record<ClaimKind, Buffer>>>;
    readonly before: LineRow | undefined;
    readonly renewalCode: string | undefined;
  },
): readonly ClaimRow[] {
  const { lineId, before, renewalCode } = wanted;
  const blinds: Partial<Record<ClaimKind, Buffer>> = { ...wanted.blinds };
  const code = renewalCode ?? act.secrets.unseal(before!.renewal_code_sealed);
  blinds.renewal_code ??= blindClaim(act, { kind: "renewal_code", value: code });
  return (Object.entries(blinds) as [ClaimKind, Buffer][]).map(([kind, blind]) => ({
    blind,
    kind,
    lineId,
  }));
}
