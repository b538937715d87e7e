import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { intakeNumber } from "../../foundation/kiosk-wire/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import { heldSlipTexts } from "./texts/held-slip.ts";

/** What a customer keeps whose money lies in a machine that cannot reach the house. */
export function heldSlip(held: {
  readonly intakeId: string;
  /** What a counter asks for beside the number; an older house tells none. */
  readonly digits?: string | undefined;
  readonly yen: number;
  readonly language: Language;
  readonly at: Instant;
}): Slip {
  const { language, intakeId, digits, yen, at } = held;
  const texts = heldSlipTexts[language];
  const number = intakeNumber(intakeId);
  return {
    language,
    title: texts.title,
    lines: [
      { kind: "text", text: texts.title, size: 2, align: "center" },
      { kind: "space" },
      { kind: "text", text: texts.why },
      { kind: "rule" },
      { kind: "pair", left: texts.held, right: `¥${yen.toLocaleString("en")}`, weight: "bold" },
      { kind: "pair", left: texts.number, right: number, weight: "bold" },
      ...(digits === undefined
        ? []
        : [{ kind: "pair", left: texts.digits, right: digits, weight: "bold" } as const]),
      { kind: "pair", left: texts.printed, right: writtenInJapan(at) },
      { kind: "rule" },
      { kind: "text", text: texts.next },
      ...(digits === undefined ? [] : [{ kind: "text", text: texts.counter } as const]),
      { kind: "code", text: digits === undefined ? number : `${number}-${digits}` },
    ],
  };
}

/** Japan has one offset all year. */
function writtenInJapan(at: Instant): string {
  return `${addHours(at, 9).slice(0, 16).replace("T", " ")} JST`;
}
