import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { exampleReceipt } from "./example-receipt.ts";
import { qrOf, qrPath } from "./qr.ts";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer },
});

const url = `https://renew.example.jp/verify/${exampleReceipt().token}`;

test("a reader reads the whole address of a receipt back from its code", async () => {
  const code = qrOf(url);
  const found = await readBarcodes(pixelsOf(code.size, code.isDark), { formats: ["QRCode"] });
  expect(found.map(({ text }) => text)).toEqual([url]);
});

test("the path draws the same modules", () => {
  const code = qrOf(url);
  const dark = new Set<string>();
  for (const [, x, y, length] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(length); i++) dark.add(`${Number(x) + i} ${y}`);
  }
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      expect(dark.has(`${column} ${row}`)).toBe(code.isDark(column, row));
    }
  }
});

function pixelsOf(size: number, isDark: (column: number, row: number) => boolean) {
  const [unit, quiet] = [4, 4];
  const width = (size + 2 * quiet) * unit;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / unit) - quiet, Math.floor(y / unit) - quiet];
      const inside = column >= 0 && row >= 0 && column < size && row < size;
      if (inside && isDark(column, row))
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data: pixels, width, height: width, colorSpace: "srgb" } as Parameters<
    typeof readBarcodes
  >[0];
}
