import { Worker } from "node:worker_threads";
import { readTyped, type Typed } from "../../../business/lines/index.ts";
import { done, refused, type Outcome } from "../../../foundation/outcome/index.ts";
import { readPicture } from "./picture.ts";

export type PhotoRefusal = "notAPhoto" | "tooLarge" | "noCode" | "busy";

const PIXELS_MAX = 26_000_000;
const UNPACKED_BYTES_MAX = 220_000_000;
const DECODING_MS_MAX = 12_000;
const WAITING_MAX = 4;

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
  if (waiting >= WAITING_MAX) return refused("busy", { field: "photo" });
  const texts = await inTurn(() => decode(content));
  const best = bestOf(texts);
  return best === undefined ? refused("noCode", { field: "photo" }) : done(best);
}

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  waiting += 1;
  const mine = last.then(run, run).finally(() => (waiting -= 1));
  last = mine;
  return mine;
}

/** Empty for what the decoder cannot read, in whatever way it fails. */
async function decode(content: Uint8Array): Promise<readonly string[]> {
  const own = import.meta.url;
  const file = new URL(`./photo-worker${own.slice(own.lastIndexOf("."))}`, own);
  const worker = new Worker(file, { workerData: content, execArgv: [], env: {} });
  try {
    return await new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve([]), DECODING_MS_MAX);
      worker.once("message", (texts: readonly string[]) => resolve(texts));
      worker.once("error", () => resolve([]));
      worker.once("exit", () => {
        clearTimeout(giveUp);
        resolve([]);
      });
    });
  } finally {
    await worker.terminate();
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
