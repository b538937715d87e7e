import type { ReceiptSheet } from "../receipt-sheet.ts";
import type { LetterBody } from "./letter-body.ts";

/** The letter as plain text; says all that the HTML says. */
export function letterText(body: LetterBody): string {
  const { colon } = body;
  const blocks = [
    [body.heading],
    ...body.paragraphs.map((paragraph) => [paragraph]),
    body.facts.map(({ label, value }) => `${label}${colon}${value}`),
    ...body.links.map(({ label, url }) => [`${label}${colon.trimEnd()}`, url]),
    ...(body.sheet === undefined ? [] : receiptBlocks(body.sheet, colon)),
    ["--", body.brand, ...body.closing],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function receiptBlocks(sheet: ReceiptSheet, colon: string): readonly (readonly string[])[] {
  const title = [sheet.title.own, sheet.title.japanese].filter((word) => word !== undefined);
  return [
    [
      `== ${title.join(" / ")} ==`,
      ...(sheet.legalKind === undefined ? [] : [sheet.legalKind.own]),
      ...(sheet.reissued === undefined ? [] : [`${sheet.reissued.own} ${sheet.reissued.on}`]),
      ...(sheet.addressee === undefined ? [] : [sheet.addressee]),
    ],
    sheet.facts.map(({ label, value }) => `${label.own}${colon}${value}`),
    sheet.items.flatMap(({ name, period, order, price }) => [
      `${name.own}  ${price}`,
      ...(period === undefined ? [] : [period]),
      ...(order === undefined ? [] : [order]),
    ]),
    sheet.totals.map(({ label, value }) => `${label.own}${colon}${value}`),
    sheet.notes.map(({ own }) => own),
    sheet.sellerLines,
    [`${sheet.verifyLink}${colon.trimEnd()}`, sheet.verifyUrl],
  ];
}
