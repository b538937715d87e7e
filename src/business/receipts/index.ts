export {
  RECEIPT_KINDS,
  type Receipt,
  type ReceiptContent,
  type ReceiptId,
  type ReceiptItem,
  type ReceiptKind,
  type ReceiptSeller,
} from "./receipt.ts";
export { composeReceipt, receiptNumber, taxOf, type ReceiptFacts } from "./compose-receipt.ts";
export { readToken, statementOf, type ReceiptStatement } from "./token.ts";
export { findReceipt, issueReceipt, type ReceiptKey } from "./receipts-store.ts";
export {
  ADDRESSEE_LENGTH_MAX,
  addressReceipt,
  REISSUES_MAX,
  reissueReceipt,
  type AddressRefusal,
} from "./reissue-receipt.ts";
