import { openThread } from "../threads/index.ts";
import type { Bitmap } from "./bitmap.ts";
import type { PaperWidthMm, Slip } from "./slip.ts";

export interface PictureOrder {
  readonly slip: Slip;
  readonly paperMm: PaperWidthMm;
}

const drawer = openThread<PictureOrder, Bitmap>({
  program: new URL("./picture-worker.ts", import.meta.url),
  waitingMax: 100,
  answerMsMax: 15_000,
  restMsMax: 10 * 60_000,
});

/** A slip as a picture, drawn off the event loop. Throws when too many wait, or when it fails. */
export async function drawPicture(order: PictureOrder): Promise<Bitmap> {
  const drawn = await drawer.ask(order);
  if (!drawn.ok) throw new Error("too many slips wait to be drawn");
  return drawn.value;
}
