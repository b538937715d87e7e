import type {
  Letter,
  LetterFacts,
  LetterName,
  LetterWriter,
} from "../../../business/notices/index.ts";
import { showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showYen } from "../../html/index.ts";
import { receiptSheet } from "../receipt-sheet.ts";
import { whichOf, type WhichReceipt } from "../which-receipt.ts";
import { letterTexts, type LetterWords } from "../texts/letters.ts";
import type { LetterBody } from "./letter-body.ts";
import { factsFor, lastRefundYen } from "./letter-facts.ts";
import { letterHtml } from "./letter-html.tsx";
import { letterText } from "./letter-text.ts";

export interface LetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Paths of the customers' web, which belong to that surface. */
  readonly orderPath: (language: Language, number: string) => string;
  readonly receiptPath: (language: Language, number: string, which: WhichReceipt) => string;
}

/** Words the letters to customers, each in the language of its order. */
export function letterWriter(settings: LetterSettings): LetterWriter {
  return (name, facts) => {
    const body = bodyOf(name, facts, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: body.sheet === undefined ? [] : enclosuresOf(facts),
    };
  };
}

function enclosuresOf({ receipt }: LetterFacts): Letter["enclosures"] {
  if (receipt === undefined) return [];
  const { lineId, renewalId, ordinal, content } = receipt;
  return [{ kind: "receipt", lineId, renewalId, ordinal, receiptKind: content.kind }];
}

const WITH_RECEIPT: readonly LetterName[] = ["active", "queued", "refunded"];

function bodyOf(name: LetterName, facts: LetterFacts, settings: LetterSettings): LetterBody {
  const { order, receipt } = facts;
  const { language, number } = order.renewal;
  const texts = letterTexts[language];
  const words = wordsOf(name, order);
  const enclosed = WITH_RECEIPT.includes(name) ? receipt : undefined;
  const { publicUrl } = settings;
  const orderUrl = publicUrl + settings.orderPath(language, number);
  const which = enclosed === undefined ? {} : whichOf(enclosed);
  const receiptUrl = publicUrl + settings.receiptPath(language, number, which);
  return {
    language,
    subject: texts.letters[name].subject(words),
    heading: texts.letters[name].heading,
    paragraphs: [
      ...texts.letters[name].body.map((sentence) => sentence(words)),
      ...(enclosed === undefined ? [] : [texts.attached]),
    ],
    facts: factsFor(name, order),
    links: [
      { label: texts.openOrder, url: orderUrl },
      ...(enclosed === undefined ? [] : [{ label: texts.openReceipt, url: receiptUrl }]),
    ],
    ...(enclosed === undefined ? {} : { sheet: receiptSheet(enclosed, { language, publicUrl }) }),
    closing: [texts.help(words.seller, order.seller.phone, order.seller.email), texts.automatic],
    colon: texts.colon,
    brand: words.seller,
  };
}

function wordsOf(name: LetterName, order: Order): LetterWords {
  const { language, number, totalYen } = order.renewal;
  const isMoneyBack = !["active", "queued", "started", "slip", "slip_expired"].includes(name);
  const amountYen = (isMoneyBack ? lastRefundYen(order) : undefined) ?? totalYen;
  const isSlip = order.attempts.some((one) => one.state === "succeeded" && one.kind === "slip");
  return {
    number: showOrderNumber(number),
    plan: order.plan.names[language],
    amount: showYen(amountYen, language),
    seller: order.seller.names[language],
    refundWay: letterTexts[language].refundWays[isSlip ? "slip" : "back"],
  };
}
