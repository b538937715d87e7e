import { z } from "zod";
import type {
  ProviderReports,
  ReportFault,
  ReportReading,
  ReportRow,
} from "../../../business/payments/index.ts";
import { instant, type Instant } from "../../../foundation/clock/index.ts";
import type { CallOutcome } from "../../../foundation/http/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import {
  knowColumns,
  readInstantCell,
  readTable,
  readWholeCell,
  type KnownRow,
} from "../../../foundation/tables/index.ts";
import { movementAnswer, parseAnswer, type MovementAnswer } from "./answers.ts";

type Ask = (path: string) => Promise<CallOutcome>;

/** The sandbox's own account of our money: by its interface, or as the file that it hands out. */
export function sandboxReports(ask: Ask, balance: "main" | "accounts"): ProviderReports {
  return { read: (period) => read(ask, { ...period, balance }), parse };
}

async function read(
  ask: Ask,
  wanted: { from: Instant; until: Instant; balance: string },
): Promise<ReportReading> {
  const outcome = await ask(`/movements?${new URLSearchParams(wanted).toString()}`);
  if (outcome.kind !== "answered" || outcome.status !== 200) return { kind: "unknown" };
  const list = parseAnswer(z.object({ data: z.array(movementAnswer) }), outcome.body);
  if (list === undefined) return { kind: "unknown" };
  return { kind: "read", rows: list.data.map(rowOf) };
}

function rowOf(movement: MovementAnswer): ReportRow {
  const { payment, refund, reference } = movement;
  const kind = kindOf(movement.type);
  const of = kind === "refund" ? refund : payment;
  return {
    reference: movement.id,
    kind,
    ...(of === null ? {} : { ofReference: of }),
    ...(kind === "payment" && isOurs(reference) ? { attemptId: reference } : {}),
    ...(kind === "refund" && isOurs(reference) ? { refundId: reference } : {}),
    grossYen: movement.gross,
    feeYen: movement.fee,
    netYen: movement.net,
    at: instant(movement.at),
  };
}

function isOurs(reference: string | null): reference is string {
  return reference !== null && isId(reference);
}

function kindOf(type: string): ReportRow["kind"] {
  return type === "payment" || type === "refund" || type === "payout" ? type : "other";
}

const COLUMNS = {
  id: [],
  type: [],
  payment: [],
  refund: [],
  reference: [],
  gross: [],
  fee: [],
  net: [],
  currency: [],
  at: [],
} as const;
type Column = keyof typeof COLUMNS;

const HEADING = /^\uFEFF?id,type,/u;

function decode(file: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);
}

function parse(file: Uint8Array): ReturnType<ProviderReports["parse"]> {
  const table = readTable(file);
  // A day on which nothing moved is a heading alone.
  const isHeading = !table.ok && table.refusal === "table_empty" && HEADING.test(decode(file));
  if (isHeading) return { rows: [], faults: [] };
  if (!table.ok) return { rows: [], faults: [{ row: 1, fault: "no_table" }] };
  const required = ["id", "type", "gross", "fee", "net", "at"] as const;
  const known = knowColumns(table.value, COLUMNS, required);
  if (!known.ok) {
    const column = String(known.facts?.["missing"] ?? known.facts?.["second"] ?? "");
    return { rows: [], faults: [{ row: 1, column, fault: "column_missing" }] };
  }
  const read = known.value.rows.map(readRow);
  return {
    rows: read.filter((one): one is ReportRow => !("fault" in one)),
    faults: read.filter((one): one is ReportFault => "fault" in one),
  };
}

function readRow(row: KnownRow<Column>): ReportRow | ReportFault {
  const currency = row.cell("currency");
  if (currency !== "" && currency.toUpperCase() !== "JPY") {
    return { row: row.row, column: "currency", fault: "not_yen" };
  }
  const at = readInstantCell(row.cell("at"));
  if (at === undefined) return { row: row.row, column: "at", fault: "time_unreadable" };
  const amounts = { gross: 0, fee: 0, net: 0 };
  for (const column of ["gross", "fee", "net"] as const) {
    const amount = readWholeCell(row.cell(column));
    if (amount === undefined) return { row: row.row, column, fault: "amount_unreadable" };
    amounts[column] = amount;
  }
  const text = (column: Column) => row.cell(column) || null;
  return rowOf({
    id: row.cell("id"),
    type: row.cell("type"),
    payment: text("payment"),
    refund: text("refund"),
    reference: text("reference"),
    ...amounts,
    at,
  });
}
