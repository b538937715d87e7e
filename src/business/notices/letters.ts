import type { Receipt } from "../receipts/index.ts";
import type { Order } from "../renewals/index.ts";
import type { Letter } from "./message.ts";

/** What a letter is about. `order.renewal.language` is the reader's. */
export interface LetterFacts {
  readonly order: Order;
  readonly receipt?: Receipt;
  /** Of several refunds, the one that the letter is about. */
  readonly refundId?: string;
}

/** What is worth a message, and nothing else is. */
export const LETTERS = [
  /** Paid and connected: the confirmation with the receipt. */
  "active",
  /** Paid, starts later by itself: the confirmation with the receipt. */
  "queued",
  /** The one receipt over several orders, once each of them is decided. */
  "receipt",
  /** A plan that waited has started. */
  "started",
  /** How to pay the slip, and until when. */
  "slip",
  /** The slip is still to be paid, and not for long. */
  "slip_reminder",
  /** The slip must not be paid any more. */
  "slip_expired",
  /** Money is on its way back. */
  "refunding",
  "refunded",
  /** The way it was paid takes nothing back: its payer chooses how to have it. */
  "claim_opened",
  /** The way that was chosen did not work. */
  "claim_came_back",
  "claim_paid",
  /** Money came for an order that needs none, and is on its way back. */
  "came_late",
] as const;
export type LetterName = (typeof LETTERS)[number];

/** Words letters; the surface that knows texts and pages provides it. */
export type LetterWriter = (name: LetterName, facts: LetterFacts) => Letter;
