import { done, refused, type Outcome } from "../outcome/index.ts";
import type { Table, TableRow } from "./table.ts";

/** The columns an importer understands: its own name for each, and what others call it. */
export type ColumnNames<C extends string> = Readonly<Record<C, readonly string[]>>;

export interface KnownRow<C extends string> {
  readonly row: number;
  readonly hasSurplus: boolean;
  /** "" when the column is absent or the cell empty. */
  cell(column: C): string;
}

export interface KnownTable<C extends string> {
  readonly rows: readonly KnownRow<C>[];
  /** The header of a column as the file writes it; our own name when it is absent. */
  headerOf(column: C): string;
  has(column: C): boolean;
  /** Headers that mean nothing to the importer. */
  readonly ignored: readonly string[];
}

export type ColumnRefusal = "columns_missing" | "column_twice";

/**
 * Finds an importer's columns in a table, however their headers are spelled: any case, full-width,
 * spaced, with a unit or a remark in brackets. `columns_missing` carries `facts.missing` and
 * `facts.found`; `column_twice` the two headers.
 */
export function knowColumns<C extends string>(
  table: Table,
  names: ColumnNames<C>,
  required: readonly NoInfer<C>[],
): Outcome<KnownTable<C>, ColumnRefusal> {
  const columnOf = new Map<string, C>();
  for (const column of Object.keys(names) as C[]) {
    for (const name of [column, ...names[column]]) columnOf.set(tidyHeader(name), column);
  }
  const positions = new Map<C, number>();
  const ignored: string[] = [];
  for (const [i, header] of table.columns.entries()) {
    const column = spellings(header)
      .map((name) => columnOf.get(name))
      .find(Boolean);
    if (column === undefined) {
      if (header !== "") ignored.push(header);
      continue;
    }
    const taken = positions.get(column);
    if (taken !== undefined) {
      return refused("column_twice", { facts: { first: table.columns[taken]!, second: header } });
    }
    positions.set(column, i);
  }
  const missing = required.filter((column) => !positions.has(column));
  if (missing.length > 0) {
    const facts = { missing: missing.join(", "), found: table.columns.join(", ").slice(0, 500) };
    return refused("columns_missing", { facts });
  }
  return done({
    rows: table.rows.map((row) => knowRow(row, positions)),
    headerOf: (column) => table.columns[positions.get(column) ?? -1] ?? column,
    has: (column) => positions.has(column),
    ignored,
  });
}

function knowRow<C extends string>(row: TableRow, positions: ReadonlyMap<C, number>): KnownRow<C> {
  return {
    row: row.row,
    hasSurplus: row.hasSurplus,
    cell: (column) => row.cells[positions.get(column) ?? -1] ?? "",
  };
}

function spellings(header: string): readonly string[] {
  const plain = header.normalize("NFKC");
  const inside = /[([【](.+?)[)\]】]/.exec(plain)?.[1] ?? "";
  const outside = plain.replaceAll(/[([【].*?[)\]】]/g, "");
  return [plain, outside, inside].map(tidyHeader).filter((name) => name !== "");
}

function tidyHeader(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
