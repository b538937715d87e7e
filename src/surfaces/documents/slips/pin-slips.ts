import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { showYen } from "../../html/index.ts";
import { centred, RULE, SPACE, wordsIn } from "./label.ts";

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
