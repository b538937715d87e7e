import type { ReportFault, ReportRow } from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import {
  knowColumns,
  readTable,
  readWholeCell,
  type ColumnNames,
  type KnownRow,
} from "../../../foundation/tables/index.ts";
import { dayOrderOf, momentOf, type DayOrder } from "./activity-moment.ts";
import { rowOf, type Movement } from "./movement.ts";

/** The headings of PayPal's activity download, in an English and in a Japanese account. */
const COLUMNS = {
  date: ["Date", "日付"],
  time: ["Time", "時間"],
  zone: ["TimeZone", "Time Zone", "タイムゾーン"],
  type: ["Type", "タイプ", "種類"],
  status: ["Status", "ステータス"],
  currency: ["Currency", "通貨"],
  gross: ["Gross", "合計", "総額"],
  fee: ["Fee", "手数料"],
  transactionId: ["Transaction ID", "取引ID", "取引 ID"],
  invoiceId: ["Invoice Number", "請求書番号", "インボイス番号"],
  customId: ["Custom Number", "カスタム番号"],
  impact: ["Balance Impact", "残高への影響"],
} as const satisfies ColumnNames<string>;
type Column = keyof typeof COLUMNS;
type Row = KnownRow<Column>;

const NEEDED = ["date", "time", "zone", "type", "currency", "gross", "transactionId"] as const;

/** Reads an activity report as staff download it from PayPal. */
export function parseActivity(file: Uint8Array): {
  readonly rows: readonly ReportRow[];
  readonly faults: readonly ReportFault[];
} {
  const table = readTable(file);
  if (!table.ok) {
    // A report of a quiet month has its headings and no rows.
    const isQuiet = table.refusal === "table_empty" && hasHeadings(file);
    return { rows: [], faults: isQuiet ? [] : [{ row: 1, fault: "no_table" }] };
  }
  const known = knowColumns<Column>(table.value, COLUMNS, NEEDED);
  if (!known.ok) {
    const missing = String(known.facts?.["missing"] ?? known.facts?.["first"] ?? "");
    return { rows: [], faults: [{ row: 1, column: missing, fault: "column_missing" }] };
  }
  const moved = known.value.rows.filter(hasMoved);
  const order = dayOrderOf(moved.map((row) => row.cell("date")));
  const read = moved.map((row) => readRow(row, order));
  return {
    rows: read.flatMap((one) => ("fault" in one ? [] : [rowOf(one)])),
    faults: read
      .filter((one) => "fault" in one)
      .map(({ column, ...fault }) => ({ ...fault, column: known.value.headerOf(column) })),
  };
}

function hasHeadings(file: Uint8Array): boolean {
  const text = Buffer.from(file).toString("utf8");
  return COLUMNS.transactionId.some((name) => text.includes(name));
}

/** What is noted without touching the balance, pends or was refused, has moved nothing. */
function hasMoved(row: Row): boolean {
  const isNote = /memo|メモ/iu.test(row.cell("impact"));
  const isIdle = /pending|保留|denied|拒否|cancel|キャンセル|expired|期限切れ|removed/iu.test(
    row.cell("status"),
  );
  return !isNote && !isIdle;
}

interface Misread extends ReportFault {
  readonly column: Column;
}

function readRow(row: Row, order: DayOrder): Movement | Misread {
  const misread = (column: Column, fault: ReportFault["fault"]) => ({
    row: row.row,
    column,
    fault,
  });
  if (row.cell("currency").toUpperCase() !== "JPY") return misread("currency", "not_yen");
  const at = momentOf(
    { date: row.cell("date"), time: row.cell("time"), zone: row.cell("zone") },
    order,
  );
  if (at === undefined) return misread("date", "time_unreadable");
  const grossYen = readWholeCell(row.cell("gross"));
  if (grossYen === undefined) return misread("gross", "amount_unreadable");
  const feeYen = readWholeCell(row.cell("fee") || "0");
  if (feeYen === undefined) return misread("fee", "amount_unreadable");
  return movementOf(row, { grossYen, feeYen, at });
}

function movementOf(
  row: Row,
  read: { readonly grossYen: number; readonly feeYen: number; readonly at: Instant },
): Movement {
  return {
    ...read,
    transactionId: row.cell("transactionId"),
    kind: kindOfType(row.cell("type")),
    invoiceId: row.cell("invoiceId"),
    customId: row.cell("customId"),
  };
}

/** The first that fits: a “Chargeback Fee” is a fee, a “Payment Refund” no payment. */
const TYPES: readonly (readonly [RegExp, Movement["kind"]])[] = [
  [/conversion|通貨換算|両替|為替/iu, "other"],
  [/\bfee\b|手数料/iu, "fee"],
  [/chargeback|dispute|claim|reversal|チャージバック|異議|クレーム|取り消し|取消/iu, "dispute"],
  [/mass ?pay|payouts?\b|マスペイ|一括支払/iu, "mass_payment"],
  [/refund|返金/iu, "refund"],
  [/withdraw|transfer to bank|引き出し|引出|出金|銀行口座へ/iu, "payout"],
  [/payment|sale|支払|決済|売上/iu, "payment"],
];

function kindOfType(type: string): Movement["kind"] {
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? "other";
}
