import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { answerQuestions } from "../../../foundation/threads/index.ts";
import { unpacksAsDeclared } from "./picture.ts";

// Runs in a thread of its own: decoding takes up to a second, and the web must go on meanwhile.
answerQuestions(async (photo: Uint8Array) => (unpacksAsDeclared(photo) ? decode(photo) : []));

async function decode(content: Uint8Array): Promise<readonly string[]> {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  // Without it the library would fetch its program from another host.
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const found = await readBarcodes(content, { tryHarder: true, maxNumberOfSymbols: 8 });
  return found.filter((code) => code.isValid).map((code) => code.text);
}
