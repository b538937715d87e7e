import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { slipTexts } from "../texts/slips.ts";
import { centred, plain, RULE } from "./label.ts";

/** A page that shows whether a printer can print everything that ours will ask of it. */
export function testSlip(
  printer: { readonly name: string; readonly code: string },
  of: { readonly language: Language; readonly publicUrl: string },
): Slip {
  return {
    language: of.language,
    title: `${slipTexts[of.language].test} ${printer.code}`,
    lines: [
      centred(slipTexts[of.language].test, 2),
      centred(`${printer.name} ${printer.code}`),
      RULE,
      ...LANGUAGES.map((language) => plain(slipTexts[language].testSentence)),
      RULE,
      { kind: "pair", left: "0123456789", right: "¥1,980" },
      { kind: "code", text: of.publicUrl },
    ],
  };
}
