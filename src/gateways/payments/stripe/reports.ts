import { z } from "zod";
import type { ReportReading, ReportRow } from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { readList, type Connect } from "./client.ts";
import { momentOf, secondsOf } from "./moments.ts";

const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});

const transaction = z.object({
  id: z.string().min(1),
  amount: z.number().int(),
  fee: z.number().int(),
  net: z.number().int(),
  created: z.number().int(),
  reporting_category: z.string(),
  source: z
    .union([
      z.string(),
      z.object({ id: z.string(), payment_intent: z.string().nullish(), metadata }),
    ])
    .nullable(),
});
type Transaction = z.infer<typeof transaction>;

/** docs.stripe.com/reports/reporting-categories; what is not named here is `other`. */
const KINDS: Readonly<Record<string, ReportRow["kind"]>> = {
  charge: "payment",
  charge_failure: "payment",
  refund: "refund",
  refund_failure: "refund",
  partial_capture_reversal: "refund",
  dispute: "dispute",
  dispute_reversal: "dispute",
  fee: "fee",
  network_cost: "fee",
  tax: "fee",
  payout: "payout",
  payout_reversal: "payout",
  payout_minimum_balance_hold: "payout",
  payout_minimum_balance_release: "payout",
};

export function kindOf(category: string): ReportRow["kind"] {
  return KINDS[category] ?? "other";
}

/** Every movement in yen on our balance at Stripe, [from, until); nothing of what is not over. */
export async function readReport(
  connect: Connect,
  period: { from: Instant; until: Instant },
  now: Instant,
): Promise<ReportReading> {
  if (now < period.until) return { kind: "unknown" };
  const created = { gte: secondsOf(period.from), lt: secondsOf(period.until) };
  const listed = await readList(connect, transaction, (stripe, page) =>
    stripe.balanceTransactions.list({ ...page, created, currency: "jpy", expand: ["data.source"] }),
  );
  return listed === undefined
    ? { kind: "unknown" }
    : { kind: "read", rows: listed.toReversed().map(rowOf) };
}

function rowOf(booked: Transaction): ReportRow {
  const kind = kindOf(booked.reporting_category);
  return {
    reference: booked.id,
    kind,
    grossYen: booked.amount,
    feeYen: booked.fee,
    netYen: booked.net,
    at: momentOf(booked.created),
    ...sourceOf(kind, booked.source),
  };
}

/** Attempts are stored with their intent, refunds with their own id. */
function sourceOf(kind: ReportRow["kind"], source: Transaction["source"]): Partial<ReportRow> {
  if (source === null || typeof source === "string") return {};
  const { attempt_id: attemptId, refund_id: refundId } = source.metadata;
  const reference = kind === "refund" ? source.id : source.payment_intent;
  const isOfPayment = kind === "payment" || kind === "refund" || kind === "dispute";
  return {
    ...(isOfPayment && reference != null ? { ofReference: reference } : {}),
    ...(attemptId === undefined ? {} : { attemptId }),
    ...(kind === "refund" && refundId !== undefined ? { refundId } : {}),
  };
}
