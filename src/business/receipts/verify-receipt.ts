import type { Act } from "../../foundation/act/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { receiptKeys, type ReceiptSigningKey } from "./receipt-keys.ts";
import { isJoint, type Receipt } from "./receipt.ts";
import { issuedOf, partsOfJoint, receiptsOf } from "./receipts-store.ts";
import { digestOf, readToken, type ReceiptStatement } from "./token.ts";

export interface SignedStatement {
  readonly statement: ReceiptStatement;
  readonly key: ReceiptSigningKey;
}

/** What a token says and which key of ours signed it; undefined for one that is not ours. */
export async function verifyToken(act: Act, token: string): Promise<SignedStatement | undefined> {
  const keys = await receiptKeys(act);
  const statement = readToken(keys, token);
  const key = keys.find(({ keyId }) => token.split(".")[1] === keyId);
  return statement === undefined || key === undefined ? undefined : { statement, key };
}

/**
 * What the books know of a statement. `missing`: not in them, or erased after its years; `other`:
 * they have another document under its number, so that this one is none of ours.
 */
export type BooksAnswer =
  | { readonly kind: "missing" }
  | { readonly kind: "other" }
  | {
      readonly kind: "same";
      readonly receipt: Receipt;
      /** Of a sale: how much of it has gone back since, by the documents of it. */
      readonly returnedYen: Yen;
    };

/** Asks the books of the renewal whose number the statement carries. */
export async function askBooks(
  act: Act,
  statement: ReceiptStatement,
  key: { readonly lineId: string; readonly renewalId: string },
): Promise<BooksAnswer> {
  const receipts = await receiptsOf(act, key);
  const receipt = receipts.find(({ content }) => content.number === statement.number);
  if (receipt === undefined) return { kind: "missing" };
  if (digestOf(receipt.content) !== statement.digest) return { kind: "other" };
  const returned = statement.kind === "return" ? [] : await returnsOf(act, receipt, receipts);
  const returnedYen = yen(returned.reduce((total, { content }) => total + content.totalYen, 0));
  return { kind: "same", receipt, returnedYen };
}

type Issued = Pick<Receipt, "content">;

// Each order of a joint receipt has the documents of what went back of it on its own line; those from
// before it was issued count too, where they name it.
async function returnsOf(
  act: Act,
  { lineId, renewalId, content: { items, number } }: Receipt,
  own: readonly Issued[],
): Promise<readonly Issued[]> {
  if (!isJoint({ items })) return own.filter(isReturn);
  const parts = await partsOfJoint(act, { lineId, renewalId });
  const issued = await Promise.all(parts.map(async (part) => issuedOf(act, part)));
  return issued.flat().filter((one) => isReturn(one) && one.content.saleNumber === number);
}

function isReturn({ content }: Issued): boolean {
  return content.kind === "return";
}
