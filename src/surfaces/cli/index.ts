export {
  IMPORTABLE,
  importFile,
  importTable,
  type Importable,
  type ImportAnswer,
  type ImportWish,
} from "./import-file.ts";
export {
  listRefunds,
  REFUND_REFUSALS,
  refundPaid,
  refundReturned,
  showRefund,
  takeRefund,
} from "./refunds.ts";
