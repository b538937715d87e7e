import { CsvError, parse } from "csv-parse/sync";
import { done, refused, type Outcome } from "../outcome/index.ts";
import { decodeText, type DecodedText } from "./decode-text.ts";
import type { Table, TableRefusal, TableRow } from "./table.ts";

const ROWS_MAX = 1_000_000;
const CONTENT_MAX_BYTES = 512 * 1024 * 1024;

/**
 * Reads CSV (comma, tab or semicolon; quoted or not; any line ends) or JSON (an array of objects,
 * or an object that holds one). `csv_unreadable` and `json_unreadable` carry `facts.reason`.
 */
export function readTable(content: Uint8Array): Outcome<Table, TableRefusal> {
  if (content.length > CONTENT_MAX_BYTES) return refused("table_too_large");
  const decoded = decodeText(content);
  if (!decoded.ok) return decoded;
  const isJson = /^\s*[[{]/.test(decoded.value.text);
  const table = isJson ? readJson(decoded.value) : readCsv(decoded.value);
  if (table.ok && table.value.rows.length === 0) return refused("table_empty");
  if (table.ok && table.value.rows.length > ROWS_MAX) return refused("table_too_large");
  return table;
}

function readCsv({ text, encoding }: DecodedText): Outcome<Table, TableRefusal> {
  // Excel writes and understands a first line that names the separator.
  const named = /^sep=(.)\r?\n/.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = named?.[1] ?? guessDelimiter(body);
  let records: string[][];
  try {
    // `="89…"`, which keeps digits digits in Excel, is written with bare quotes as well.
    const lenient = { relax_column_count: true, relax_quotes: true };
    records = parse(body, { delimiter, ...lenient });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused("csv_unreadable", { facts: { reason: error.message } });
  }
  const headerAt = records.findIndex(hasContent);
  const columns = records[headerAt]?.map(tidyCell) ?? [];
  const firstRow = headerAt + 2;
  const rows: TableRow[] = [];
  for (const [i, record] of records.slice(headerAt + 1).entries()) {
    if (hasContent(record))
      rows.push(asRow(record, { row: firstRow + i, columns: columns.length }));
  }
  return done({ format: "csv", encoding, columns, rows });
}

function asRow(record: readonly string[], at: { row: number; columns: number }): TableRow {
  const cells = record.slice(0, at.columns).map(tidyCell);
  // Excel leaves off trailing empty cells.
  while (cells.length < at.columns) cells.push("");
  const hasSurplus = record.slice(at.columns).some((cell) => cell.trim() !== "");
  return { row: at.row, cells, hasSurplus };
}

function hasContent(record: readonly string[]): boolean {
  return record.some((cell) => cell.trim() !== "");
}

function guessDelimiter(text: string): string {
  const header = /\S[^\n]*/.exec(text)?.[0] ?? "";
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return [",", "\t", ";"].toSorted((a, b) => count(b) - count(a))[0]!;
}

/** Trims, and unwraps what keeps a spreadsheet from reading digits as a number: `="89…"`, `'89…`. */
function tidyCell(cell: string): string {
  const text = cell.trim();
  const wrapped = /^="(.*)"$/s.exec(text);
  return wrapped?.[1]?.trim() ?? text.replace(/^'(?=\S)/, "");
}

function readJson({ text, encoding }: DecodedText): Outcome<Table, TableRefusal> {
  let content: unknown;
  try {
    content = JSON.parse(text, keepDigits);
  } catch (error) {
    return refused("json_unreadable", { facts: { reason: (error as Error).message } });
  }
  const records = recordsOf(content);
  if (records === undefined) {
    return refused("json_unreadable", { facts: { reason: "no array of objects" } });
  }
  const flat = records.map((record) => new Map(flatten(record, "")));
  const columns = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  const rows = flat.map((record, i) => ({
    row: i + 1,
    cells: columns.map((column) => tidyCell(record.get(column) ?? "")),
    hasSurplus: false,
  }));
  return done({ format: "json", encoding, columns, rows });
}

// A 19-digit number does not survive as a JavaScript number; its source text does.
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}

function recordsOf(content: unknown): readonly object[] | undefined {
  const lists = Array.isArray(content)
    ? [content]
    : Object.values(content as object).filter((value) => Array.isArray(value));
  const [list] = lists as unknown[][];
  if (lists.length !== 1 || list === undefined) return undefined;
  const isRecord = (item: unknown): item is object =>
    typeof item === "object" && item !== null && !Array.isArray(item);
  return list.every(isRecord) ? list : undefined;
}

function flatten(record: object, path: string): readonly [string, string][] {
  return Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
    const name = path === "" ? key : `${path}.${key}`;
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return [[name, value.map(asText).join(", ")]];
    if (typeof value === "object") return flatten(value, name);
    return [[name, asText(value)]];
  });
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
