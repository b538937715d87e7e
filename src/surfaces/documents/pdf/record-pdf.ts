import type { Instant } from "../../../foundation/clock/index.ts";
import type { RecordSection, RecordSheet } from "../record-sheet.ts";
import { openInk, type Ink, type Style } from "./ink.ts";

const EDGE = 52;
const GAP = 6;
const SOFT = "#585b69";
const HAIR = "#d8d3c7";
const DARK = "#1d1f2a";

/** A record on as many sheets of A4 as it takes. The same record is the same bytes. */
export async function recordPdf(sheet: RecordSheet, at: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const { language, title } = sheet;
  const ink = openInk({ title: `${title} ${sheet.sections[0]?.facts?.[0]?.value}`, language, at });
  const paper: Paper = { ink, sheet, width: ink.widthPt - 2 * EDGE };
  let y = ink.text(title, type(paper, 20, "700Bold"), { x: EDGE, y: EDGE }, "H1") + 4;
  y = wrapped(paper, sheet.lead, { ...type(paper, 9.5), color: SOFT }, y);
  for (const section of sheet.sections) y = drawSection(paper, section, y + 16);
  y += 16;
  for (const note of sheet.notes) {
    y = wrapped(paper, note, { ...type(paper, 8.5), color: SOFT }, roomFor(paper, y, 40));
  }
  return ink.end();
}

interface Paper {
  readonly ink: Ink;
  readonly sheet: RecordSheet;
  readonly width: number;
}

function drawSection(paper: Paper, section: RecordSection, from: number): number {
  const { ink, width } = paper;
  let y = roomFor(paper, from, 90);
  y = ink.text(section.head, type(paper, 12, "700Bold"), { x: EDGE, y }, "H2") + 2;
  ink.rule({ x: EDGE, y, width }, DARK, 0.9);
  y += 4;
  for (const { label, value } of section.facts ?? []) {
    const cells = [
      { text: label, style: { ...type(paper, 9), color: SOFT } },
      { text: value, style: type(paper, 9.5) },
    ];
    y = row(paper, cells, [3, 9], y);
  }
  if (section.table !== undefined) y = drawTable(paper, section.table, y);
  if (section.note !== undefined) {
    y = wrapped(paper, section.note, { ...type(paper, 9), color: SOFT }, roomFor(paper, y, 30));
  }
  return y;
}

function drawTable(
  paper: Paper,
  { widths, head, rows }: NonNullable<RecordSection["table"]>,
  from: number,
): number {
  const cells = (texts: readonly string[], style: Style) => texts.map((text) => ({ text, style }));
  let y = row(paper, cells(head, { ...type(paper, 8), color: SOFT }), widths, from);
  for (const texts of rows) {
    paper.ink.rule({ x: EDGE, y: y + 1, width: paper.width }, HAIR);
    y = row(paper, cells(texts, type(paper, 8.5)), widths, y + 3);
  }
  return y;
}

interface Cell {
  readonly text: string;
  readonly style: Style;
}

function row(
  paper: Paper,
  cells: readonly Cell[],
  widths: readonly number[],
  from: number,
): number {
  const { ink, width } = paper;
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const columns = widths.map((one) => (width * one) / whole - GAP);
  const lines = cells.map(({ text, style }, i) =>
    Math.ceil(ink.widthOf(text, style) / columns[i]!),
  );
  const y = roomFor(paper, from, Math.max(1, ...lines) * 16);
  let x = EDGE;
  let below = y;
  for (const [i, { text, style }] of cells.entries()) {
    below = Math.max(below, ink.text(text, style, { x, y, width: columns[i]! }));
    x += columns[i]! + GAP;
  }
  return below + 1;
}

function wrapped(paper: Paper, text: string, style: Style, y: number): number {
  return paper.ink.text(text, style, { x: EDGE, y, width: paper.width });
}

function roomFor({ ink }: Paper, y: number, heightPt: number): number {
  if (y + heightPt <= ink.heightPt - EDGE) return y;
  ink.nextPage();
  return EDGE;
}

function type(
  { sheet }: Pick<Paper, "sheet">,
  size: number,
  weight: "400Regular" | "700Bold" = "400Regular",
): Style {
  return { size, weight, language: sheet.language, color: DARK };
}
