import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { inflateSync } from "node:zlib";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { packedPixels, readPicture } from "./picture.ts";

// Runs in a thread of its own: decoding takes up to a second, and the web must go on meanwhile.
const photo = workerData as Uint8Array;
checkUnpackedSize(photo);

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
const binary = new Uint8Array(readFileSync(wasm)).buffer;
// Without it the library would fetch its program from another host.
await prepareZXingModule({ overrides: { wasmBinary: binary }, fireImmediately: true });
const found = await readBarcodes(photo, { tryHarder: true, maxNumberOfSymbols: 8 });
parentPort?.postMessage(found.filter((code) => code.isValid).map((code) => code.text));

// A PNG may unpack to far more than its head says; the decoder would take all the memory for it.
function checkUnpackedSize(content: Uint8Array): void {
  const picture = readPicture(content);
  if (picture?.format !== "png") return;
  inflateSync(packedPixels(content), { maxOutputLength: picture.unpackedBytes });
}
