import receiptline, { type transform } from "receiptline";
import { bandsOf, type Bitmap } from "./bitmap.ts";
import type { CodePage } from "./code-pages.ts";
import { markupOf } from "./markup.ts";
import { columnsOf, type PaperWidthMm, type Slip } from "./slip.ts";
import { columnsFor } from "./widths.ts";

type Printer = NonNullable<Parameters<typeof transform>[1]>;
type Bytes = Uint8Array<ArrayBuffer>;

export interface TextOf {
  readonly paperMm: PaperWidthMm;
  readonly codePage: CodePage;
}

/** ESC/POS with the printer's own letters; ends with a feed and a cut. */
export function escposText(slip: Slip, { paperMm, codePage }: TextOf): Bytes {
  return bytesOf(slip, paperMm, { encoding: encodingOf(codePage), command: "escpos" });
}

/** Rows to a band: 256 rows of 80 mm paper are 18 kB. */
const BAND_ROWS = 256;

/** ESC/POS with a picture: GS v 0 in bands, a feed, GS V a cut. */
export function escposPicture(picture: Bitmap): Bytes {
  const parts: Uint8Array[] = [Uint8Array.of(0x1b, 0x40)];
  for (const { width, height, dots } of bandsOf(picture, BAND_ROWS)) {
    const rowBytes = width / 8;
    parts.push(Uint8Array.of(0x1d, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8));
    parts.push(Uint8Array.of(height & 0xff, height >> 8), dots);
  }
  parts.push(Uint8Array.of(0x1d, 0x56, 0x42, 0x10));
  return Uint8Array.from(Buffer.concat(parts));
}

/** The two languages of Star printers that have a Japanese, a Chinese or a Korean font. */
export function starText(slip: Slip, of: TextOf & { readonly mode: "starprnt" | "line" }): Bytes {
  const { paperMm, codePage, mode } = of;
  const isJapanese = codePage === "shiftjis" || codePage === "ascii";
  const mbcs = isJapanese ? ("mbcs" as const) : ("mbcs2" as const);
  const command = mode === "starprnt" ? (`star${mbcs}` as const) : (`starline${mbcs}` as const);
  const encoding = codePage === "ascii" ? "shiftjis" : encodingOf(codePage);
  return bytesOf(slip, paperMm, { encoding, command });
}

/** ePOS-Print XML with a picture: an image in bands, a feed and a cut. */
export function eposPicture(picture: Bitmap): string {
  const images = bandsOf(picture, BAND_ROWS).map(({ width, height, dots }) => {
    const packed = Buffer.from(dots).toString("base64");
    return `<image width="${width}" height="${height}" color="color_1" mode="mono">${packed}</image>`;
  });
  return [
    '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">',
    ...images,
    '<cut type="feed"/>',
    "</epos-print>",
  ].join("");
}

/** For a screen, or a browser that prints: nothing is fetched from anywhere for it. */
export function svgOf(slip: Slip, paperMm: PaperWidthMm): string {
  const base = receiptline.commands.svg;
  const command = {
    ...base,
    measureText: (text: string) => columnsFor(text),
    arrayFrom: (text: string) => [...text],
    close(this: { svgWidth: number; svgHeight: number; svgContent: string }) {
      const { svgWidth: width, svgHeight: height, svgContent } = this;
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" ` +
        `width="${width}" height="${height}" lang="${slip.language}">` +
        `<title>${escapeXml(slip.title)}</title>` +
        `<g font-family="'BIZ UDGothic', 'MS Gothic', 'Osaka-Mono', 'Noto Sans Mono CJK JP', monospace" fill="#000" font-size="22" ` +
        `dominant-baseline="text-after-edge" text-anchor="middle">${svgContent}</g></svg>`
      );
    },
  };
  const options: Printer = { cpl: columnsOf(paperMm), encoding: "shiftjis", cutting: false };
  return receiptline.transform(markupOf(slip, paperMm), { ...options, spacing: true, command });
}

/** As it would be typed: for whoever cannot see the picture, and for tests. */
export function textOf(slip: Slip, paperMm: PaperWidthMm): string {
  const command = {
    ...receiptline.commands.text,
    measureText: (text: string) => columnsFor(text),
    arrayFrom: (text: string) => [...text],
  };
  const options: Printer = { cpl: columnsOf(paperMm), encoding: "shiftjis", cutting: false };
  return receiptline.transform(markupOf(slip, paperMm), { ...options, command });
}

// What ReceiptLine answers is a text of bytes, one a letter.
function bytesOf(slip: Slip, paperMm: PaperWidthMm, printer: Printer): Bytes {
  const options = { cpl: columnsOf(paperMm), cutting: true, gradient: false, ...printer };
  const answer = receiptline.transform(markupOf(slip, paperMm), options);
  return Uint8Array.from(Buffer.from(answer, "latin1"));
}

function encodingOf(codePage: CodePage): NonNullable<Printer["encoding"]> {
  return codePage === "ascii" ? "cp437" : codePage;
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replaceAll(/[&<>]/g, (sign) => names[sign]!);
}
