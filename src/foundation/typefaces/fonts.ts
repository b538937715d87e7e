import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { Face, Weight } from "./typefaces.ts";

/** A font as pdfkit's own reader, fontkit, opens it; pdfkit's type declarations leave it out. */
interface OpenedFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): OpenedGlyph;
}

interface OpenedGlyph {
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly Stroke[] };
}

/** One piece of an outline, in font units, y upwards. */
export interface Stroke {
  readonly command: "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "closePath";
  readonly args: readonly number[];
}

/** How a character is drawn, in units of which `unitsPerEm` are as long as the letter is high. */
export interface Outline {
  readonly unitsPerEm: number;
  readonly advance: number;
  readonly strokes: readonly Stroke[];
}

/** The outline of one character in a face of the usual weight. */
export function outlineOf(face: Face, codePoint: number): Outline {
  const font = openedFont(face, "400Regular");
  const { advanceWidth, path } = font.glyphForCodePoint(codePoint);
  return { unitsPerEm: font.unitsPerEm, advance: advanceWidth, strokes: path.commands };
}

/** Whether the face has the character; opens the face's font when nobody has yet. */
export function hasCharacter(face: Face, codePoint: number): boolean {
  return openedFont(face, "400Regular").hasGlyphForCodePoint(codePoint);
}

/**
 * The font for one document. What is parsed of its file, 5 to 11 MB, is shared by all documents;
 * not its glyphs: each remembers the characters that it was first drawn for, which would show up
 * in the text of the next document.
 */
export function fontForDocument(face: Face, weight: Weight): PDFKit.Mixins.PDFFontSource {
  const font: unknown = Object.create(openedFont(face, weight), { _glyphs: { value: {} } });
  return font as PDFKit.Mixins.PDFFontSource;
}

const require = createRequire(import.meta.url);
const opened = new Map<string, OpenedFont>();

function openedFont(face: Face, weight: Weight): OpenedFont {
  const name = `noto-sans-${face.toLowerCase()}/${weight}/NotoSans${face}_${weight}.ttf`;
  let font = opened.get(name);
  if (font === undefined) {
    font = openFont(readFileSync(require.resolve(`@expo-google-fonts/${name}`)));
    opened.set(name, font);
  }
  return font;
}

function openFont(file: Buffer): OpenedFont {
  const opener = new PDFDocument({ autoFirstPage: false }).font(file);
  return (opener as unknown as { _font: { font: OpenedFont } })._font.font;
}
