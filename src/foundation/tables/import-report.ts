import type { KnownRow, KnownTable } from "./columns.ts";

/** What is wrong with one cell or row; the words for `problem` belong to the surface. */
export interface RowProblem<P extends string = string> {
  readonly row: number;
  /** As the file's header writes it. */
  readonly column?: string;
  readonly problem: P;
  /** The cell as read, cut short. */
  readonly value?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export interface ImportReport<P extends string = string> {
  /** False when bad rows kept everything from being written. */
  readonly isWritten: boolean;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly problems: readonly RowProblem<P>[];
  /** Odd, but taken as it is. */
  readonly warnings: readonly RowProblem<P>[];
  readonly ignoredColumns: readonly string[];
}

export interface ImportOptions {
  /** Write the good rows although others are bad; without it, all or nothing. */
  readonly skipBad?: boolean;
}

/** Problems that any table may have. */
export type CommonProblem =
  | "cells_surplus"
  | "missing"
  | "spreadsheet_damage"
  | "not_a_number"
  | "not_a_date"
  | "not_a_volume"
  | "not_yes_or_no"
  | "not_one_of"
  | "twice_in_file";

/** Collects what is wrong while rows are read; a row with a problem is not written. */
export interface Inspection<C extends string, P extends string> {
  readonly problems: readonly RowProblem<P>[];
  readonly warnings: readonly RowProblem<P>[];
  refuse(row: KnownRow<C>, column: C | undefined, problem: P, facts?: Facts): void;
  warn(row: KnownRow<C>, column: C | undefined, problem: P, facts?: Facts): void;
  isBad(row: KnownRow<C>): boolean;
  /** Refuses the row for each of these cells that is empty, and for cells beyond the header. */
  demand(row: KnownRow<C>, columns: readonly C[]): void;
  /** The cell read by `read`; refuses the row when it is filled but unreadable. */
  read<T>(
    row: KnownRow<C>,
    column: C,
    problem: P,
    read: (cell: string) => T | undefined,
  ): T | undefined;
}

type Facts = Readonly<Record<string, string | number>>;

const VALUE_MAX = 60;

export function openInspection<C extends string, P extends string>(
  table: KnownTable<C>,
): Inspection<C, P> {
  const problems: RowProblem<P>[] = [];
  const warnings: RowProblem<P>[] = [];
  const bad = new Set<number>();
  const note = (row: KnownRow<C>, column: C | undefined, problem: P, facts?: Facts) => ({
    row: row.row,
    ...(column === undefined
      ? {}
      : { column: table.headerOf(column), value: row.cell(column).slice(0, VALUE_MAX) }),
    problem,
    ...(facts === undefined ? {} : { facts }),
  });
  const refuse: Inspection<C, P>["refuse"] = (row, column, problem, facts) => {
    bad.add(row.row);
    problems.push(note(row, column, problem, facts));
  };
  return {
    problems,
    warnings,
    refuse,
    warn: (row, column, problem, facts) => warnings.push(note(row, column, problem, facts)),
    isBad: (row) => bad.has(row.row),
    demand(row, columns) {
      for (const column of columns) {
        if (row.cell(column) === "") refuse(row, column, "missing" as P);
      }
      if (row.hasSurplus) refuse(row, undefined, "cells_surplus" as P);
    },
    read(row, column, problem, read) {
      const cell = row.cell(column);
      if (cell === "") return undefined;
      const value = read(cell);
      if (value === undefined) refuse(row, column, problem);
      return value;
    },
  };
}

/** Nothing wrong, or the caller said to write what is right. */
export function mayWrite(
  inspection: { readonly problems: readonly unknown[] },
  options: ImportOptions,
): boolean {
  return inspection.problems.length === 0 || options.skipBad === true;
}

/** What an import did; counts are of what was written, so all 0 when nothing was. */
export function importReport<C extends string, P extends string>(
  table: KnownTable<C>,
  inspection: Inspection<C, P>,
  written: { created: number; updated: number; unchanged: number } | undefined,
): ImportReport<P> {
  return {
    isWritten: written !== undefined,
    rows: table.rows.length,
    ...(written ?? { created: 0, updated: 0, unchanged: 0 }),
    skipped: table.rows.filter((row) => inspection.isBad(row)).length,
    problems: inspection.problems.toSorted((a, b) => a.row - b.row),
    warnings: inspection.warnings.toSorted((a, b) => a.row - b.row),
    ignoredColumns: table.ignored,
  };
}

export function countKinds(
  changes: readonly { readonly kind: "created" | "updated" | "unchanged" }[],
): { created: number; updated: number; unchanged: number } {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const change of changes) counts[change.kind] += 1;
  return counts;
}
