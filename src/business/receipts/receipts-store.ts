import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Coverage, Receipt, ReceiptContent, ReceiptId, ReceiptKind } from "./receipt.ts";
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
  /** Absent of a part, which is no document. */
  key_id: string | null;
  signature: Buffer | null;
  due_at: Instant | null;
  coverage: Coverage;
  joint_line_id: string | null;
  joint_renewal_id: string | null;
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
  return insertReceipt(act, { ...issue, coverage: "own" });
}

/**
 * Instead of a receipt of its own, what an order adds to the joint one of its payment. The order's
 * place among the receipts is taken by it, so that it can never have one of its own as well.
 */
export function issueReceiptPart(act: Act, issue: Issue & { readonly joint: RenewalKey }): Part {
  return insertReceipt(act, { ...issue, coverage: "part" });
}

/** The joint receipt, with the order that goes first; a second one undoes its statement. */
export function issueJointReceipt(act: Act, issue: Issue): Part {
  return insertReceipt(act, { ...issue, ordinal: JOINT_ORDINAL, coverage: "joint" });
}

// Beside what the first order itself adds, which is that order's first.
const JOINT_ORDINAL = 2;

function insertReceipt(
  act: Act,
  issue: Issue & { readonly coverage: Coverage; readonly joint?: RenewalKey },
): Part {
  const { signer } = act.secrets;
  const isDocument = issue.coverage !== "part";
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
        key_id: isDocument ? signer.keyId : null,
        signature: isDocument ? signer.sign(statementOf(issue.content)) : null,
        coverage: issue.coverage,
        joint_line_id: issue.joint?.lineId ?? null,
        joint_renewal_id: issue.joint?.renewalId ?? null,
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
 * All documents of a renewal that may be shown: the receipt of the sale, its own or the joint one of
 * its payment, then what went back, in its order. One of a till is shown with its number there, so
 * not before it has it.
 */
export async function receiptsOf(act: Act, key: RenewalKey): Promise<readonly Receipt[]> {
  const own = await rowsOf(act, key);
  const documents = own.filter(({ coverage }) => coverage !== "part");
  const joint = documents.some(({ coverage }) => coverage === "joint")
    ? []
    : await jointRowsFor(act, own);
  return [...joint, ...documents].map((row) => readReceipt(act, row));
}

async function jointRowsFor(act: Act, rows: readonly StoredReceipt[]) {
  const added = rows.find(({ coverage }) => coverage === "part");
  const { joint_line_id: lineId, joint_renewal_id: renewalId } = added ?? {};
  if (typeof lineId !== "string" || typeof renewalId !== "string") return [];
  const first = await rowsOf(act, { lineId, renewalId });
  return first.filter(({ coverage }) => coverage === "joint");
}

type StoredReceipt = ReceiptRow & Numbering;

async function rowsOf(act: Act, key: RenewalKey): Promise<readonly StoredReceipt[]> {
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
  return rows as StoredReceipt[];
}

/** What was issued of a renewal, numbered at its till or not, also where it is a part. */
export async function issuedOf(
  act: Act,
  key: RenewalKey,
): Promise<readonly (Pick<Receipt, "ordinal" | "content"> & { readonly coverage: Coverage })[]> {
  const rows = await tables(act)
    .selectFrom("receipts")
    .select(["ordinal", "content", "coverage"])
    .where("line_id", "=", key.lineId)
    .where("renewal_id", "=", key.renewalId)
    .orderBy("kind")
    .orderBy("ordinal")
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, content: content as ReceiptContent }));
}

export interface ReceiptPart extends RenewalKey {
  readonly content: ReceiptContent;
}

/** What stands, or will stand, on the joint receipt that goes by this renewal. */
export async function partsOfJoint(act: Act, key: RenewalKey): Promise<readonly ReceiptPart[]> {
  const rows = await tables(act)
    .selectFrom("receipts")
    .select(["line_id", "renewal_id", "content"])
    .where("joint_line_id", "=", key.lineId)
    .where("joint_renewal_id", "=", key.renewalId)
    .orderBy("issued_at")
    .orderBy("receipt_id")
    .execute();
  return rows.map((row) => ({
    lineId: row.line_id,
    renewalId: row.renewal_id,
    content: row.content as ReceiptContent,
  }));
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

function readReceipt(act: Act, row: StoredReceipt): Receipt {
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

function shownOf(row: StoredReceipt): Pick<Receipt, "content" | "token"> {
  const issued = row.content as ReceiptContent;
  if (row.key_id === null || row.signature === null) throw new Error("a part is no document");
  const { till_code: id, till_serial: serial, numbered_signature: signature } = row;
  if (id === null || serial === null || signature === null) {
    return { content: issued, token: tokenOf(issued, row.key_id, row.signature) };
  }
  const content = { ...issued, till: { id, serial } };
  return { content, token: tokenOf(content, row.numbered_key_id ?? row.key_id, signature) };
}
