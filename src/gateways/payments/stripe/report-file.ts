import type { ReportFault, ReportRow } from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import {
  knowColumns,
  readInstantCell,
  readTable,
  readWholeCell,
  type KnownRow,
} from "../../../foundation/tables/index.ts";
import { kindOf } from "./reports.ts";

// The itemized reports of the dashboard (docs.stripe.com/reports/report-types/balance and
// …/payout-reconciliation), and the plainer export of its list of balance transactions.
const COLUMNS = {
  balance_transaction_id: ["id"],
  reporting_category: ["type"],
  gross: ["amount"],
  fee: ["fees"],
  net: [],
  currency: [],
  created_utc: ["created (utc)"],
  created: [],
  source_id: ["source"],
  payment_intent_id: ["paymentintent id"],
  payment_attempt: ["payment_metadata[attempt_id]"],
  refund_own: ["refund_metadata[refund_id]"],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof COLUMNS;

const REQUIRED = [
  "balance_transaction_id",
  "reporting_category",
  "gross",
  "fee",
  "net",
  "currency",
] as const satisfies readonly Column[];

type Parsed = { readonly rows: readonly ReportRow[]; readonly faults: readonly ReportFault[] };

/** Reads an itemized report as staff download it; what cannot be read is named and left out. */
export function parseReport(file: Uint8Array): Parsed {
  const table = readTable(file);
  if (!table.ok) return { rows: [], faults: [{ row: 1, fault: "no_table" }] };
  const known = knowColumns<Column>(table.value, COLUMNS, []);
  if (!known.ok) return { rows: [], faults: [{ row: 1, fault: "no_table" }] };
  const { has } = known.value;
  const missing = REQUIRED.filter((column) => !has(column)) as Column[];
  if (!has("created_utc") && !has("created")) missing.push("created_utc");
  if (missing.length > 0) {
    const faults = missing.map((column) => ({ row: 1, column, fault: "column_missing" as const }));
    return { rows: [], faults };
  }
  const read = known.value.rows.map(readRow);
  return {
    rows: read.flatMap(({ row }) => row ?? []),
    faults: read.flatMap(({ fault }) => fault ?? []),
  };
}

function readRow(row: KnownRow<Column>): { row?: ReportRow; fault?: ReportFault } {
  const at = momentIn(row);
  const fault = (column: Column, what: ReportFault["fault"]) => ({
    fault: { row: row.row, column, fault: what },
  });
  if (row.cell("currency").toLowerCase() !== "jpy") return fault("currency", "not_yen");
  if (at === undefined) return fault("created_utc", "time_unreadable");
  const gross = yenIn(row.cell("gross"));
  const fee = yenIn(row.cell("fee"));
  const net = yenIn(row.cell("net"));
  if (gross === undefined) return fault("gross", "amount_unreadable");
  if (fee === undefined) return fault("fee", "amount_unreadable");
  if (net === undefined) return fault("net", "amount_unreadable");
  const kind = kindOf(row.cell("reporting_category"));
  return {
    row: {
      reference: row.cell("balance_transaction_id"),
      kind,
      grossYen: gross,
      feeYen: fee,
      netYen: net,
      at,
      ...sourceIn(row, kind),
    },
  };
}

function sourceIn(row: KnownRow<Column>, kind: ReportRow["kind"]): Partial<ReportRow> {
  const isOfPayment = kind === "payment" || kind === "dispute";
  const reference = isOfPayment ? row.cell("payment_intent_id") : row.cell("source_id");
  const attemptId = row.cell("payment_attempt");
  const refundId = row.cell("refund_own");
  return {
    ...((isOfPayment || kind === "refund") && reference !== "" ? { ofReference: reference } : {}),
    ...(attemptId === "" ? {} : { attemptId }),
    ...(kind === "refund" && refundId !== "" ? { refundId } : {}),
  };
}

// `created` is in the zone that the report was asked for, which is Japan's for an account there.
function momentIn(row: KnownRow<Column>): Instant | undefined {
  const utc = row.cell("created_utc");
  if (utc === "") return readInstantCell(row.cell("created"));
  const isZoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(utc);
  return readInstantCell(isZoned ? utc : `${utc}Z`);
}

// A report may be asked for with a decimal comma: `1980,00` is no 198,000 yen.
function yenIn(cell: string): number | undefined {
  return /,\d{1,2}$/.test(cell) ? undefined : readWholeCell(cell);
}
