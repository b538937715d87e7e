import type { ReportRow } from "../../../business/payments/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { placeOf } from "./reference.ts";

/** One movement of yen on our PayPal account, as the interface and the download both tell it. */
export interface Movement {
  readonly transactionId: string;
  /** What PayPal's code or words make of it, before our own references have their say. */
  readonly kind: ReportRow["kind"] | "mass_payment";
  readonly grossYen: number;
  /** As PayPal writes it: what it keeps is negative. */
  readonly feeYen: number;
  readonly invoiceId: string;
  readonly customId: string;
  /** The order, where PayPal names it. */
  readonly orderId?: string;
  readonly at: Instant;
}

export function rowOf(movement: Movement): ReportRow {
  const { transactionId, grossYen, at } = movement;
  const feeYen = movement.feeYen === 0 ? 0 : -movement.feeYen;
  return {
    reference: transactionId,
    grossYen,
    feeYen,
    netYen: grossYen - feeYen,
    at,
    ...ourSideOf(movement),
  };
}

/** What it is to us, by the references that we gave it; refunds go by an invoice id of their own. */
function ourSideOf(
  movement: Movement,
): Pick<ReportRow, "kind" | "attemptId" | "refundId" | "payoutId" | "ofReference"> {
  const { transactionId, grossYen, invoiceId, orderId } = movement;
  const attemptId = placeOf(movement.customId)?.attemptId;
  const ownId = isId(invoiceId) && invoiceId !== attemptId ? invoiceId : undefined;
  const ofAttempt = attemptId === undefined ? {} : { attemptId };
  switch (movement.kind) {
    case "mass_payment":
      // Money sent to a payer who claimed it here is his refund; any other sending is not ours.
      return ownId === undefined ? { kind: "other" } : { kind: "refund", payoutId: ownId };
    case "payment":
      if (grossYen < 0) return { kind: "other" };
      return {
        kind: "payment",
        ...ofAttempt,
        ...(orderId === undefined ? {} : { ofReference: orderId }),
      };
    case "refund":
      return {
        kind: "refund",
        ...ofAttempt,
        ofReference: transactionId,
        ...(ownId === undefined ? {} : { refundId: ownId }),
      };
    case "fee":
    case "dispute":
    case "payout":
    case "other":
      return { kind: movement.kind, ...ofAttempt };
  }
}

/** PayPal's transaction event codes (developer.paypal.com, transaction search); others move nothing of ours. */
export function kindOfCode(code: string): Movement["kind"] {
  const exact = CODES[code];
  if (exact !== undefined) return exact;
  return GROUPS[code.slice(0, 3)] ?? "other";
}

const CODES: Readonly<Record<string, Movement["kind"]>> = {
  T0001: "mass_payment",
  T1106: "dispute",
  T1107: "refund",
  T1110: "dispute",
  T1111: "dispute",
  T1115: "mass_payment",
  T1116: "mass_payment",
  T1201: "dispute",
  T1202: "dispute",
};

const GROUPS: Readonly<Record<string, Movement["kind"]>> = {
  T00: "payment",
  T01: "fee",
  T04: "payout",
};
