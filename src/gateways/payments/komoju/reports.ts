import type {
  ProviderReports,
  ReportFault,
  ReportReading,
  ReportRow,
} from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import {
  knowColumns,
  readInstantCell,
  readTable,
  readWholeCell,
  type KnownRow,
  type KnownTable,
} from "../../../foundation/tables/index.ts";
import { settlementListAnswer } from "./answers.ts";
import { payloadOf, type Call } from "./caller.ts";
import { paymentReference, refundReference } from "./readings.ts";

type Parsed = ReturnType<ProviderReports["parse"]>;

/**
 * The settlement CSV, one line per capture, refund, chargeback or correction. Columns as of June
 * 2025 (help-en.komoju.com, "New items added to the Settlement Report"); fees are negative there.
 */
const COLUMNS = {
  type: ["Type"],
  order: ["Payment External Order#", "External Order#"],
  payment: ["Payment UUID", "UUID#"],
  at: ["Timestamp"],
  description: ["Description"],
  transaction: ["Transaction UUID"],
  currency: ["Remittance Currency", "Currency"],
  amount: ["Transaction Amount", "Total Payment Amount"],
  fee: ["Fee Amount"],
  feeTax: ["Fee Tax Amount"],
  settled: ["Settlement Amount"],
} as const;
type Column = keyof typeof COLUMNS;

const KINDS: Readonly<Record<string, ReportRow["kind"]>> = {
  capture: "payment",
  refund: "refund",
  chargeback: "dispute",
};

export function komojuReports(call: Call): ProviderReports {
  return { parse, read: (period) => read(call, period) };
}

function parse(file: Uint8Array): Parsed {
  const table = readTable(file);
  if (!table.ok) {
    const isEmpty = table.refusal === "table_empty";
    return { rows: [], faults: isEmpty ? [] : [{ row: 1, fault: "no_table" }] };
  }
  const known = knowColumns(table.value, COLUMNS, ["type", "at", "transaction", "amount", "fee"]);
  if (!known.ok) {
    const column = String(known.facts?.["missing"] ?? known.facts?.["second"] ?? "");
    return { rows: [], faults: [{ row: 1, column, fault: "column_missing" }] };
  }
  const read = known.value.rows.map((row) => readRow(row, known.value));
  return {
    rows: read.filter((one): one is ReportRow => !("fault" in one)),
    faults: read.filter((one): one is ReportFault => "fault" in one),
  };
}

function readRow(row: KnownRow<Column>, table: KnownTable<Column>): ReportRow | ReportFault {
  const wrong = (column: Column, fault: ReportFault["fault"]): ReportFault => ({
    row: row.row,
    column: table.headerOf(column),
    fault,
  });
  const currency = row.cell("currency");
  if (currency !== "" && currency.toUpperCase() !== "JPY") return wrong("currency", "not_yen");
  const at = readInstantCell(row.cell("at").replace(/\s*UTC$/, "Z"));
  if (at === undefined) return wrong("at", "time_unreadable");
  const kind = KINDS[row.cell("type").toLowerCase()] ?? "other";
  const amount = readWholeCell(row.cell("amount"));
  if (amount === undefined) return wrong("amount", "amount_unreadable");
  const fee = readFee(row.cell("fee"));
  if (fee === undefined) return wrong("fee", "amount_unreadable");
  const feeTax = readFee(row.cell("feeTax"));
  if (feeTax === undefined) return wrong("feeTax", "amount_unreadable");
  const feeYen = negated(fee + feeTax);
  const settled = row.cell("settled");
  if (settled !== "" && readWholeCell(settled) !== amount - feeYen) {
    return wrong("settled", "amount_unreadable");
  }
  return {
    reference: `${kind}:${row.cell("transaction") || `${row.cell("payment")}:${at}`}`,
    kind,
    ...ofWhat(row, kind),
    grossYen: amount,
    feeYen,
    netYen: amount - feeYen,
    at,
  };
}

function ofWhat(row: KnownRow<Column>, kind: ReportRow["kind"]): Partial<ReportRow> {
  const payment = row.cell("payment");
  const order = row.cell("order");
  const transaction = row.cell("transaction");
  const description = row.cell("description");
  const ofReference =
    kind === "refund" && transaction !== ""
      ? refundReference(payment, transaction)
      : paymentReference(payment);
  return {
    ...(payment === "" ? {} : { ofReference }),
    ...(isId(order) ? { attemptId: order } : {}),
    ...(kind === "refund" && isId(description) ? { refundId: description } : {}),
  };
}

function readFee(cell: string): number | undefined {
  return cell === "" ? 0 : readWholeCell(cell);
}

// Not `-x`, which makes a negative zero of a zero.
function negated(yen: number): number {
  return 0 - yen;
}

const PAGES_MAX = 50;

/** Only what has been settled can be read: until a settlement covers the period's end, nothing is. */
async function read(call: Call, period: { from: Instant; until: Instant }): Promise<ReportReading> {
  const settlements = await settlementsSince(call, period.from);
  const isCovered = settlements?.some((one) => instant(one.cutoff_time) >= period.until);
  if (settlements === undefined || isCovered !== true) return { kind: "unknown" };
  const rows = new Map<string, ReportRow>();
  for (const { id } of settlements) {
    const outcome = await call.get(`/settlements/${encodeURIComponent(id)}/csv`);
    if (outcome.kind !== "answered" || outcome.status !== 200) return { kind: "unknown" };
    const parsed = parse(Buffer.from(outcome.body));
    if (parsed.faults.length > 0) return { kind: "unknown" };
    for (const row of parsed.rows) rows.set(row.reference, row);
  }
  const within = [...rows.values()].filter(({ at }) => period.from <= at && at < period.until);
  return { kind: "read", rows: within };
}

async function settlementsSince(call: Call, from: Instant) {
  const found: { id: string; cutoff_time: string }[] = [];
  for (let page = 1; page <= PAGES_MAX; page++) {
    const query = `start_time=${encodeURIComponent(from)}&per_page=100&page=${page}`;
    const list = payloadOf(await call.get(`/settlements?${query}`), settlementListAnswer);
    if (list === undefined) return undefined;
    found.push(...list.data.filter(({ status }) => status !== "cancelled"));
    if (page >= list.last_page) return found;
  }
  return undefined;
}
