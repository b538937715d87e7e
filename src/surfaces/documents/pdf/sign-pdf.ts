import type { Instant } from "../../../foundation/clock/index.ts";
import {
  layOutSign,
  SHEET,
  type SignPaper,
  type SignShape,
  type SignSheet,
} from "../signs/sign-layout.ts";
import { signTexts } from "../texts/signs.ts";
import { openInk, type Ink } from "./ink.ts";

/** A sign on A4 or A3. The same sign is the same bytes. */
export async function signPdf(
  sheet: SignSheet,
  { paper, at }: { readonly paper: SignPaper; readonly at: Instant },
): Promise<Uint8Array<ArrayBuffer>> {
  const title = signTexts.ja.label(sheet.place.ja);
  const ink = openInk({ title, language: "ja", at, paper });
  const shapes = layOutSign(sheet, (text, style) => ink.widthOf(text, style));
  const scale = ink.widthPt / SHEET.width;
  ink.drawing((doc) => {
    for (const shape of shapes) if (shape.kind !== "text") drawShape(doc, shape, scale);
  });
  // What a phone opens, for whoever reads it on a screen and cannot see the picture.
  for (const shape of shapes) if (shape.kind === "text") write(ink, shape, scale);
  return ink.end();
}

function drawShape(
  doc: PDFKit.PDFDocument,
  shape: Exclude<SignShape, { readonly kind: "text" }>,
  scale: number,
): void {
  if (shape.kind === "box") {
    const { x, y, width, height } = shape.box;
    doc.rect(x * scale, y * scale, width * scale, height * scale).fill(shape.color);
    return;
  }
  const { at, path, color, lineWidth } = shape;
  doc.save().translate(at.x * scale, at.y * scale);
  doc.scale(at.scale * scale).path(path);
  if (lineWidth === undefined) doc.fill(color);
  else doc.lineWidth(lineWidth).lineCap("round").strokeColor(color).stroke();
  doc.restore();
}

// Of Noto Sans in all four scripts, by which a line is placed.
const ASCENT = 1.16;

function write(
  ink: Ink,
  shape: Extract<SignShape, { readonly kind: "text" }>,
  scale: number,
): void {
  const { text, x, baseline, weight, color, language, isHead } = shape;
  const size = shape.size * scale;
  const place = { x: x * scale, y: baseline * scale - ASCENT * size };
  ink.text(text, { size, weight, color, language }, place, isHead ? "H1" : "P");
}
