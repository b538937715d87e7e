import type { Movement } from "./movements.ts";
import type { Payment } from "./payment.ts";
import type { Refund } from "./refund.ts";
import type { SavedCard } from "./saved-card.ts";

// Of two numbers, or of a longer one that the register asks for.
const CHAINS = [
  { chain: "familymart", hasConfirmation: true },
  { chain: "lawson", hasConfirmation: true },
  { chain: "ministop", hasConfirmation: true },
  { chain: "seicomart", hasConfirmation: true },
  { chain: "seven_eleven", hasConfirmation: false },
  { chain: "daily_yamazaki", hasConfirmation: false },
] as const;

/** A payment as the API shows it. */
export function paymentView(payment: Payment, publicUrl: string) {
  const isFailed = ["failed", "expired", "cancelled"].includes(payment.status);
  return {
    id: payment.id,
    object: "payment",
    reference: payment.reference,
    metadata: payment.metadata,
    method: payment.method,
    status: payment.status,
    amount: payment.amountYen,
    amount_received: payment.receivedYen,
    currency: payment.behaviour === "other_currency" ? "USD" : "JPY",
    failure: isFailed || payment.failure ? { code: payment.failure ?? payment.status } : null,
    next_action: payment.status === "requires_action" ? nextAction(payment, publicUrl) : null,
    created_at: payment.createdAt,
    expires_at: payment.expiresAt,
    settled_at: payment.settledAt ?? null,
  };
}

export function savedCardView(card: SavedCard, publicUrl: string) {
  const isWaiting = card.status === "requires_action";
  return {
    id: card.id,
    object: "saved_card",
    reference: card.reference,
    status: card.status,
    brand: card.status === "requires_action" ? null : "visa",
    last_four: card.lastFour ?? null,
    good_through: card.goodThrough ?? null,
    failure: card.failure === undefined ? null : { code: card.failure },
    next_action: isWaiting ? { type: "redirect" as const, url: keepUrl(card, publicUrl) } : null,
    expires_at: card.expiresAt,
  };
}

export function keepUrl({ id }: Pick<SavedCard, "id">, publicUrl: string): string {
  return `${publicUrl}/k/${id}`;
}

export function refundView(refund: Refund) {
  return {
    id: refund.id,
    object: "refund",
    reference: refund.reference,
    metadata: refund.metadata,
    payment: refund.paymentId,
    amount: refund.amountYen,
    currency: "JPY",
    status: refund.status,
    failure: refund.failure === undefined ? null : { code: refund.failure },
    created_at: refund.createdAt,
  };
}

export function movementView(movement: Movement) {
  return {
    id: movement.id,
    object: "movement",
    type: movement.type,
    payment: movement.payment ?? null,
    refund: movement.refund ?? null,
    reference: movement.reference ?? null,
    gross: movement.grossYen,
    fee: movement.feeYen,
    net: movement.grossYen - movement.feeYen,
    currency: "JPY",
    at: movement.at,
  };
}

/** The codes of one slip: each chain has its own, all end in the same slip. */
export function slipCodes(slipNumber: string) {
  return CHAINS.map(({ chain, hasConfirmation }, i) => ({
    chain,
    payment_code: `${i + 1}${slipNumber}`,
    ...(hasConfirmation ? { confirmation_number: slipNumber.slice(-6).padStart(11, "9") } : {}),
  }));
}

export function pageUrl(payment: Payment, publicUrl: string): string {
  return `${publicUrl}/p/${payment.id}`;
}

/** Stands for the display of a reader. */
export function readerUrl(reader: string, publicUrl: string): string {
  return `${publicUrl}/readers/${encodeURIComponent(reader)}`;
}

function nextAction(payment: Payment, publicUrl: string) {
  const { reader } = payment;
  if (reader !== undefined) {
    return { type: "reader" as const, reader, url: readerUrl(reader, publicUrl) };
  }
  if (payment.slipNumber === undefined) {
    return { type: "redirect" as const, url: pageUrl(payment, publicUrl) };
  }
  return {
    type: "slip" as const,
    voucher_url: pageUrl(payment, publicUrl),
    pay_by: payment.expiresAt,
    chains: slipCodes(payment.slipNumber),
  };
}
