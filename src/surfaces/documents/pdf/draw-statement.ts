import type { Instant } from "../../../foundation/clock/index.ts";
import { openThread } from "../../../foundation/threads/index.ts";
import type { StatementSheet } from "../statement-sheet.ts";

export interface StatementOrder {
  readonly sheet: StatementSheet;
  readonly closedAt: Instant;
}

const drawer = openThread<StatementOrder, Uint8Array<ArrayBuffer>>({
  program: new URL("./statement-worker.ts", import.meta.url),
  waitingMax: 20,
  answerMsMax: 20_000,
  restMsMax: 60_000,
});

/** A statement as a PDF, drawn off the event loop. Throws when it cannot be drawn now. */
export async function drawStatement(
  sheet: StatementSheet,
  closedAt: Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await drawer.ask({ sheet, closedAt });
  if (!drawn.ok) throw new Error("too many statements wait to be drawn");
  return drawn.value;
}
