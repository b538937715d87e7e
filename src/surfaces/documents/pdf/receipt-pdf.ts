import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { qrOf } from "../qr.ts";
import type { Label, ReceiptSheet, SheetLine } from "../receipt-sheet.ts";
import { openInk, type Ink, type Style } from "./ink.ts";

const INK = "#1d1f2a";
const SOFT = "#585b69";
const HAIR = "#d8d3c7";
const INDIGO = "#234f8e";
const WASH = "#eef2f8";
const VERMILION = "#b93a21";

const EDGE = 56;

/** The receipt on A4, on one sheet where it fits. The same sheet and moment give the same bytes. */
export async function receiptPdf(
  sheet: ReceiptSheet,
  issuedAt: Instant,
): Promise<Uint8Array<ArrayBuffer>> {
  const title = `${sheet.title.own} ${sheet.number}`;
  const ink = openInk({ title, language: sheet.language, at: issuedAt });
  const width = ink.widthPt - 2 * EDGE;
  const page: Sheet = { ink, sheet, width, type: typeOf(sheet.language) };
  let y = drawHead(page, EDGE);
  y = drawAddressee(page, y + 22);
  y = drawAmount(page, y + 18);
  y = drawFacts(page, y + 20);
  y = drawItems(page, y + 24);
  y = drawTotals(page, roomFor(page, y + 10, TOTALS_HEIGHT));
  y = drawNotes(page, roomFor(page, y + 14, NOTES_HEIGHT));
  drawFoot(page, roomFor(page, Math.max(y + 28, FOOT_FROM), FOOT_HEIGHT));
  return ink.end();
}

const FOOT_FROM = 590;
const [ITEM_HEIGHT, TOTALS_HEIGHT, NOTES_HEIGHT, FOOT_HEIGHT] = [60, 70, 40, 140];
const BOTTOM = 20;

// One over several orders may need another sheet, which says what it belongs to.
function roomFor({ ink, sheet, type }: Sheet, y: number, height: number): number {
  if (y + height <= ink.heightPt - BOTTOM) return y;
  ink.nextPage();
  const number = `${sheet.title.own} ${sheet.number}`;
  return ink.text(number, type(9, { color: SOFT }), { x: EDGE, y: EDGE }) + 14;
}

interface Sheet {
  readonly ink: Ink;
  readonly sheet: ReceiptSheet;
  readonly width: number;
  readonly type: Type;
}

type Type = (size: number, more?: Partial<Style>) => Style;

function typeOf(language: Language): Type {
  return (size, more = {}) => ({ size, language, ...more });
}

const JAPANESE = { language: "ja", color: SOFT } as const satisfies Partial<Style>;

function drawHead({ ink, sheet, width, type }: Sheet, y: number): number {
  ink.drawing((doc) => {
    doc.save().translate(EDGE, y).scale(0.75);
    doc.path("M6 23C14 23 11 9 26 9").lineWidth(2).strokeColor(INDIGO).stroke();
    doc.circle(6, 23, 4).fill(INDIGO).circle(26, 9, 4).fill(VERMILION);
    doc.restore();
  });
  ink.text(sheet.brand, type(12, { weight: "700Bold", color: INDIGO }), { x: EDGE + 32, y: y + 4 });
  drawStamp({ ink, sheet, width, type }, y);
  const below = labelText({ ink, type }, sheet.title, { size: 26, x: EDGE, y: y + 44 }, "H1");
  if (sheet.legalKind === undefined) return below;
  return labelText({ ink, type }, sheet.legalKind, { size: 9, x: EDGE, y: below }, "P", SOFT);
}

function drawStamp({ ink, sheet, width, type }: Sheet, y: number): void {
  const { reissued } = sheet;
  if (reissued === undefined) return;
  const style = type(10, { weight: "700Bold", color: VERMILION });
  const label = { ...reissued, own: `${reissued.own} ${reissued.on}` };
  const right = EDGE + width - 10;
  const left = labelRight(ink, label, style, { x: right, y: y + 5 }) - 10;
  ink.drawing((doc) => {
    const wide = right + 10 - left;
    doc.roundedRect(left, y, wide, 24, 4).lineWidth(1.2).strokeColor(VERMILION).stroke();
  });
}

