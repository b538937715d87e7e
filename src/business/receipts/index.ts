export {
  RECEIPT_KINDS,
  type PlainReason,
  type Receipt,
  type ReceiptContent,
  type ReceiptId,
  type ReceiptItem,
  type ReceiptKind,
  type ReceiptSeller,
  isJoint,
  type TillNumber,
} from "./receipt.ts";
export {
  composeJointReceipt,
  composeReceipt,
  QUALIFIED_RETURN_FROM_YEN,
  receiptNumber,
  taxOf,
  type ReceiptFacts,
} from "./compose-receipt.ts";
export {
  composePinReceipt,
  type PinReceiptContent,
  type PinSaleFacts,
} from "./compose-pin-receipt.ts";
export { readToken, statementOf, type ReceiptStatement } from "./token.ts";
export {
  findReceipt,
  issuedOf,
  issueJointReceipt,
  issueReceipt,
  issueReceiptPart,
  partsOfJoint,
  receiptsOf,
  type ReceiptKey,
  type ReceiptPart,
} from "./receipts-store.ts";
export {
  ADDRESSEE_KEPT_MONTHS,
  countErasableReceipts,
  eraseOldReceipts,
  RECEIPT_KEPT_MONTHS,
  receiptsToErase,
  type ErasableReceipts,
} from "./retention.ts";
export { introduceReceiptKey, receiptKeys, type ReceiptSigningKey } from "./receipt-keys.ts";
export { askBooks, verifyToken, type BooksAnswer, type SignedStatement } from "./verify-receipt.ts";
export {
  sealTillNumbers,
  tillNumberDesk,
  tillNumberSubscriptions,
  type CodeOf,
} from "./seal-till-numbers.ts";
export {
  ADDRESSEE_LENGTH_MAX,
  addressReceipt,
  copySeen,
  forgetAddressee,
  handOutReceipt,
  REISSUES_MAX,
  reissueReceipt,
  type AddressRefusal,
} from "./reissue-receipt.ts";
