import type { Receipt } from "../../../business/receipts/index.ts";
import type { Slip, SlipLine } from "../../../foundation/paper/index.ts";
import type { ReceiptSheet } from "../receipt-sheet.ts";
import { both, centred, pairOf, plain, RULE, sentences, SPACE } from "./label.ts";

/** A receipt or a return document on a strip of paper: all that the sheet says, in its order. */
export function receiptSlip(sheet: ReceiptSheet): Slip {
  const { legalKind, reissued, addressee, amount } = sheet;
  return {
    language: sheet.language,
    title: `${sheet.title.own} ${sheet.number}`,
    lines: [
      centred(sheet.brand),
      centred(both(sheet.title), 2),
      ...(legalKind === undefined ? [] : [centred(both(legalKind))]),
      ...(reissued === undefined
        ? []
        : [bold(`【${reissued.japanese ?? reissued.own}】 ${reissued.own} ${reissued.on}`)]),
      ...(addressee === undefined ? [] : [SPACE, plain(addressee)]),
      RULE,
      ...sheet.facts.map((fact) => pairOf(fact)),
      RULE,
      ...sheet.items.flatMap(itemLines),
      RULE,
      ...sheet.totals.map((total, i) => pairOf(total, i === 0 ? "bold" : undefined)),
      RULE,
      centred(amount.value, 2),
      centred(`${both(amount.label)} (${both(amount.note)})`),
      ...sentences(sheet.sentence),
      SPACE,
      plain(both(sheet.sellerHead)),
      ...sheet.sellerLines.map(plain),
      ...sheet.notes.flatMap((note) => sentences(note)),
      { kind: "code", text: sheet.verifyUrl },
      ...sentences(sheet.verify, "center"),
    ],
  };
}

/** One copy of a receipt, by how often it was made out again: asked for twice, it is one. */
export function copyKey({ receiptId, reissues }: Pick<Receipt, "receiptId" | "reissues">): string {
  return `receipt ${receiptId} ${reissues}`;
}

function itemLines({
  name,
  period,
  order,
  price,
}: ReceiptSheet["items"][number]): readonly SlipLine[] {
  return [
    { kind: "pair", left: name.own, right: price },
    ...(name.japanese === undefined ? [] : [plain(name.japanese)]),
    ...(period === undefined ? [] : [plain(period)]),
    ...(order === undefined ? [] : [plain(order)]),
  ];
}

function bold(text: string): SlipLine {
  return { kind: "text", text, align: "center", weight: "bold" };
}
