import type { Instant } from "../../foundation/clock/index.ts";
import type { RenewalRow } from "./renewal-row.ts";
import type { Renewal, RenewalState } from "./renewal.ts";

/** What a step may change beside the state; an undefined value clears the column. */
export type RenewalChange = Partial<
  Pick<
    Renewal,
    | "payBy"
    | "remindedAt"
    | "paidAt"
    | "promisedAt"
    | "fulfilledAt"
    | "pastPromiseChoice"
    | "waitUntil"
    | "watchUntil"
    | "receiptIssuedAt"
  >
> & {
  readonly receiptOn?: Renewal["receiptOn"] | undefined;
  readonly dueAt?: Instant | undefined;
  readonly retryAt?: Instant | undefined;
  readonly tries?: number;
};

const COLUMNS = {
  state: "state",
  payBy: "pay_by",
  remindedAt: "reminded_at",
  paidAt: "paid_at",
  promisedAt: "promised_at",
  fulfilledAt: "fulfilled_at",
  pastPromiseChoice: "past_promise_choice",
  waitUntil: "wait_until",
  watchUntil: "watch_until",
  receiptIssuedAt: "receipt_issued_at",
  dueAt: "due_at",
  retryAt: "retry_at",
  tries: "tries",
} as const;

/** The columns that a change sets. */
export function columnsOf(change: RenewalChange & { state?: RenewalState }): Partial<RenewalRow> {
  const columns: Record<string, unknown> = {};
  const { receiptOn, ...plain } = change;
  if ("receiptOn" in change) {
    columns["receipt_line_id"] = receiptOn?.lineId ?? null;
    columns["receipt_renewal_id"] = receiptOn?.renewalId ?? null;
  }
  for (const [key, value] of Object.entries(plain)) {
    columns[COLUMNS[key as keyof typeof COLUMNS]] = value ?? null;
  }
  return columns as Partial<RenewalRow>;
}
