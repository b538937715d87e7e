import receiptline from "receiptline";
import qrcode from "qrcode";
import type { Language } from "../language/index.ts";
import { FACE_OF, hasCharacter, outlineOf, runsOf } from "../typefaces/index.ts";
import { openCanvas, type Bitmap, type Canvas } from "./bitmap.ts";
import { drawLetter } from "./draw-letter.ts";
import { markupOf } from "./markup.ts";
import { columnsOf, type PaperWidthMm, type Slip } from "./slip.ts";
import { columnsFor } from "./widths.ts";

const DOTS = 12;
const LINE_DOTS = 30;

/** A slip as a picture: every script beside every other, which no printer's own letters can do. */
export function drawSlip(slip: Slip, paperMm: PaperWidthMm): Bitmap {
  const columns = columnsOf(paperMm);
  const canvas = openCanvas(columns * DOTS);
  const pen = penOn(canvas, slip.language);
  receiptline.transform(markupOf(slip, paperMm), {
    cpl: columns,
    encoding: "shiftjis",
    cutting: false,
    command: { ...receiptline.commands.base, ...pen.commands },
  });
  return canvas.cutAt(pen.height());
}

interface Line {
  margin: number;
  width: number;
  align: number;
  position: number;
  /** Times as large, of the next letters. */
  scale: { w: number; h: number };
  isBold: boolean;
  height: number;
  /** Drawn when the line is fed: only then its height is known. */
  letters: ((baseline: number) => void)[];
}

function penOn(canvas: Canvas, language: Language) {
  let y = 0;
  const plain = { w: 1, h: 1 };
  const line: Line = {
    ...{ margin: 0, width: 0, align: 0, position: 0, height: 1 },
    ...{ scale: plain, isBold: false, letters: [] },
  };
  const quietly = (change: () => void): string => {
    change();
    return "";
  };
  const feed = () => {
    const dots = line.height * 2 * DOTS;
    for (const letter of line.letters) letter(y + dots);
    y += Math.max(dots + LINE_DOTS - 2 * DOTS, LINE_DOTS);
    Object.assign(line, { position: 0, height: 1, letters: [] });
  };
  const commands = {
    measureText: (text: string) => columnsFor(text),
    arrayFrom: (text: string) => [...text],
    area: (margin: number, width: number) => quietly(() => Object.assign(line, { margin, width })),
    align: (align: number) => quietly(() => (line.align = align)),
    absolute: (position: number) => quietly(() => (line.position = position)),
    relative: (position: number) => quietly(() => (line.position += position)),
    hr: (width: number) => quietly(() => drawRule(canvas, line.margin, width, y + DOTS)),
    em: () => quietly(() => (line.isBold = true)),
    wh: (marks: number) =>
      quietly(() => {
        line.scale = {
          w: marks < 2 ? marks + 1 : marks - 1,
          h: marks < 3 ? marks : marks - 1,
        };
        line.height = Math.max(line.height, line.scale.h);
      }),
    normal: () => quietly(() => Object.assign(line, { scale: plain, isBold: false })),
    text: (text: string) => quietly(() => write(canvas, line, text, language)),
    lf: () => quietly(feed),
    vrlf: () => quietly(feed),
    qrcode: ({ data, cell }: { data: string; cell: number }) =>
      quietly(() => (y += drawCode(canvas, line, { data, cell, y }))),
  };
  return { commands, height: () => y };
}

function write(canvas: Canvas, line: Line, text: string, language: Language): void {
  const { scale, isBold } = line;
  for (const run of runsOf(text, language, hasCharacter)) {
    for (const letter of run.text) {
      const x = (line.margin + line.position) * DOTS;
      const columns = columnsFor(letter);
      line.position += columns * scale.w;
      const face = run.face ?? FACE_OF[language];
      const outline = outlineOf(face, letter.codePointAt(0)!);
      const em = 2 * DOTS;
      const wide = (outline.advance / outline.unitsPerEm) * em;
      // An alphabet's letters are of many widths: each is fitted into its column.
      const squeeze = Math.min(1, (columns * DOTS) / Math.max(wide, 1));
      const indent = ((columns * DOTS - wide * squeeze) / 2) * scale.w;
      const size = em / outline.unitsPerEm;
      const place = {
        x: x + indent,
        dotsPerUnitX: size * squeeze * scale.w,
        dotsPerUnitY: size * scale.h,
      };
      line.letters.push((bottom) => {
        // Noto's ideographs reach 12 hundredths of the em below the line.
        const y = bottom - Math.round(0.14 * em * scale.h);
        drawLetter(canvas, outline, { ...place, y });
        if (isBold) drawLetter(canvas, outline, { ...place, x: place.x + 1, y });
      });
    }
  }
}

function drawRule(canvas: Canvas, margin: number, columns: number, y: number): void {
  for (let x = margin * DOTS; x < (margin + columns) * DOTS; x++) {
    canvas.set(x, y);
    canvas.set(x, y + 1);
  }
}

/** Answers how many dots high it is. */
function drawCode(
  canvas: Canvas,
  line: Line,
  of: { readonly data: string; readonly cell: number; readonly y: number },
): number {
  const { modules } = qrcode.create(of.data, { errorCorrectionLevel: "L" });
  const size = modules.size * of.cell;
  const left = Math.floor((line.margin + line.width / 2) * DOTS - size / 2);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const isDark = modules.get(Math.floor(row / of.cell), Math.floor(column / of.cell)) === 1;
      if (isDark) canvas.set(left + column, of.y + row);
    }
  }
  return size;
}
