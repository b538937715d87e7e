import { z } from "zod";
import type { ReportReading, ReportRow } from "../../../business/payments/index.ts";
import {
  addMs,
  addSeconds,
  instant,
  msBetween,
  type Instant,
} from "../../../foundation/clock/index.ts";
import { answerOf, hasIssue } from "./answers.ts";
import type { Call } from "./caller.ts";
import { kindOfCode, rowOf } from "./movement.ts";

interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

const WINDOW_SECONDS_MAX = 30 * 86_400;
const PAGE_SIZE = 500;

/** PayPal writes `+0000`, without the colon that everybody else writes. */
const moment = z
  .string()
  .transform((text) => text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"))
  .pipe(z.iso.datetime({ offset: true }));

const money = z.object({
  currency_code: z.string(),
  value: z
    .string()
    .regex(/^-?\d{1,12}(?:\.\d+)?$/)
    .transform(Number),
});

const transaction = z.object({
  transaction_id: z.string().min(1),
  transaction_event_code: z.string(),
  transaction_status: z.string().default("S"),
  transaction_initiation_date: moment,
  transaction_amount: money,
  fee_amount: money.optional(),
  paypal_reference_id: z.string().optional(),
  paypal_reference_id_type: z.string().optional(),
  invoice_id: z.string().default(""),
  custom_field: z.string().default(""),
});
type Transaction = z.infer<typeof transaction>;

const pageAnswer = z.object({
  transaction_details: z.array(z.object({ transaction_info: transaction })).default([]),
  last_refreshed_datetime: moment.optional(),
  total_pages: z.number().int().default(1),
});

/**
 * Everything that moved in [from, until). PayPal lists a movement up to three hours late and says
 * how far it has come; until then the period is unknown.
 */
export async function readReport(call: Call, period: Period): Promise<ReportReading> {
  const rows: ReportRow[] = [];
  const windows = windowsOf(period);
  for (let window = windows.shift(); window !== undefined; window = windows.shift()) {
    const read = await readWindow(call, window);
    if (read === "unknown") return { kind: "unknown" };
    if (read === "too_many") windows.unshift(...halvesOf(window));
    else rows.push(...read);
  }
  return { kind: "read", rows };
}

function windowsOf({ from, until }: Period): Period[] {
  const windows: Period[] = [];
  for (let start = from; start < until; start = addSeconds(start, WINDOW_SECONDS_MAX)) {
    const end = addSeconds(start, WINDOW_SECONDS_MAX);
    windows.push({ from: start, until: end < until ? end : until });
  }
  return windows;
}

function halvesOf({ from, until }: Period): readonly Period[] {
  const middle = addMs(from, Math.floor(msBetween(from, until) / 2));
  return [
    { from, until: middle },
    { from: middle, until },
  ];
}

const INDIVISIBLE_MS = 2000;

async function readWindow(
  call: Call,
  window: Period,
): Promise<readonly ReportRow[] | "unknown" | "too_many"> {
  const found: Transaction[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const path = `/v1/reporting/transactions?${queryOf(window, page)}`;
    const answer = answerOf(await call({ method: "GET", path }), pageAnswer);
    if (answer.kind === "refused" && hasIssue(answer, "RESULTSET_TOO_LARGE")) {
      return msBetween(window.from, window.until) > INDIVISIBLE_MS ? "too_many" : "unknown";
    }
    if (answer.kind !== "ok") return "unknown";
    const { transaction_details: details, last_refreshed_datetime: refreshed } = answer.value;
    if (refreshed === undefined || instant(refreshed) < window.until) return "unknown";
    found.push(...details.map(({ transaction_info: one }) => one));
    pages = answer.value.total_pages;
  }
  return found.filter((one) => isMovement(one, window)).map(rowOfTransaction);
}

function queryOf({ from, until }: Period, page: number): string {
  return new URLSearchParams({
    start_date: from,
    end_date: until,
    transaction_currency: "JPY",
    fields: "transaction_info",
    balance_affecting_records_only: "Y",
    page_size: String(PAGE_SIZE),
    page: String(page),
  }).toString();
}

/** Pending and denied ones have moved nothing; the edges of a window are PayPal's, not ours. */
function isMovement(one: Transaction, { from, until }: Period): boolean {
  const at = instant(one.transaction_initiation_date);
  const hasMoved = one.transaction_status !== "P" && one.transaction_status !== "D";
  const isYen = one.transaction_amount.currency_code === "JPY";
  return hasMoved && isYen && at >= from && at < until;
}

function rowOfTransaction(one: Transaction): ReportRow {
  const { paypal_reference_id: orderId, paypal_reference_id_type: type } = one;
  return rowOf({
    transactionId: one.transaction_id,
    kind: kindOfCode(one.transaction_event_code),
    grossYen: Math.round(one.transaction_amount.value),
    feeYen: Math.round(one.fee_amount?.value ?? 0),
    invoiceId: one.invoice_id,
    customId: one.custom_field,
    at: instant(one.transaction_initiation_date),
    ...(type === "ODR" && orderId !== undefined ? { orderId } : {}),
  });
}
