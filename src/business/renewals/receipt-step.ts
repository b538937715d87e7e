import { addSeconds, earlier, type Instant } from "../../foundation/clock/index.ts";
import { isDecidedSale } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";
import type { Picture, Visit } from "./visit.ts";

/** One receipt over several orders comes once each of them is fulfilled or its money goes back. */
export interface ReceiptStep {
  readonly do: "issue_receipt";
}

export function receiptStep({ receipt }: Picture): ReceiptStep | undefined {
  return receipt?.isDecided === true ? { do: "issue_receipt" } : undefined;
}

/** When the order that the receipt goes by looks at the others again; mostly it is told sooner. */
export function receiptAskedAt(
  { receipt }: Picture,
  { now }: Visit,
  until: Instant | undefined,
): Instant | undefined {
  if (receipt === undefined) return until;
  const soon = addSeconds(now, ASKED_SECONDS);
  return until === undefined ? soon : earlier(until, soon);
}

const ASKED_SECONDS = 300;

/** Whose receipt waits for this order, which is decided now. */
export function whoseReceiptWaits({ renewal, lead }: Picture): readonly RenewalKey[] {
  if (lead === undefined || renewal.joined === undefined || !isDecidedSale(renewal)) return [];
  const { lineId, renewalId, receiptOn, receiptIssuedAt, paidAt } = lead.renewal;
  const isWaiting = receiptOn !== undefined && receiptIssuedAt === undefined;
  return isWaiting && paidAt !== undefined ? [{ lineId, renewalId }] : [];
}
