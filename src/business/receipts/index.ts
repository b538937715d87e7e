export {
  RECEIPT_KINDS,
  type PlainReason,
  type Receipt,
  type ReceiptContent,
  type ReceiptId,
  type ReceiptItem,
  type ReceiptKind,
  type ReceiptSeller,
  type TillNumber,
} from "./receipt.ts";
export {
  composeReceipt,
  QUALIFIED_RETURN_FROM_YEN,
  receiptNumber,
  taxOf,
  type ReceiptFacts,
} from "./compose-receipt.ts";
export { readToken, statementOf, type ReceiptStatement } from "./token.ts";
export {
  findReceipt,
  issuedOf,
  issueReceipt,
  receiptsOf,
  type ReceiptKey,
} from "./receipts-store.ts";
export {
  sealTillNumbers,
  tillNumberDesk,
  tillNumberSubscriptions,
  type CodeOf,
} from "./seal-till-numbers.ts";
export {
  ADDRESSEE_LENGTH_MAX,
  addressReceipt,
  REISSUES_MAX,
  reissueReceipt,
  type AddressRefusal,
} from "./reissue-receipt.ts";
