import PDFDocument from "pdfkit";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import {
  fontForDocument,
  hasCharacter,
  runsOf,
  type Face,
  type Run,
  type Weight,
} from "../../../foundation/typefaces/index.ts";

export interface Style {
  /** Points. */
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly language: Language;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  /** Wraps at this width, in points; without it, one line. */
  readonly width?: number;
  readonly align?: "left" | "right";
}

/** A4 under the pen: text in four scripts, lines, boxes. Positions in points from the top left. */
export interface Ink {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Draws text under a role of the document's structure; answers the y below it. */
  text(text: string, style: Style, place: Place, role?: Role): number;
  widthOf(text: string, style: Style): number;
  rule(place: { x: number; y: number; width: number }, color: string, thickness?: number): void;
  /** Drawing that says nothing to a screen reader, or what `alt` says. */
  drawing(draw: (doc: PDFKit.PDFDocument) => void, alt?: string): void;
  /** Another sheet; from now on `y` is on that one. */
  nextPage(): void;
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

type Role = "H1" | "H2" | "P";

export interface InkOptions {
  readonly title: string;
  readonly language: Language;
  /** A4 unless told. */
  readonly paper?: "a4" | "a3";
  /** Stands in the file, so that the same document is the same bytes. */
  readonly at: Instant;
}

const LINE_HEIGHT = 1.45;

export function openInk(options: InkOptions): Ink {
  const at = new Date(options.at);
  const doc = new PDFDocument({
    size: options.paper === "a3" ? "A3" : "A4",
    margin: 0,
    pdfVersion: "1.7",
    lang: options.language,
    tagged: true,
    displayTitle: true,
    info: { Title: options.title, Producer: "Tsunagu", CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.on("end", resolve));
  const root = doc.struct("Document");
  doc.addStructure(root);
  const pen = penOf(doc);
  return {
    widthPt: doc.page.width,
    heightPt: doc.page.height,
    widthOf: (text, style) => pen.width(pen.runs(text, style), style),
    text(text, style, place, role = "P") {
      const lines = place.width === undefined ? [text] : linesOf(pen, text, style, place.width);
      const draw = () => drawLines(pen, lines, style, place);
      root.add(doc.struct(role, { lang: style.language }, draw));
      return place.y + lines.length * style.size * LINE_HEIGHT;
    },
    drawing(draw, alt) {
      if (alt === undefined) return asArtifact(doc, () => draw(doc));
      root.add(doc.struct("Figure", { alt }, () => draw(doc)));
    },
    rule({ x, y, width }, color, thickness = 0.6) {
      asArtifact(doc, () => {
        const line = doc.lineWidth(thickness).strokeColor(color).moveTo(x, y);
        line.lineTo(x + width, y).stroke();
      });
    },
    nextPage: () => void doc.addPage(),
    async end() {
      root.end();
      doc.end();
      await ended;
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}

function asArtifact(doc: PDFKit.PDFDocument, draw: () => void): void {
  doc.markContent("Artifact");
  draw();
  doc.endMarkedContent();
}

interface Pen {
  runs(text: string, style: Style): readonly Run[];
  width(runs: readonly Run[], style: Style): number;
  draw(run: Run, style: Style, x: number, y: number): void;
}

function penOf(doc: PDFKit.PDFDocument): Pen {
  const known = new Set<string>();
  const take = (face: Face, weight: Weight) => {
    const name = `${face} ${weight}`;
    if (!known.has(name)) doc.registerFont(name, fontForDocument(face, weight));
    known.add(name);
    return doc.font(name);
  };
  const widthOf = (run: Run, style: Style) =>
    take(run.face, style.weight ?? "400Regular")
      .fontSize(style.size)
      .widthOfString(run.text);
  return {
    runs: (text, style) => runsOf(text, style.language, hasCharacter),
    width: (runs, style) => runs.reduce((sum, run) => sum + widthOf(run, style), 0),
    draw(run, style, x, y) {
      take(run.face, style.weight ?? "400Regular").fontSize(style.size);
      doc.fillColor(style.color ?? "#1d1f2a").text(run.text, x, y, { lineBreak: false });
    },
  };
}

function drawLines(pen: Pen, lines: readonly string[], style: Style, place: Place): void {
  for (const [index, line] of lines.entries()) {
    const runs = pen.runs(line, style);
    const indent = place.align === "right" ? (place.width ?? 0) - pen.width(runs, style) : 0;
    let x = place.x + indent;
    for (const run of runs) {
      pen.draw(run, style, x, place.y + index * style.size * LINE_HEIGHT);
      x += pen.width([run], style);
    }
  }
}

// Lines break between words, in Chinese and Japanese too; a closing mark never begins a line.
function linesOf(pen: Pen, text: string, style: Style, width: number): readonly string[] {
  const fits = (line: string) => pen.width(pen.runs(line.trimEnd(), style), style) <= width;
  if (fits(text.trimStart())) return [text.trim()];
  const lines: string[] = [];
  let line = "";
  for (const word of wordsOf(text, style.language)) {
    const pieces = fits(word) ? [word] : [...word];
    for (const piece of pieces) {
      if (line !== "" && !fits(line + piece)) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += line === "" ? piece.trimStart() : piece;
    }
  }
  return [...lines, line.trimEnd()];
}

function wordsOf(text: string, language: Language): readonly string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenterOf(language).segment(text)) {
    const last = words.length - 1;
    const opens = OPENING.test(segment);
    const joins = last >= 0 && ((isWordLike !== true && !opens) || OPENING.test(words[last]!));
    if (joins) words[last] += segment;
    else words.push(segment);
  }
  return words;
}

const OPENING = /[（「『([]$/;

function segmenterOf(language: Language): Intl.Segmenter {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, segmenter);
  return segmenter;
}

const segmenters = new Map<Language, Intl.Segmenter>();
