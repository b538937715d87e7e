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
  ordinal: number;
  number: string;
  till: string | null;
  content: unknown;
  addressee_sealed: Buffer | null;
  issued_at: Instant;
  handed_at: Instant | null;
  reissued_at: Instant | null;
  reissued_by: string | null;
  reissues: number;
  key_id: string;
  signature: Buffer;
  due_at: Instant | null;
}

/** What a till number adds to the receipt that it is for. */
interface Numbering {
  readonly till_code: string | null;
  readonly till_serial: number | null;
  readonly numbered_key_id: string | null;
  readonly numbered_signature: Buffer | null;
}

interface RenewalKey {
  readonly lineId: string;
  readonly renewalId: string;
}

export interface ReceiptKey extends RenewalKey {
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
  /** At which till, by its id: the receipt then gets that till's next number, see till-numbers. */
  readonly tillId?: string | undefined;
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
        till: issue.tillId ?? null,
        content: JSON.stringify(issue.content),
        addressee_sealed: null,
        issued_at: act.clock.now(),
        handed_at: null,
        reissued_at: null,
        reissued_by: null,
        reissues: 0,
        key_id: signer.keyId,
        signature: signer.sign(statementOf(issue.content)),
        due_at: issue.tillId === undefined ? null : act.clock.now(),
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

/**
 * All documents of a renewal that may be shown: the receipt of the sale, then what went back, in
 * its order. One of a till is shown with its number there, so not before it has it.
 */
export async function receiptsOf(act: Act, key: RenewalKey): Promise<readonly Receipt[]> {
  const { rows } = await act.database.run({
    text: `select r.*, n.code as till_code, n.serial as till_serial,
        n.key_id as numbered_key_id, n.signature as numbered_signature
      from receipts as r
      left join till_numbers as n on n.line_id = r.line_id and n.receipt_id = r.receipt_id
      where r.line_id = $1 and r.renewal_id = $2 and (r.till is null or n.serial is not null)
      order by r.kind, r.ordinal`,
    values: [key.lineId, key.renewalId],
    isFrequent: true,
  });
  return (rows as (ReceiptRow & Numbering)[]).map((row) => readReceipt(act, row));
}

/** What was issued of a renewal, numbered at its till or not. */
export async function issuedOf(
  act: Act,
  key: RenewalKey,
): Promise<readonly Pick<Receipt, "ordinal" | "content">[]> {
  const rows = await tables(act)
    .selectFrom("receipts")
    .select(["ordinal", "content"])
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("kind")
    .orderBy("ordinal")
    .execute();
  return rows.map(({ ordinal, content }) => ({ ordinal, content: content as ReceiptContent }));
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
        handed_at: after.handedAt ?? null,
      })
      .where("line_id", "=", before.lineId)
      .where("receipt_id", "=", before.receiptId)
      .where("reissues", "=", before.reissues),
  );
}

function tables(act: Act) {
  return act.database.tables<ReceiptTables>();
}

function readReceipt(act: Act, row: ReceiptRow & Numbering): Receipt {
  const { content, token } = shownOf(row);
  return {
    lineId: row.line_id,
    receiptId: row.receipt_id as ReceiptId,
    renewalId: row.renewal_id,
    ordinal: row.ordinal,
    content,
    issuedAt: row.issued_at,
    reissues: row.reissues,
    token,
    ...(row.handed_at === null ? {} : { handedAt: row.handed_at }),
    ...(row.reissued_at === null ? {} : { reissuedAt: row.reissued_at }),
    ...(row.reissued_by === null ? {} : { reissuedBy: row.reissued_by }),
    ...(row.addressee_sealed === null
      ? {}
      : { addressee: act.secrets.unseal(row.addressee_sealed) }),
  };
}

function shownOf(row: ReceiptRow & Numbering): Pick<Receipt, "content" | "token"> {
  const issued = row.content as ReceiptContent;
  const { till_code: id, till_serial: serial, numbered_signature: signature } = row;
  if (id === null || serial === null || signature === null) {
    return { content: issued, token: tokenOf(issued, row.key_id, row.signature) };
  }
  const content = { ...issued, till: { id, serial } };
  return { content, token: tokenOf(content, row.numbered_key_id ?? row.key_id, signature) };
}
