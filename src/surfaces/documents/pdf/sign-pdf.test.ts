import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { instant } from "../../../foundation/clock/index.ts";
import { renderPage } from "../../html/index.ts";
import { SIGN_ARROWS, SIGN_HEADS, SIGN_PAPERS, type SignSheet } from "../signs/sign-layout.ts";
import { SignPicture } from "../signs/sign-picture.tsx";
import { signTexts } from "../texts/signs.ts";
import { signPdf } from "./sign-pdf.ts";

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

const at = instant("2026-11-22T03:00:00.000Z");
const sheet: SignSheet = {
  url: "https://renew.example.jp/at/7K2M9Q",
  place: { ja: "北口の更新機", en: "North exit kiosk" },
  arrow: "right",
};
const DARK = [0x1d, 0x1f, 0x2a].map((part) => part / 255).join(" ");

test.each(SIGN_PAPERS)("a phone reads the address from the sign on %s", async (paper) => {
  const pdf = Buffer.from(await signPdf(sheet, { paper, at })).toString("latin1");
  const height = paper === "a4" ? 841.89 : 1190.55;
  expect(pdf).toContain(`/MediaBox [0 0 ${paper === "a4" ? "595.28" : "841.89"} ${height}]`);
  const found = await readBarcodes(picture(boxesIn(pdf), height), { formats: ["QRCode"] });
  expect(found.map(({ text }) => text)).toEqual([sheet.url]);
});

test("the page for a browser says what the sheet says, for every arrow, with nothing else fetched", () => {
  for (const arrow of SIGN_ARROWS) {
    const page = renderPage(SignPicture({ sheet: { ...sheet, arrow }, language: "ja" }));
    for (const { scan } of Object.values(signTexts)) expect(page).toContain(scan);
    for (const head of Object.values(SIGN_HEADS)) expect(page).toContain(head);
    expect(page).toContain("North exit kiosk");
    expect(page).not.toMatch(/href|url\(/);
  }
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The dark boxes of the page, as pdfkit writes them: y from the top. */
function boxesIn(pdf: string): readonly Box[] {
  const all = [...pdf.matchAll(/stream\n(.*?)\nendstream/gs)].flatMap(([, packed]) => {
    try {
      return [inflateSync(Buffer.from(packed!, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  const content = all.find((one) => one.includes(" re"))!;
  const boxes: Box[] = [];
  let last = "";
  for (const [, x, y, width, height, color] of content.matchAll(
    /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\n(?:\/\w+ cs\n)?(?:([\d. ]+) scn\n)?f\n/g,
  )) {
    last = color ?? last;
    if (last !== DARK) continue;
    boxes.push({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) });
  }
  return boxes;
}
function picture(boxes: readonly Box[], side: number) {
  const size = Math.ceil(side);
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const box of boxes) {
    for (let y = Math.round(box.y); y < Math.round(box.y + box.height); y++) {
      const from = y * size + Math.round(box.x);
      const to = y * size + Math.round(box.x + box.width);
      for (let i = from; i < to; i++) data.fill(0, i * 4, i * 4 + 3);
    }
  }
  return { data, width: size, height: size, colorSpace: "srgb" } as Parameters<
    typeof readBarcodes
  >[0];
}
