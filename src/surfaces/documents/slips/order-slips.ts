import { showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import type { Slip } from "../../../foundation/paper/index.ts";
import { showDateOf, showYen } from "../../html/index.ts";
import { both, centred, plain, RULE, SPACE, wordsIn } from "./label.ts";

/** The order on paper, for whoever keeps no phone at hand: its number, and the way to its page. */
export function orderSlip(
  { renewal, plan }: Pick<Order, "renewal" | "plan">,
  orderUrl: string,
): Slip {
  const { language, number, totalYen } = renewal;
  const { word, say } = wordsIn(language);
  const name = both({ own: plan.names[language], japanese: plan.names.ja });
  return {
    language,
    title: `${word((t) => t.order)} ${showOrderNumber(number)}`,
    lines: [
      centred(
        word((t) => t.order),
        2,
      ),
      RULE,
      centred(showOrderNumber(number), 2),
      RULE,
      plain(`${word((t) => t.plan)}: ${name}`),
      { kind: "pair", left: word((t) => t.total), right: showYen(totalYen, language) },
      { kind: "code", text: orderUrl },
      ...say((t) => t.orderScan, "center"),
      ...say((t) => t.keep),
    ],
  };
}

export interface PayOut {
  /** As people read it out. */
  readonly voucher: string;
  /** Absent: of no order. */
  readonly orderNumber?: string;
  readonly amountYen: Yen;
  readonly at: Instant;
}

/** What the customer signs who took a refund in cash; it stays with the shop. */
export function payOutSlip(of: PayOut, language: Language): Slip {
  const { word, say } = wordsIn(language);
  return {
    language,
    title: `${word((t) => t.payOut)} ${of.voucher}`,
    lines: [
      centred(
        word((t) => t.payOut),
        2,
      ),
      RULE,
      centred(showYen(of.amountYen, language), 2),
      centred(word((t) => t.amount)),
      RULE,
      { kind: "pair", left: word((t) => t.voucher), right: of.voucher },
      ...(of.orderNumber === undefined
        ? []
        : [
            {
              kind: "pair",
              left: word((t) => t.orderNumber),
              right: showOrderNumber(of.orderNumber),
            } as const,
          ]),
      { kind: "pair", left: word((t) => t.paidOutOn), right: showDateOf(of.at, language) },
      SPACE,
      ...say((t) => t.payOutSentence),
      SPACE,
      plain(word((t) => t.signature)),
      SPACE,
      SPACE,
      RULE,
    ],
  };
}
