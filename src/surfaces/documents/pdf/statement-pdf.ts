import type { Instant } from "../../../foundation/clock/index.ts";
import type { SheetPair, StatementSheet } from "../statement-sheet.ts";
import { openInk, type Ink, type Style } from "./ink.ts";

const EDGE = 52;
const SOFT = "#585b69";
const HAIR = "#d8d3c7";
const DARK = "#1d1f2a";
const FIGURES = [60, 100, 100] as const;

/** The statement on as many sheets of A4 as it takes. The same statement gives the same bytes. */
export async function statementPdf(
  sheet: StatementSheet,
  closedAt: Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = `${sheet.title} ${sheet.facts[0]?.value ?? ""}`;
  const ink = openInk({ title, language: "ja", at: closedAt });
  const paper: Paper = { ink, width: ink.widthPt - 2 * EDGE };
  let y = ink.text(sheet.title, type(20, "700Bold"), { x: EDGE, y: EDGE }, "H1") + 10;
  for (const fact of sheet.facts) y = pair(paper, fact, type(10), y);
  y += 12;
  for (const [i, line] of sheet.agentLines.entries()) {
    y = wrapped(paper, line, i === 0 ? type(13, "700Bold") : type(10), y);
  }
  for (const section of sheet.sections) y = drawSection(paper, sheet, section, y + 18);
  y = roomFor(paper, y + 18, 140);
  y = ink.text(sheet.balanceHead, type(12, "700Bold"), { x: EDGE, y }, "H2") + 4;
  for (const one of sheet.balance) y = total(paper, one, type(10), y);
  ink.rule({ x: EDGE, y: y + 2, width: paper.width }, DARK, 0.9);
  y = total(paper, sheet.outcome, type(13, "700Bold"), y + 8) + 14;
  for (const note of sheet.notes) {
    y = wrapped(paper, note, { ...type(8.5), color: SOFT }, roomFor(paper, y, 30));
  }
  return ink.end();
}

interface Paper {
  readonly ink: Ink;
  readonly width: number;
}

function drawSection(
  paper: Paper,
  sheet: StatementSheet,
  section: StatementSheet["sections"][number],
  from: number,
): number {
  const { ink, width } = paper;
  let y = roomFor(paper, from, 90);
  y = ink.text(section.head, type(12, "700Bold"), { x: EDGE, y }, "H2");
  for (const line of section.lines) y = wrapped(paper, line, { ...type(9), color: SOFT }, y);
  y = row(paper, sheet.rowHead, { ...type(8.5), color: SOFT }, y + 6);
  ink.rule({ x: EDGE, y, width }, DARK, 0.9);
  for (const cells of section.rows) y = row(paper, cells, type(9.5), roomFor(paper, y + 4, 40));
  for (const one of section.totals) y = total(paper, one, type(10), roomFor(paper, y + 3, 30));
  return y;
}

function row({ ink, width }: Paper, cells: readonly string[], style: Style, y: number): number {
  const left = width - FIGURES.reduce((sum, one) => sum + one, 0);
  const [first = "", ...figures] = cells;
  const below = ink.text(first, style, { x: EDGE, y, width: left - 8 });
  let x = EDGE + left;
  for (const [i, cell] of figures.entries()) {
    const column = FIGURES[i] ?? 100;
    ink.text(cell, style, { x, y, width: column, align: "right" });
    x += column;
  }
  ink.rule({ x: EDGE, y: below + 2, width }, HAIR);
  return below + 3;
}

function pair({ ink }: Paper, { label, value }: SheetPair, style: Style, y: number): number {
  ink.text(label, { ...style, color: SOFT }, { x: EDGE, y });
  return ink.text(value, style, { x: EDGE + 90, y });
}

function total(paper: Paper, { label, value }: SheetPair, style: Style, y: number): number {
  const { ink, width } = paper;
  const half = width - 130;
  ink.text(label, style, { x: EDGE, y, width: half - 10, align: "right" });
  return ink.text(value, style, { x: EDGE + half, y, width: 130, align: "right" });
}

function wrapped({ ink, width }: Paper, text: string, style: Style, y: number): number {
  return ink.text(text, style, { x: EDGE, y, width });
}

function roomFor({ ink }: Paper, y: number, heightPt: number): number {
  if (y + heightPt <= ink.heightPt - EDGE) return y;
  ink.nextPage();
  return EDGE;
}

function type(size: number, weight: "400Regular" | "700Bold" = "400Regular"): Style {
  return { size, weight, language: "ja", color: DARK };
}
