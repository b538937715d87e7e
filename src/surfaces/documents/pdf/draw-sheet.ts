import type { Instant } from "../../../foundation/clock/index.ts";
import { openThread } from "../../../foundation/threads/index.ts";
import type { RecordSheet } from "../record-sheet.ts";
import type { GoodsSheet } from "../goods-sheet.ts";
import type { SignPaper, SignSheet } from "../signs/sign-layout.ts";
import type { StatementSheet } from "../statement-sheet.ts";

export type SheetOrder =
  | { readonly what: "statement"; readonly sheet: StatementSheet; readonly at: Instant }
  | { readonly what: "record"; readonly sheet: RecordSheet; readonly at: Instant }
  | { readonly what: "goods"; readonly sheet: GoodsSheet; readonly at: Instant }
  | {
      readonly what: "sign";
      readonly sheet: SignSheet;
      readonly paper: SignPaper;
      readonly at: Instant;
    };

const drawer = openThread<SheetOrder, Uint8Array<ArrayBuffer>>({
  program: new URL("./sheet-worker.ts", import.meta.url),
  waitingMax: 50,
  answerMsMax: 20_000,
  restMsMax: 60_000,
});

/** A statement, a sign, or what goes with goods, as a PDF, off the event loop. Throws when it cannot be drawn now. */
export async function drawSheet(order: SheetOrder): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await drawer.ask(order);
  if (!drawn.ok) throw new Error("too many documents wait to be drawn");
  return drawn.value;
}