function drawAddressee({ ink, sheet, width, type }: Sheet, y: number): number {
  if (sheet.addressee === undefined) return y - 8;
  const below = ink.text(sheet.addressee, type(15), { x: EDGE, y, width: width * 0.8 });
  ink.rule({ x: EDGE, y: below + 4, width: width * 0.8 }, INK, 0.8);
  return below + 6;
}

function drawAmount({ ink, sheet, width, type }: Sheet, y: number): number {
  const { amount, sentence } = sheet;
  ink.drawing((doc) => doc.roundedRect(EDGE, y, width, 66, 8).fill(WASH));
  labelText({ ink, type }, amount.label, { size: 11, x: EDGE + 18, y: y + 16 }, "P");
  labelText({ ink, type }, amount.note, { size: 8.5, x: EDGE + 18, y: y + 36 }, "P", SOFT);
  const figure = type(28, { weight: "700Bold" });
  ink.text(amount.value, figure, { x: EDGE, y: y + 12, width: width - 18, align: "right" });
  return labelText({ ink, type }, sentence, { size: 10, x: EDGE, y: y + 78 }, "P");
}

function drawFacts({ ink, sheet, width, type }: Sheet, y: number): number {
  const half = (width - 24) / 2;
  let [top, below] = [y, y];
  for (const [index, { label, value }] of sheet.facts.entries()) {
    const x = EDGE + (index % 2) * (half + 24);
    if (index % 2 === 0) top = index === 0 ? y : below + 8;
    ink.rule({ x, y: top, width: half }, HAIR);
    const under = labelText({ ink, type }, label, { size: 8.5, x, y: top + 6 }, "P", SOFT);
    below = Math.max(below, ink.text(value, type(11), { x, y: under, width: half }));
  }
  return below;
}

function drawItems(page: Sheet, y: number): number {
  const { ink, sheet, width, type } = page;
  const head = { size: 8.5, x: EDGE, y };
  labelText({ ink, type }, sheet.itemHead, head, "P", SOFT);
  labelRight(ink, sheet.priceHead, type(8.5, { color: SOFT }), { x: EDGE + width, y });
  ink.rule({ x: EDGE, y: y + 15, width }, INK, 0.9);
  let top = y + 23;
  for (const item of sheet.items) {
    top = drawItem(page, item, roomFor(page, top, ITEM_HEIGHT)) + 8;
    ink.rule({ x: EDGE, y: top - 2, width }, HAIR);
  }
  return top;
}

function drawItem(
  { ink, width, type }: Sheet,
  { name, period, order, price }: ReceiptSheet["items"][number],
  y: number,
): number {
  const right = order === undefined ? PRICE_WIDTH : ORDER_WIDTH;
  const place = { x: EDGE, width: width - right - 12 };
  const under = { x: EDGE + width - right, width: right, align: "right" } as const;
  let below = ink.text(name.own, type(11.5, { weight: "700Bold" }), { ...place, y });
  if (name.japanese !== undefined) {
    below = ink.text(name.japanese, type(9, JAPANESE), { ...place, y: below });
  }
  if (period !== undefined) {
    below = ink.text(period, type(9, { color: SOFT }), { ...place, y: below + 2 });
  }
  const priced = ink.text(price, type(11.5), { ...under, y });
  if (order === undefined) return below;
  return Math.max(below, ink.text(order, type(9, { color: SOFT }), { ...under, y: priced }));
}

const ORDER_WIDTH = 140;
const PRICE_WIDTH = 100;

function drawTotals({ ink, sheet, width, type }: Sheet, y: number): number {
  let top = y;
  for (const [index, line] of sheet.totals.entries()) {
    const style = index === 0 ? type(12, { weight: "700Bold" }) : type(10);
    top = drawTotal({ ink, sheet, width, type }, line, style, top) + (index === 0 ? 4 : 1);
  }
  return top;
}

