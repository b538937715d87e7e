import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { showYen } from "../../html/index.ts";
import type { PinReceiptSheet } from "../pin-receipt-sheet.ts";
import { both, centred, pairOf, plain, RULE, sentences, SPACE, wordsIn } from "./label.ts";

export interface RechargePin {
  /** In groups of four. */
  readonly pin: string;
  readonly serial: string;
  readonly faceYen: Yen;
  readonly termDays: number;
}

/** A recharge PIN to be handed over: whoever reads it can use it. */
export function rechargePinSlip(of: RechargePin, language: Language): Slip {
  const { word, say } = wordsIn(language);
  return {
    language,
    title: `${word((t) => t.pin)} ${of.serial}`,
    lines: [
      centred(
        word((t) => t.pin),
        2,
      ),
      RULE,
      centred(of.pin, 2),
      RULE,
      { kind: "pair", left: word((t) => t.face), right: showYen(of.faceYen, language) },
      { kind: "pair", left: word((t) => t.serial), right: of.serial },
      ...say((t) => t.term(of.termDays)),
      SPACE,
      ...say((t) => t.pinHow),
      ...say((t) => t.pinSecret),
    ],
  };
}

/** The receipt of a sale of recharge PINs. */
export function pinReceiptSlip(sheet: PinReceiptSheet): Slip {
  return {
    language: sheet.language,
    title: sheet.title.own,
    lines: [
      centred(sheet.brand),
      centred(both(sheet.title), 2),
      RULE,
      ...sheet.facts.map((fact) => pairOf(fact)),
      RULE,
      plain(both(sheet.item)),
      pairOf(sheet.total, "bold"),
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
