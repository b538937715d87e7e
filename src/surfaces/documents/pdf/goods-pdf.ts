import type { Instant } from "../../../foundation/clock/index.ts";
import type { GoodsSheet } from "../goods-sheet.ts";
import type { Label, SheetLine } from "../receipt-sheet.ts";
import { openInk, type Ink, type Style } from "./ink.ts";

const EDGE = 56;
const SOFT = "#585b69";
const DARK = "#1d1f2a";
const LABEL_WIDTH = 230;

/** What goes with PINs or a pack, on A4. The same sheet and moment give the same bytes. */
export async function goodsPdf(
  sheet: GoodsSheet,
  soldAt: Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = `${sheet.title.own} ${sheet.number}`;
  const ink = openInk({ title, language: sheet.language, at: soldAt });
  const page: Sheet = { ink, sheet, width: ink.widthPt - 2 * EDGE };
  let y = both(page, sheet.title, { size: 22, weight: "700Bold" }, EDGE, "H1") + 4;
  if (sheet.legalKind !== undefined) y = both(page, sheet.legalKind, { size: 10 }, y) + 4;
  y += 10;
  for (const line of sheet.facts) y = pair(page, line, 11, y);
  ink.rule({ x: EDGE, y: y + 4, width: page.width }, DARK, 0.9);
  y = both(page, sheet.item, { size: 13, weight: "700Bold" }, y + 14);
  for (const [i, line] of sheet.totals.entries()) y = pair(page, line, i === 0 ? 15 : 11, y + 2);
  y = both(page, sheet.serials.label, { size: 9, color: SOFT }, y + 12);
  for (const serial of sheet.serials.values) y = wrapped(page, serial, { size: 12 }, y);
  ink.rule({ x: EDGE, y: y + 8, width: page.width }, DARK, 0.9);
  y = both(page, sheet.sellerHead, { size: 9, color: SOFT }, y + 18);
  y = wrapped(page, sheet.brand, { size: 13, weight: "700Bold" }, y);
  for (const line of sheet.sellerLines) y = wrapped(page, line, { size: 10, language: "ja" }, y);
  y += 12;
  for (const note of sheet.notes) y = both(page, note, { size: 9, color: SOFT }, y) + 3;
  return ink.end();
}

interface Sheet {
  readonly ink: Ink;
  readonly sheet: GoodsSheet;
  readonly width: number;
}

type Look = Pick<Style, "size"> & Partial<Style>;

function styleOf({ sheet }: Sheet, look: Look): Style {
  return { language: sheet.language, color: DARK, ...look };
}

function both(page: Sheet, label: Label, look: Look, y: number, role: "H1" | "P" = "P"): number {
  const { ink, width } = page;
  const below = ink.text(label.own, styleOf(page, look), { x: EDGE, y, width }, role);
  if (label.japanese === undefined || label.japanese === label.own) return below;
  const small = { size: Math.max(8.5, look.size * 0.6), color: SOFT, language: "ja" } as const;
  return ink.text(label.japanese, small, { x: EDGE, y: below, width });
}

function pair(page: Sheet, { label, value }: SheetLine, size: number, y: number): number {
  const { ink, width } = page;
  const name = label.japanese === undefined ? label.own : `${label.own} ${label.japanese}`;
  const style = styleOf(page, { size: Math.min(size, 10), color: SOFT });
  const left = ink.text(name, style, { x: EDGE, y, width: LABEL_WIDTH });
  const place = { x: EDGE + LABEL_WIDTH, y, width: width - LABEL_WIDTH, align: "right" } as const;
  return Math.max(left, ink.text(value, styleOf(page, { size }), place));
}

function wrapped(page: Sheet, text: string, look: Look, y: number): number {
  return page.ink.text(text, styleOf(page, look), { x: EDGE, y, width: page.width });
}
