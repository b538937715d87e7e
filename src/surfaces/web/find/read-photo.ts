import { readTyped, type Typed } from "../../../business/lines/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { openThread } from "../../../foundation/threads/index.ts";
import { readPicture } from "./picture.ts";

export type PhotoRefusal = "notAPhoto" | "tooLarge" | "noCode" | "busy";

const PIXELS_MAX = 26_000_000;
const UNPACKED_BYTES_MAX = 220_000_000;

// A thread for each photo: what one leaves behind, 200 MB of memory or worse, goes with its thread.
const decoder = openThread<Uint8Array, readonly string[]>({
  program: new URL("./photo-worker.ts", import.meta.url),
  waitingMax: 4,
  answerMsMax: 12_000,
  restMsMax: 0,
});

/**
 * The text of the code in a photo; with several, the one that most likely names a line. Decodes
 * one photo at a time, since each may take a second and 200 MB.
 */
export async function readPhoto(content: Uint8Array): Promise<Outcome<string, PhotoRefusal>> {
  const picture = readPicture(content);
  if (picture === undefined) return refused("notAPhoto", { field: "photo" });
  const pixels = picture.widthPx * picture.heightPx;
  if (pixels > PIXELS_MAX || picture.unpackedBytes > UNPACKED_BYTES_MAX) {
    return refused("tooLarge", { field: "photo" });
  }
  const texts = await decode(content);
  if (!texts.ok) return refused("busy", { field: "photo" });
  const best = bestOf(texts.value);
  return best === undefined ? refused("noCode", { field: "photo" }) : done(best);
}

/** Empty for what the decoder cannot read, in whatever way it fails. */
async function decode(content: Uint8Array): Promise<Outcome<readonly string[], "busy">> {
  try {
    return await decoder.ask(content);
  } catch {
    return done([]);
  }
}

const LIKELY: readonly Typed["kind"][] = [
  "link",
  "renewal_code",
  "iccid",
  "lpa",
  "eid",
  "msisdn",
  "hand_over",
  "ean",
  "unreadable",
];

function bestOf(texts: readonly string[]): string | undefined {
  const rank = (text: string) => LIKELY.indexOf(readTyped(text).kind);
  return texts.filter((text) => text.trim() !== "").toSorted((a, b) => rank(a) - rank(b))[0];
}
