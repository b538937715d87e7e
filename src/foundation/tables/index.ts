export { encodeShiftJis } from "./encode-text.ts";
export { readTable } from "./read-table.ts";
export { type Table, type TableRefusal, type TableRow } from "./table.ts";
export {
  knowColumns,
  type ColumnNames,
  type ColumnRefusal,
  type KnownRow,
  type KnownTable,
} from "./columns.ts";
export {
  isSpreadsheetDamage,
  readBytesCell,
  readDateCell,
  readDecimalCell,
  readInstantCell,
  readUntilCell,
  readWholeCell,
  readYesNoCell,
} from "./cells.ts";
export { readLocalText } from "./local-text.ts";
export {
  countKinds,
  importReport,
  mayWrite,
  openInspection,
  type CommonProblem,
  type ImportOptions,
  type ImportReport,
  type Inspection,
  type RowProblem,
} from "./import-report.ts";
