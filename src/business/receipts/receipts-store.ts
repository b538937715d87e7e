import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Receipt, ReceiptContent, ReceiptId, ReceiptKind } from "./receipt.ts";
import { statementOf, tokenOf } from "./token.ts";

interface ReceiptTables {
  receipts: ReceiptRow;
}

export interface ReceiptRow {
  line_id: string;
  receipt_id: string;
  renewal_id: string;
  kind: ReceiptKind;
  ordinal: number;
  number: string;
  content: unknown;
  addressee_sealed: Buffer | null;
  issued_at: Instant;
  reissued_at: Instant | null;
  reissued_by: string | null;
  reissues: number;
  key_id: string;
  signature: Buffer;
}

export interface ReceiptKey {
  readonly lineId: string;
  readonly renewalId: string;
  /** Else the receipt of the sale. */
  readonly kind?: ReceiptKind;
  /** Which of the kind, from 1; else the newest. */
  readonly ordinal?: number;
}

export interface Issue {
  readonly lineId: string;
  readonly renewalId: string;
  /** Which of its kind; 1 when absent. */
  readonly ordinal?: number;
  readonly content: ReceiptContent;
}

/**
 * The part that issues a receipt, for the statement that fulfils the renewal (or ends its refund).
 * One of a kind and ordinal per renewal: a second one undoes its statement.
 */
export function issueReceipt(act: Act, issue: Issue): Part {
  const { signer } = act.secrets;
  return part(
    tables(act)
      .insertInto("receipts")
      .values({
        line_id: issue.lineId,
        receipt_id: newId(),
        renewal_id: issue.renewalId,
        kind: issue.content.kind,
        ordinal: issue.ordinal ?? 1,
        number: issue.content.number,
        content: JSON.stringify(issue.content),
        addressee_sealed: null,
        issued_at: act.clock.now(),
        reissued_at: null,
        reissued_by: null,
        reissues: 0,
        key_id: signer.keyId,
        signature: signer.sign(statementOf(issue.content)),
      }),
  );
}

export async function findReceipt(act: Act, key: ReceiptKey): Promise<Receipt | undefined> {
  const { ordinal, kind = "receipt" } = key;
  const receipts = await receiptsOf(act, key);
  return receipts.findLast(
    (one) => one.content.kind === kind && (ordinal === undefined || one.ordinal === ordinal),
  );
}

/** All documents of a renewal: the receipt of the sale, then what went back, in its order. */
export async function receiptsOf(
  act: Act,
  key: { readonly lineId: string; readonly renewalId: string },
): Promise<readonly Receipt[]> {
  const rows = await tables(act)
    .selectFrom("receipts")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("kind")
    .orderBy("ordinal")
    .execute();
  return rows.map((row) => readReceipt(act, row));
}

/** Makes a receipt out to somebody, or out again; from the number of reissues it was read with. */
export function changeReceipt(act: Act, before: Receipt, after: Receipt): Part {
  return part(
    tables(act)
      .updateTable("receipts")
      .set({
        addressee_sealed: after.addressee === undefined ? null : act.secrets.seal(after.addressee),
        reissued_at: after.reissuedAt ?? null,
        reissued_by: after.reissuedBy ?? null,
        reissues: after.reissues,
      })
      .where("line_id", "=", before.lineId)
      .where("receipt_id", "=", before.receiptId)
      .where("reissues", "=", before.reissues),
  );
}

function tables(act: Act) {
  return act.database.tables<ReceiptTables>();
}

function readReceipt(act: Act, row: ReceiptRow): Receipt {
  const content = row.content as ReceiptContent;
  return {
    lineId: row.line_id,
    receiptId: row.receipt_id as ReceiptId,
    renewalId: row.renewal_id,
    ordinal: row.ordinal,
    content,
    issuedAt: row.issued_at,
    reissues: row.reissues,
    token: tokenOf(content, row.key_id, row.signature),
    ...(row.reissued_at === null ? {} : { reissuedAt: row.reissued_at }),
    ...(row.reissued_by === null ? {} : { reissuedBy: row.reissued_by }),
    ...(row.addressee_sealed === null
      ? {}
      : { addressee: act.secrets.unseal(row.addressee_sealed) }),
  };
}
