/** A table as a spreadsheet or another program exported it; every cell is text. */
export interface Table {
  readonly format: "csv" | "json";
  readonly encoding: "utf-8" | "utf-16le" | "shift_jis";
  /** Headers as written in the file, in its order. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As the spreadsheet numbers it: the header is row 1. In JSON the first record is row 1. */
  readonly row: number;
  /** In the order of `columns`; trimmed, "" for an empty one. */
  readonly cells: readonly string[];
  /** More cells than the header has: perhaps an unquoted comma. */
  readonly hasSurplus: boolean;
}

export type TableRefusal =
  | "table_empty"
  | "table_too_large"
  | "encoding_unreadable"
  | "csv_unreadable"
  | "json_unreadable";
