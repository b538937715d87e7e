import type { Payment, Refund } from "./book.ts";
import { momentOf } from "./views.ts";

const HEADINGS = [
  "Type",
  "Payment External Order#",
  "Payment UUID",
  "Timestamp",
  "Payment Method",
  "Payment Currency",
  "Description",
  "Transaction UUID",
  "Clearing UUID",
  "Processing Currency",
  "Transaction Amount",
  "Fee Amount",
  "Fee Tax Amount",
  "Remittance Currency",
  "Exchange Rate",
  "Settlement Amount",
  "Transfer Date",
];

/** The settlement report in its form of June 2025: what came and went, fees as negative amounts. */
export function settlementCsv(payments: readonly Payment[]): string {
  const lines = payments
    .filter(({ capturedAt }) => capturedAt !== undefined)
    .flatMap((payment) => [captureLine(payment), ...payment.refunds.map(refundLine(payment))]);
  return [HEADINGS, ...lines].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function captureLine(payment: Payment): readonly string[] {
  const fee = -Math.round(payment.amountYen * 0.0275);
  const tax = Math.round(fee * 0.1);
  const at = momentOf(payment.capturedAt!);
  return line(payment, {
    type: "Capture",
    at,
    id: payment.id,
    amount: payment.amountYen,
    fee,
    tax,
  });
}

function refundLine(payment: Payment): (refund: Refund) => readonly string[] {
  return (refund) =>
    line(payment, {
      type: refund.isChargeback ? "Chargeback" : "Refund",
      at: momentOf(refund.createdAt),
      id: refund.id,
      amount: -refund.amountYen,
      fee: 0,
      tax: 0,
      description: refund.description,
    });
}

function line(
  payment: Payment,
  moved: {
    type: string;
    at: string;
    id: string;
    amount: number;
    fee: number;
    tax: number;
    description?: string;
  },
): readonly string[] {
  const description = moved.description ?? payment.description ?? "";
  return [
    moved.type,
    payment.orderNumber,
    payment.id,
    moved.at,
    payment.type,
    "JPY",
    description,
    moved.id,
    "",
    "JPY",
    String(moved.amount),
    String(moved.fee),
    String(moved.tax),
    "JPY",
    "",
    String(moved.amount + moved.fee + moved.tax),
    "",
  ];
}
