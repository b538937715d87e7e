import type { Slip } from "../../../foundation/paper/index.ts";
import type { GoodsSheet } from "../goods-sheet.ts";
import { receiptTexts } from "../texts/receipt.ts";
import { both, centred, pairOf, plain, RULE, sentences, SPACE } from "./label.ts";

/** The receipt of PINs or a pack; every copy after the first is marked 再発行. */
export function goodsSlip(sheet: GoodsSheet, { isReissue }: { readonly isReissue: boolean }): Slip {
  const { legalKind, language } = sheet;
  const mark = both({ own: receiptTexts[language].reissued, japanese: receiptTexts.ja.reissued });
  return {
    language,
    title: `${sheet.title.own} ${sheet.number}`,
    lines: [
      centred(sheet.brand),
      centred(both(sheet.title), 2),
      ...(legalKind === undefined ? [] : [centred(both(legalKind))]),
      ...(isReissue ? [centred(`【${mark}】`)] : []),
      RULE,
      ...sheet.facts.map((fact) => pairOf(fact)),
      RULE,
      plain(both(sheet.item)),
      ...sheet.totals.map((total, i) => pairOf(total, i === 0 ? "bold" : undefined)),
      RULE,
      plain(both(sheet.serials.label)),
      ...sheet.serials.values.map(plain),
      SPACE,
      plain(both(sheet.sellerHead)),
      ...sheet.sellerLines.map(plain),
      ...sheet.notes.flatMap((note) => sentences(note)),
    ],
  };
}
