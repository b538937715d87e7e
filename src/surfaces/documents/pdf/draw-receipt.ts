import type { Instant } from "../../../foundation/clock/index.ts";
import { openThread } from "../../../foundation/threads/index.ts";
import type { ReceiptSheet } from "../receipt-sheet.ts";

export interface ReceiptOrder {
  readonly sheet: ReceiptSheet;
  readonly issuedAt: Instant;
}

const drawer = openThread<ReceiptOrder, Uint8Array<ArrayBuffer>>({
  program: new URL("./receipt-worker.ts", import.meta.url),
  waitingMax: 100,
  answerMsMax: 10_000,
  restMsMax: 10 * 60_000,
});

/**
 * The receipt as a PDF, drawn off the event loop. Throws when too many receipts wait already, or
 * when the drawing fails or hangs.
 */
export async function drawReceipt(
  sheet: ReceiptSheet,
  issuedAt: Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await drawer.ask({ sheet, issuedAt });
  if (!drawn.ok) throw new Error("too many receipts wait to be drawn");
  return drawn.value;
}
