import { showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import type { Receipt } from "../../../business/receipts/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Slip, SlipLine } from "../../../foundation/paper/index.ts";
import { showInstant, showShortLastMinute, showYen } from "../../html/index.ts";
import { endText, voucherTexts } from "../../words/index.ts";
import { receiptSheet, type Label } from "../receipt-sheet.ts";
import { kioskSlipTexts, type KioskSlipTexts, type SlipStanding } from "../texts/kiosk-slip.ts";
import { receiptTexts } from "../texts/receipt.ts";
import { both, centred, pairOf, plain, RULE, sentences } from "./label.ts";
import { receiptSlip } from "./receipt-slip.ts";

export interface KioskSlipWish {
  readonly order: Pick<Order, "renewal" | "plan" | "seller" | "bucket">;
  /** Of the sale or of what was given back; without one the slip tells how it stands, and no more. */
  readonly receipt?: Receipt;
  /** Whoever ordered is told before it ends. */
  readonly isReminded: boolean;
  /** Marked 再発行; a receipt says itself whether it is. */
  readonly isReissue: boolean;
  /** What people call the machine. */
  readonly machine: string;
  readonly at: Instant;
  readonly publicUrl: string;
}

/** How an order stands, as far as paper may say so: what is not certain is said to be so. */
export function slipStandingOf({
  state,
  paidAt,
}: Pick<Order["renewal"], "state" | "paidAt">): SlipStanding {
  switch (state) {
    case "active":
    case "completed":
      return "connected";
    case "queued":
      return "waiting";
    case "refunding":
    case "refunded":
      return "money_back";
    default:
      return paidAt === undefined ? "unknown" : "connecting";
  }
}

/** What a customer takes home from a kiosk: the number that finds it all again, and the receipt. */
export function kioskSlip(wish: KioskSlipWish): Slip {
  const { order, receipt, machine, at, publicUrl } = wish;
  const { language, number } = order.renewal;
  const standing = slipStandingOf(order.renewal);
  const word = wordIn(language);
  return {
    language,
    title: `${word((t) => t.titles[standing]).own} ${showOrderNumber(number)}`,
    lines: [
      centred(order.seller.names[language]),
      ...large(word((t) => t.titles[standing])),
      ...reissueMark(wish, language),
      RULE,
      centred(both({ own: voucherTexts[language].number, japanese: voucherTexts.ja.number })),
      centred(showOrderNumber(number), 3),
      RULE,
      ...sentences(word((t) => t.says[standing])),
      ...whatLines(order, standing),
      ...nextLines(wish, standing),
      { kind: "code", text: lookUpUrl(order.renewal, publicUrl) },
      ...sentences(
        word((t) => t.lookUp),
        "center",
      ),
      ...(receipt === undefined
        ? []
        : [RULE, ...receiptSlip(receiptSheet(receipt, { language, publicUrl })).lines]),
      RULE,
      ...sentences(word((t) => t.help(order.seller.phone))),
      plain(kioskSlipTexts[language].printed(machine, showInstant(at, language))),
    ],
  };
}

/** Where a phone looks the slip up. */
export function lookUpUrl(
  { language, number }: Pick<Order["renewal"], "language" | "number">,
  publicUrl: string,
): string {
  return `${publicUrl}/${language}/voucher?number=${number}`;
}

function wordIn(language: Language) {
  return (choose: (texts: KioskSlipTexts) => string): Label => ({
    own: choose(kioskSlipTexts[language]),
    ...(language === "ja" ? {} : { japanese: choose(kioskSlipTexts.ja) }),
  });
}

function large({ own, japanese }: Label): readonly SlipLine[] {
  return [centred(own, 2), ...(japanese === undefined ? [] : [centred(japanese)])];
}

function reissueMark(
  { isReissue, receipt }: KioskSlipWish,
  language: Language,
): readonly SlipLine[] {
  if (!isReissue && receipt?.reissuedAt === undefined) return [];
  const { reissued } = receiptTexts.ja;
  const own = receiptTexts[language].reissued;
  const text = language === "ja" ? `【${reissued}】` : `【${reissued}】 ${own}`;
  return [{ kind: "text", text, align: "center", weight: "bold" }];
}

/** What was bought, until when, and for how much. */
function whatLines(
  { renewal, plan, bucket }: KioskSlipWish["order"],
  standing: SlipStanding,
): readonly SlipLine[] {
  const { language, totalYen, quote } = renewal;
  const { duration } = plan.terms;
  const word = wordIn(language);
  const ends =
    bucket?.endsAt === undefined ? quote.ends : ({ kind: "at", at: bucket.endsAt } as const);
  const until: Label = {
    own: endText(ends, { duration, language }),
    ...(language === "ja" ? {} : { japanese: endText(ends, { duration, language: "ja" }) }),
  };
  return [
    RULE,
    { kind: "text", text: plan.names[language], weight: "bold" },
    ...(plan.names.ja === plan.names[language] ? [] : [plain(plan.names.ja)]),
    ...(standing === "connected" || standing === "waiting"
      ? [plain(both(word((t) => t.until))), ...untilLines(until)]
      : []),
    pairOf({ label: word((t) => t.sum), value: showYen(totalYen, language) }, "bold"),
  ];
}

/** When to renew next, on paper too: whoever pays in cash often leaves no address. */
function nextLines(
  { order: { renewal, bucket }, isReminded, at }: KioskSlipWish,
  standing: SlipStanding,
): readonly SlipLine[] {
  const { language, quote } = renewal;
  const endsAt = bucket?.endsAt ?? (quote.ends.kind === "at" ? quote.ends.at : undefined);
  const isRunning = standing === "connected" || standing === "waiting";
  if (!isRunning || endsAt === undefined || endsAt <= at) return [];
  const word = wordIn(language);
  return [
    RULE,
    pairOf({ label: word((t) => t.next.by), value: showShortLastMinute(endsAt, language) }, "bold"),
    ...sentences(word((t) => t.next.before)),
    ...sentences(word((t) => (isReminded ? t.next.isReminded : t.next.remind))),
  ];
}

function untilLines({ own, japanese }: Label): readonly SlipLine[] {
  const line = (text: string): SlipLine => ({ kind: "text", text, align: "right", weight: "bold" });
  return [line(own), ...(japanese === undefined || japanese === own ? [] : [line(japanese)])];
}