function drawTotal({ ink, width }: Sheet, line: SheetLine, style: Style, y: number): number {
  labelRight(ink, line.label, { ...style, color: SOFT }, { x: EDGE + width - 130, y });
  const place = { x: EDGE + width - 120, width: 120, align: "right", y } as const;
  return ink.text(line.value, style, place);
}

function drawNotes({ ink, sheet, width, type }: Sheet, y: number): number {
  let top = y;
  for (const note of sheet.notes) {
    top = ink.text(note.own, type(8.5, { color: SOFT }), { x: EDGE, y: top, width });
    if (note.japanese === undefined) continue;
    top = ink.text(note.japanese, type(8.5, JAPANESE), { x: EDGE, y: top, width });
  }
  return top;
}

function drawFoot({ ink, sheet, width, type }: Sheet, y: number): void {
  const qrSide = 104;
  ink.rule({ x: EDGE, y, width }, INK, 0.9);
  let top = labelText(
    { ink, type },
    sheet.sellerHead,
    { size: 8.5, x: EDGE, y: y + 12 },
    "P",
    SOFT,
  );
  for (const [index, line] of sheet.sellerLines.entries()) {
    const style = type(index === 0 ? 12 : 9.5, {
      language: "ja",
      ...(index === 0 ? { weight: "700Bold" } : {}),
    });
    top = ink.text(line, style, { x: EDGE, y: top + 2, width: width - qrSide - 30 });
  }
  const x = EDGE + width - qrSide;
  const code = qrOf(sheet.verifyUrl);
  ink.drawing((doc) => {
    const unit = qrSide / code.size;
    for (let row = 0; row < code.size; row++) {
      for (let column = 0; column < code.size; column++) {
        if (code.isDark(column, row)) {
          doc.rect(x + column * unit, y + 14 + row * unit, unit, unit);
        }
      }
    }
    doc.fill(INK);
    doc.link(x, y + 14, qrSide, qrSide, sheet.verifyUrl);
  }, sheet.verify.own);
  const words = { x: EDGE, y: Math.max(top + 8, y + 96), width: width - qrSide - 30 };
  const below = ink.text(sheet.verify.own, type(8.5, { color: SOFT }), words);
  if (sheet.verify.japanese !== undefined) {
    ink.text(sheet.verify.japanese, type(8.5, JAPANESE), { ...words, y: below });
  }
}

// The reader's word, and after it the Japanese one, smaller and softer.
function labelText(
  { ink, type }: Pick<Sheet, "ink" | "type">,
  label: Label,
  place: { readonly size: number; readonly x: number; readonly y: number },
  role: "H1" | "P",
  color: string = INK,
): number {
  const style = type(place.size, { color, ...(role === "H1" ? { weight: "700Bold" } : {}) });
  const below = ink.text(label.own, style, place, role);
  if (label.japanese === undefined || label.japanese === label.own) return below;
  const size = role === "H1" ? place.size * 0.5 : place.size * 0.9;
  const x = place.x + ink.widthOf(label.own, style) + place.size * 0.6;
  // Baselines meet: the ascent of these fonts is 1.16 of their size.
  ink.text(label.japanese, type(size, JAPANESE), { x, y: place.y + (place.size - size) * 1.16 });
  return below;
}

// The same, ending at `x`; answers where it begins.
function labelRight(
  ink: Ink,
  { own, japanese }: Label,
  style: Style,
  { x, y }: { readonly x: number; readonly y: number },
): number {
  let left = x;
  if (japanese !== undefined && japanese !== own) {
    const inJapanese: Style = { ...style, language: "ja" };
    left -= ink.widthOf(japanese, inJapanese);
    ink.text(japanese, inJapanese, { x: left, y });
    left -= style.size * 0.5;
  }
  left -= ink.widthOf(own, style);
  ink.text(own, style, { x: left, y });
  return left;
}
