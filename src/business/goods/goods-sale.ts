import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { PinReceiptContent, ReceiptContent } from "../receipts/index.ts";
import type { StockKind } from "./stock.ts";

export type GoodsSaleId = Id<"goods_sale">;

/** What was sold by the piece at a till, with the document that went with it. */
export interface GoodsSale {
  readonly saleId: GoodsSaleId;
  readonly kind: StockKind;
  /** Counts up for each till without a gap. */
  readonly number: number;
  readonly tillId: string;
  readonly sessionId: string;
  readonly agentId?: string;
  readonly sellerId: Id<"seller">;
  /** Batch or pack, for people. */
  readonly label: string;
  readonly serials: readonly string[];
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  readonly handedYen: Yen;
  readonly document: PinReceiptContent | ReceiptContent;
  readonly clerkId: string;
  readonly deviceId: string;
  readonly soldAt: Instant;
  readonly returnedAt?: Instant;
}

/** Follows from a form, so it is an id of a name (UUIDv8). */
export function isGoodsSaleId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

/** `TYO1-02-P000017`. */
export function goodsNumber(tillCode: string, number: number): string {
  return `${tillCode}-P${String(number).padStart(6, "0")}`;
}
