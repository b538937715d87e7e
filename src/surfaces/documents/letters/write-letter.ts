import type {
  Letter,
  LetterFacts,
  LetterName,
  LetterWriter,
} from "../../../business/notices/index.ts";
import type { Attempt } from "../../../business/payments/index.ts";
import { PIN } from "../../../business/pins/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showYen } from "../../html/index.ts";
import { receiptSheet } from "../receipt-sheet.ts";
import { whichOf, type WhichReceipt } from "../which-receipt.ts";
import { letterTexts, type LetterText, type LetterWords } from "./texts/index.ts";
import { methodText } from "../texts/methods.ts";
import type { LetterBody } from "./letter-body.ts";
import { claimMeant, factsFor, refundMeant } from "./letter-facts.ts";
import { letterHtml } from "./letter-html.tsx";
import { letterText } from "./letter-text.ts";

export interface LetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Paths of the customers' web, which belong to that surface. */
  readonly orderPath: (language: Language, number: string) => string;
  readonly refundPath: (language: Language, number: string) => string;
  readonly receiptPath: (language: Language, number: string, which: WhichReceipt) => string;
}

/** Words the letters to customers, each in the language of its order. */
export function letterWriter(settings: LetterSettings): LetterWriter {
  return (name, facts) => {
    const body = letterBodyOf(name, facts, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: body.sheet === undefined ? [] : enclosuresOf(facts),
    };
  };
}

export function enclosuresOf({ receipt }: LetterFacts): Letter["enclosures"] {
  if (receipt === undefined) return [];
  const { lineId, renewalId, ordinal, content } = receipt;
  return [{ kind: "receipt", lineId, renewalId, ordinal, receiptKind: content.kind }];
}

const WITH_RECEIPT: readonly LetterName[] = ["active", "queued", "receipt", "refunded"];

/** A letter before it is set. */
export function letterBodyOf(
  name: LetterName,
  facts: LetterFacts,
  settings: LetterSettings,
): LetterBody {
  const { order, receipt } = facts;
  const { language, number } = order.renewal;
  const texts = letterTexts[language];
  const words = wordsOf(name, facts);
  const enclosed = WITH_RECEIPT.includes(name) ? receipt : undefined;
  const { publicUrl } = settings;
  const orderUrl = publicUrl + settings.orderPath(language, number);
  const refundUrl = publicUrl + settings.refundPath(language, number);
  const which = enclosed === undefined ? {} : whichOf(enclosed);
  const receiptUrl = publicUrl + settings.receiptPath(language, number, which);
  return {
    language,
    subject: texts.letters[name].subject(words),
    heading: texts.letters[name].heading,
    paragraphs: [
      ...sentencesOf(name, facts).map((sentence) => sentence(words)),
      ...(enclosed === undefined ? [] : [texts.attached]),
    ],
    facts: factsFor(name, facts),
    links: [
      { label: texts[linkOf(name)], url: isClaim(name) ? refundUrl : orderUrl },
      ...(enclosed === undefined ? [] : [{ label: texts.openReceipt, url: receiptUrl }]),
    ],
    ...(enclosed === undefined ? {} : { sheet: receiptSheet(enclosed, { language, publicUrl }) }),
    closing: [texts.help(words.seller, order.seller.phone, order.seller.email), texts.automatic],
    colon: texts.colon,
    brand: words.seller,
  };
}

function sentencesOf(name: LetterName, { order, receipt }: LetterFacts): LetterText["body"] {
  const { language, receiptOn } = order.renewal;
  const { letters, joint } = letterTexts[language];
  const { body } = letters[name];
  if (receiptOn === undefined || receipt !== undefined) return body;
  if (name === "queued") return [...body, joint.later];
  return name === "active" ? [joint.active, joint.later] : body;
}

function linkOf(name: LetterName): "openOrder" | "openClaim" | "openSlip" {
  if (isClaim(name)) return "openClaim";
  return name === "slip" || name === "slip_reminder" ? "openSlip" : "openOrder";
}

function isClaim(name: LetterName): boolean {
  return name === "claim_opened" || name === "claim_came_back";
}

const NO_MONEY_BACK: readonly LetterName[] = [
  ...(["active", "queued", "receipt", "started", "slip", "slip_reminder", "slip_expired"] as const),
];

const OF_SLIP: readonly LetterName[] = ["slip", "slip_reminder", "slip_expired"];

function wordsOf(name: LetterName, facts: LetterFacts): LetterWords {
  const { order } = facts;
  const { language, number, totalYen, checkoutYen } = order.renewal;
  const { refundWays, refundWhys } = letterTexts[language];
  const isMoneyBack = !NO_MONEY_BACK.includes(name);
  const refund = refundMeant(facts);
  // A slip is for all that it pays for, anything else for the order alone.
  const askedYen = OF_SLIP.includes(name) ? (checkoutYen ?? totalYen) : totalYen;
  const paidYen = name === "receipt" ? facts.receipt?.content.totalYen : undefined;
  const amountYen = (isMoneyBack ? refund?.amountYen : paidYen) ?? askedYen;
  const paid = order.attempts.find(({ attemptId }) => attemptId === refund?.attemptId);
  return {
    number: showOrderNumber(number),
    plan: order.plan.names[language],
    amount: showYen(amountYen, language),
    seller: order.seller.names[language],
    refundWhy: refundWhys[WHYS[refund?.reason ?? ""] ?? "ours"],
    refundWay: refundWays[wayBack(paid)],
    refundedWay: refundedWay(facts, paid),
  };
}

const WHYS: Readonly<Record<string, "wish" | "unused" | "wrong" | "fault">> = {
  wrong_amount: "wrong",
  customer_wish: "wish",
  never_used: "unused",
  our_fault: "fault",
};

function wayBack(attempt: Attempt | undefined): "claim" | "pin" | "back" {
  if (attempt?.kind === "slip" || attempt?.money?.account === "cash") return "claim";
  return attempt?.provider === PIN ? "pin" : "back";
}

function refundedWay(facts: LetterFacts, paid: Attempt | undefined): string {
  const { language } = facts.order.renewal;
  const { refundedWays } = letterTexts[language];
  const by = claimMeant(facts)?.paidBy;
  if (by === undefined && paid?.provider === PIN) {
    return refundedWays.pin(paid.providerReference ?? "");
  }
  if (by === undefined) return refundedWays.back;
  if (by === "cash" || by === "bank_transfer") return refundedWays[by];
  return refundedWays.payout(methodText(by, language));
}
