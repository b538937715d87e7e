import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Receipt, ReceiptContent, ReceiptId, ReceiptKind } from "./receipt.ts";
import { statementOf, tokenOf } from "./token.ts";

interface ReceiptTables {
  receipts: ReceiptRow;
}

interface ReceiptRow {
  line_id: string;
  receipt_id: string;
  renewal_id: string;
  kind: ReceiptKind;
  number: string;
  content: unknown;
  addressee_sealed: Buffer | null;
  issued_at: Instant;
  reissued_at: Instant | null;
  reissues: number;
  key_id: string;
  signature: Buffer;
}

export interface ReceiptKey {
  readonly lineId: string;
  readonly renewalId: string;
  /** Else the receipt of the sale. */
  readonly kind?: ReceiptKind;
}

/**
 * The part that issues a receipt, for the statement that fulfils the renewal (or ends its refund).
 * One of a kind per renewal: a second one undoes its statement.
 */
export function issueReceipt(
  act: Act,
  of: { readonly lineId: string; readonly renewalId: string; readonly content: ReceiptContent },
): Part {
  const { signer } = act.secrets;
  return part(
    tables(act)
      .insertInto("receipts")
      .values({
        line_id: of.lineId,
        receipt_id: newId(),
        renewal_id: of.renewalId,
        kind: of.content.kind,
        number: of.content.number,
        content: JSON.stringify(of.content),
        addressee_sealed: null,
        issued_at: act.clock.now(),
        reissued_at: null,
        reissues: 0,
        key_id: signer.keyId,
        signature: signer.sign(statementOf(of.content)),
      }),
  );
}

export async function findReceipt(act: Act, key: ReceiptKey): Promise<Receipt | undefined> {
  const row = await tables(act)
    .selectFrom("receipts")
    .selectAll()
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .where("kind", "=", key.kind ?? "receipt")
    .executeTakeFirst();
  return row === undefined ? undefined : readReceipt(act, row);
}

/** Makes a receipt out to somebody, or out again; from the number of reissues it was read with. */
export function changeReceipt(act: Act, before: Receipt, after: Receipt): Part {
  return part(
    tables(act)
      .updateTable("receipts")
      .set({
        addressee_sealed: after.addressee === undefined ? null : act.secrets.seal(after.addressee),
        reissued_at: after.reissuedAt ?? null,
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
    content,
    issuedAt: row.issued_at,
    reissues: row.reissues,
    token: tokenOf(content, row.key_id, row.signature),
    ...(row.reissued_at === null ? {} : { reissuedAt: row.reissued_at }),
    ...(row.addressee_sealed === null
      ? {}
      : { addressee: act.secrets.unseal(row.addressee_sealed) }),
  };
}
