import { readFile, writeFile } from "node:fs/promises";
import {
  allSellers,
  importExchangeRates,
  importPlans,
  importSellers,
  importTaxRates,
} from "../../business/catalogue/index.ts";
import { importBuckets } from "../../business/buckets/index.ts";
import { importCustomers } from "../../business/customers/index.ts";
import { importEsims } from "../../business/esims/index.ts";
import { importPolicies } from "../../business/identity/index.ts";
import { importLines, linesByTexts } from "../../business/lines/index.ts";
import { importPoints } from "../../business/points/index.ts";
import { adoptWaitingPlans } from "../../business/renewals/index.ts";
import { importApns } from "../../business/support/index.ts";
import { importUsage } from "../../business/usage/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  readTable,
  type ColumnRefusal,
  type ImportOptions,
  type ImportReport,
  type Table,
} from "../../foundation/tables/index.ts";
import { drawRefusal, drawReport, drawUnreadableFile } from "./draw-report.ts";
import type { ImportProblem } from "./reasons/index.ts";

/** What can be imported, in the order in which an operator moves in. */
export const IMPORTABLE = [
  "sellers",
  "taxes",
  "plans",
  "rates",
  "lines",
  "esims",
  "buckets",
  "usage",
  "customers",
  "points",
  "policies",
  "apns",
] as const;
export type Importable = (typeof IMPORTABLE)[number];

export interface ImportWish {
  readonly what: Importable;
  readonly file: string;
  /** Take the good rows; without it, one bad row keeps everything out. */
  readonly skipBad: boolean;
  /** Columns the file lacks, the same for every row: `{ seller: "hana" }`. */
  readonly set?: Readonly<Record<string, string>>;
  /** Without it, Japanese for a table with Japanese headers, else the language of the act. */
  readonly language?: "ja" | "en";
}

export interface ImportAnswer {
  /** What was taken, and every bad row with its row, column and reason: ready to print. */
  readonly text: string;
  /** True when every row was taken. */
  readonly isComplete: boolean;
}

/** Hands one table to the room it belongs to. */
export async function importTable(
  act: Act,
  what: Importable,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<AnyReport, ColumnRefusal>> {
  return IMPORTERS[what](act, table, options);
}

/** Imports one file. Renewal codes that were made are written beside it, as `FILE.codes.csv`. */
export async function importFile(act: Act, wish: ImportWish): Promise<ImportAnswer> {
  const beganMs = performance.now();
  const content = await readFile(wish.file).catch((error: NodeJS.ErrnoException) => error);
  if (content instanceof Error) {
    return { text: drawUnreadableFile(content, wordsFor(act, wish)), isComplete: false };
  }
  const table = readTable(content);
  if (!table.ok) return { text: drawRefusal(table, wordsFor(act, wish)), isComplete: false };
  const language = wordsFor(act, wish, table.value);
  const whole = withConstants(table.value, wish.set ?? {});
  const outcome = await importTable(act, wish.what, whole, { skipBad: wish.skipBad });
  if (!outcome.ok) return { text: drawRefusal(outcome, language), isComplete: false };
  const report = outcome.value;
  const codesFile = await writeCodes(report, wish);
  return {
    text: drawReport(report, {
      language,
      seconds: (performance.now() - beganMs) / 1000,
      ...(codesFile === undefined ? {} : { codesFile }),
    }),
    isComplete: report.isWritten && report.skipped === 0,
  };
}

interface AnyReport extends ImportReport<ImportProblem> {
  readonly codesMade?: readonly { readonly iccid: string; readonly renewalCode: string }[];
  /** Waiting plans that will be ordered at their carrier when their turn comes. */
  readonly adopted?: number;
  /** What pages print where they show what was taken. */
  readonly credits?: readonly string[];
}

type Importer = (
  act: Act,
  table: Table,
  options: ImportOptions,
) => Promise<Outcome<AnyReport, ColumnRefusal>>;

const IMPORTERS: Readonly<Record<Importable, Importer>> = {
  sellers: importSellers,
  taxes: importTaxRates,
  plans: importPlans,
  rates: importExchangeRates,
  lines: importLines,
  esims: importEsims,
  buckets: importBucketsToOrder,
  usage: importUsage,
  points: importPoints,
  policies: importIdentityPolicies,
  apns: importApns,
  customers: async (act, table, options) =>
    importCustomers(act, table, {
      ...options,
      findLines: async (texts) => linesByTexts(act, texts),
    }),
};

// Without a renewal nobody would order a plan that waits with us.
async function importBucketsToOrder(
  act: Act,
  table: Table,
  options: ImportOptions,
): Promise<Outcome<AnyReport, ColumnRefusal>> {
  const outcome = await importBuckets(act, table, options);
  if (!outcome.ok || !outcome.value.isWritten) return outcome;
  return done({ ...outcome.value, adopted: await adoptWaitingPlans(act) });
}

async function importIdentityPolicies(
  act: Act,
  table: Table,
  options: ImportOptions,
): Promise<Outcome<AnyReport, ColumnRefusal>> {
  const sellers = new Map((await allSellers(act)).map(({ code, sellerId }) => [code, sellerId]));
  return importPolicies(act, table, { ...options, findSeller: (code) => sellers.get(code) });
}

function withConstants(table: Table, set: Readonly<Record<string, string>>): Table {
  const entries = Object.entries(set);
  if (entries.length === 0) return table;
  return {
    ...table,
    columns: [...table.columns, ...entries.map(([column]) => column)],
    rows: table.rows.map((row) => ({
      ...row,
      cells: [...row.cells, ...entries.map(([, value]) => value)],
    })),
  };
}

function wordsFor(act: Act, wish: ImportWish, table?: Table): "ja" | "en" {
  if (wish.language !== undefined) return wish.language;
  const hasJapanese = table?.columns.some((column) =>
    /[\p{Script=Han}\p{Script=Kana}]/u.test(column),
  );
  return hasJapanese === true || act.language === "ja" ? "ja" : "en";
}

// They open lines, so nobody else may read the file; and they are nowhere else in the clear.
async function writeCodes(report: AnyReport, wish: ImportWish): Promise<string | undefined> {
  const codes = report.codesMade ?? [];
  if (codes.length === 0) return undefined;
  const file = `${wish.file}.codes.csv`;
  const rows = codes.map(({ iccid, renewalCode }) => `="${iccid}",${renewalCode}`);
  await writeFile(file, `iccid,renewal_code\r\n${rows.join("\r\n")}\r\n`, { mode: 0o600 });
  return file;
}
