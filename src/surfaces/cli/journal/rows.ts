import type { JournalEntry, JournalLine } from "../../../business/ledger/index.ts";
import type { Software } from "./accounts.ts";

/** What the rows of an entry need to know beside it. */
export interface Naming {
  /** 部門: the code of the brand, empty where there is none. */
  readonly department: string;
  /** 摘要. */
  readonly summary: string;
  nameOf(book: string): string;
}

/** A file format: what comes first, and the rows of one entry. */
export interface JournalFormat {
  readonly software: Software;
  readonly heading: readonly (readonly Cell[])[];
  /** `number` counts the entries of the file from 1. */
  rowsOf(entry: JournalEntry, number: number, naming: Naming): readonly (readonly Cell[])[];
  encode(text: string): Uint8Array;
  /** What stands before the first byte of text. */
  readonly mark: Uint8Array;
}

/** Text is quoted, amounts are not. */
export type Cell = string | number;

/** One line of CSV; a quote in a text is doubled, a line break becomes a space. */
export function csvRow(cells: readonly Cell[]): string {
  const written = cells.map((cell) =>
    typeof cell === "number"
      ? String(cell)
      : `"${cell.replaceAll(/[\r\n]+/g, " ").replaceAll('"', '""')}"`,
  );
  return `${written.join(",")}\r\n`;
}

/** So many half-width columns of a text; a full-width letter takes two. */
export function cutTo(text: string, columns: number): string {
  let left = columns;
  let cut = "";
  for (const letter of text) {
    left -= /[ -~\uff61-\uff9f]/u.test(letter) ? 1 : 2;
    if (left < 0) return cut;
    cut += letter;
  }
  return cut;
}

/** Programs take nine digits a row: what is more becomes rows of its own. */
export function inNineDigits(line: JournalLine): readonly JournalLine[] {
  const rows: JournalLine[] = [];
  let left: number = line.amountYen;
  while (left > NINE_DIGITS) {
    rows.push({ ...line, amountYen: NINE_DIGITS as JournalLine["amountYen"] });
    left -= NINE_DIGITS;
  }
  return [...rows, { ...line, amountYen: left as JournalLine["amountYen"] }];
}

const NINE_DIGITS = 999_999_999;
