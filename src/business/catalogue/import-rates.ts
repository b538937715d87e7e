import { writeBatch, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { done, type Outcome } from "../../foundation/outcome/index.ts";
import {
  countKinds,
  importReport,
  knowColumns,
  mayWrite,
  openInspection,
  readDateCell,
  readDecimalCell,
  readInstantCell,
  type ColumnRefusal,
  type CommonProblem,
  type ImportOptions,
  type ImportReport,
  type Table,
} from "../../foundation/tables/index.ts";
import {
  putExchangeRate,
  putTaxRate,
  readExchangeRates,
  readTaxRates,
  type ExchangeRate,
} from "./catalogue-store.ts";
import type { DatedTaxRate } from "./prices.ts";

export const EXCHANGE_COLUMNS = {
  currency: ["通貨", "通貨コード"],
  yen_per_unit: ["rate", "jpy", "レート", "円"],
  as_of: ["date", "日付", "基準日時"],
  source: ["出典", "提供元"],
} as const;

type ExchangeColumn = keyof typeof EXCHANGE_COLUMNS;

const EXCHANGE_COLUMNS_NEEDED: readonly ExchangeColumn[] = ["currency", "yen_per_unit"];

export type ExchangeProblem = CommonProblem | "currency_unreadable";

/** Takes in what a unit of each currency is worth in yen; for estimates beside our prices. */
export async function importExchangeRates(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<ExchangeProblem>, ColumnRefusal>> {
  const known = knowColumns(table, EXCHANGE_COLUMNS, EXCHANGE_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<ExchangeColumn, ExchangeProblem>(known.value);
  const rates = new Map<string, ExchangeRate>();
  for (const row of known.value.rows) {
    notes.demand(row, EXCHANGE_COLUMNS_NEEDED);
    const currency = notes.read(row, "currency", "currency_unreadable", readCurrency);
    const perUnit = notes.read(row, "yen_per_unit", "not_a_number", readRate);
    const asOf = notes.read(row, "as_of", "not_a_date", readInstantCell) ?? act.clock.now();
    if (currency !== undefined && rates.has(currency))
      notes.refuse(row, "currency", "twice_in_file");
    if (notes.isBad(row) || currency === undefined || perUnit === undefined) continue;
    const source = row.cell("source") || "operator";
    rates.set(currency, { currency, yenPerUnitMicros: perUnit, asOf, source });
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  const changes = await changesOfRates(act, [...rates.values()]);
  const wanted = changes.filter((change) => change.kind !== "unchanged");
  await writeBatch(act, async (batch) => {
    for (const { kind, rate } of wanted) {
      const news = { name: `exchange_rate.${kind}`, thing: rate.currency, after: { ...rate } };
      await batch.writeHouse(news, [putExchangeRate(act, rate)]);
    }
  });
  return done(importReport(known.value, notes, countKinds(changes)));
}

interface RateChange {
  readonly kind: "created" | "updated" | "unchanged";
  readonly rate: ExchangeRate;
}

async function changesOfRates(
  act: Act,
  rates: readonly ExchangeRate[],
): Promise<readonly RateChange[]> {
  const latest =
    rates
      .map((rate) => rate.asOf)
      .toSorted()
      .at(-1) ?? act.clock.now();
  const existing = new Map((await readExchangeRates(act, latest)).map((r) => [r.currency, r]));
  return rates.map((rate) => {
    const before = existing.get(rate.currency);
    if (before === undefined) return { kind: "created", rate };
    const isSame = before.yenPerUnitMicros === rate.yenPerUnitMicros && isNotNewer(rate, before);
    return { kind: isSame ? "unchanged" : "updated", rate };
  });
}

function isNotNewer(rate: { asOf: Instant }, before: { asOf: Instant }): boolean {
  return rate.asOf <= before.asOf;
}

export const TAX_COLUMNS = {
  category: ["tax_category", "税区分"],
  rate_percent: ["rate", "税率"],
  from_date: ["from", "適用開始日"],
} as const;

type TaxColumn = keyof typeof TAX_COLUMNS;

const TAX_COLUMNS_NEEDED: readonly TaxColumn[] = ["category", "rate_percent", "from_date"];

/** Takes in consumption tax rates, dated. */
export async function importTaxRates(
  act: Act,
  table: Table,
  options: ImportOptions = {},
): Promise<Outcome<ImportReport<CommonProblem>, ColumnRefusal>> {
  const known = knowColumns(table, TAX_COLUMNS, TAX_COLUMNS_NEEDED);
  if (!known.ok) return known;
  const notes = openInspection<TaxColumn, CommonProblem>(known.value);
  const existing = await readTaxRates(act);
  const changes: { kind: "created" | "updated" | "unchanged"; rate: DatedTaxRate }[] = [];
  for (const row of known.value.rows) {
    const category = row.cell("category");
    notes.demand(row, TAX_COLUMNS_NEEDED);
    const ratePerMille = notes.read(row, "rate_percent", "not_a_number", readPercent);
    const fromDate = notes.read(row, "from_date", "not_a_date", readDateCell);
    if (notes.isBad(row) || ratePerMille === undefined || fromDate === undefined) continue;
    const before = existing.find((r) => r.category === category && r.fromDate === fromDate);
    const isSame = before?.ratePerMille === ratePerMille;
    const kind = before === undefined ? "created" : isSame ? "unchanged" : "updated";
    changes.push({ kind, rate: { category, fromDate, ratePerMille } });
  }
  if (!mayWrite(notes, options)) return done(importReport(known.value, notes, undefined));
  await writeBatch(act, async (batch) => {
    for (const { kind, rate } of changes) {
      if (kind === "unchanged") continue;
      const news = { name: `tax_rate.${kind}`, thing: rate.category, after: { ...rate } };
      await batch.writeHouse(news, [putTaxRate(act, rate)]);
    }
  });
  return done(importReport(known.value, notes, countKinds(changes)));
}

function readCurrency(cell: string): string | undefined {
  const code = cell.normalize("NFKC").toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

function readRate(cell: string): number | undefined {
  const perUnit = readDecimalCell(cell);
  const micros = perUnit === undefined ? 0 : Math.round(perUnit * 1_000_000);
  return micros > 0 && Number.isSafeInteger(micros) ? micros : undefined;
}

function readPercent(cell: string): number | undefined {
  const percent = readDecimalCell(cell.replace(/[%％]\s*$/, ""));
  const perMille = percent === undefined ? -1 : Math.round(percent * 10);
  return perMille >= 0 && perMille < 1000 ? perMille : undefined;
}
