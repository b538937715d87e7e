import {
  isJoint,
  type Receipt,
  type ReceiptContent,
  type ReceiptKind,
  type TillNumber,
} from "../../business/receipts/index.ts";
import { showOrderNumber } from "../../business/renewals/index.ts";
import { addMinutes, JST, startOfDay, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { showDate, showDateOf, showTime, showYen } from "../html/index.ts";
import { findName } from "./texts/methods.ts";
import { receiptTexts, type ReceiptTexts } from "./texts/receipt.ts";

/** A word in the reader's language; beside it the Japanese one, which Japanese law reads. */
export interface Label {
  readonly own: string;
  /** Absent when the reader's language is Japanese. */
  readonly japanese?: string;
}

export interface SheetLine {
  readonly label: Label;
  readonly value: string;
}

/** Everything a receipt shows, worded and formatted: paper, page and mail only arrange it. */
export interface ReceiptSheet {
  readonly language: Language;
  readonly kind: ReceiptKind;
  readonly number: string;
  readonly title: Label;
  /** The document's legal kind; absent on a plain receipt. */
  readonly legalKind?: Label;
  readonly reissued?: Label & { readonly on: string };
  readonly addressee?: string;
  readonly amount: SheetLine & { readonly note: Label };
  readonly sentence: Label;
  readonly facts: readonly SheetLine[];
  readonly itemHead: Label;
  readonly priceHead: Label;
  readonly items: readonly {
    readonly name: Label;
    readonly period?: string;
    /** On a joint receipt: which order it is. */
    readonly order?: string;
    readonly price: string;
  }[];
  readonly totals: readonly SheetLine[];
  readonly brand: string;
  readonly sellerHead: Label;
  readonly sellerLines: readonly string[];
  readonly notes: readonly Label[];
  readonly verify: Label;
  readonly verifyLink: string;
  readonly verifyUrl: string;
}

/** `publicUrl` without a slash at its end. */
export function receiptSheet(
  receipt: Receipt,
  options: { readonly language: Language; readonly publicUrl: string },
): ReceiptSheet {
  const { language } = options;
  const { content } = receipt;
  const word = wordsOf(language);
  const isReturn = content.kind === "return";
  const legalKind = isReturn ? "qualifiedReturn" : "qualified";
  const reissuedOn = receipt.reissuedAt;
  return {
    language,
    kind: content.kind,
    number: content.number,
    title: word((t) => (isReturn ? t.returned : t.receipt)),
    ...(content.isQualified ? { legalKind: word((t) => t[legalKind]) } : {}),
    ...(reissuedOn === undefined
      ? {}
      : { reissued: { ...word((t) => t.reissued), on: showDateOf(reissuedOn, language) } }),
    ...(receipt.addressee === undefined
      ? {}
      : { addressee: receiptTexts[language].to(receipt.addressee) }),
    amount: {
      label: word((t) => (isReturn ? t.amountReturned : t.amountReceived)),
      value: showYen(content.totalYen, language),
      note: word((t) => t.taxIncluded),
    },
    sentence: word((t) => (isReturn ? t.returnedSentence : t.received)),
    facts: factsOf(content, language),
    itemHead: word((t) => t.item),
    priceHead: word((t) => t.price),
    items: content.items.map((item) => ({
      name: {
        own: item.names[language] + mark(item.ratePerMille, content),
        ...also(item, language),
      },
      ...periodOf(item, language),
      ...orderOf(item, language),
      price: showYen(item.totalYen, language),
    })),
    totals: totalsOf(content, language),
    brand: content.seller.names[language],
    sellerHead: word((t) => t.seller),
    sellerLines: sellerLines(content, language),
    notes: notesOf(content, language),
    verify: word((t) => t.verify),
    verifyLink: receiptTexts[language].verifyLink,
    verifyUrl: `${options.publicUrl}/verify/${receipt.token}`,
  };
}

/** `TYO1-02-000042`. */
export function showTillNumber({ id, serial }: TillNumber): string {
  return `${id}-${String(serial).padStart(6, "0")}`;
}

type Word = (choose: (texts: ReceiptTexts) => string) => Label;

/** A word in the reader's language, beside it the Japanese one. */
export function wordsOf(language: Language): Word {
  return (choose) => {
    const own = choose(receiptTexts[language]);
    return language === "ja" ? { own } : { own, japanese: choose(receiptTexts.ja) };
  };
}

function factsOf(content: ReceiptContent, language: Language): readonly SheetLine[] {
  const word = wordsOf(language);
  const isReturn = content.kind === "return";
  return [
    {
      label: word((t) => (isReturn ? t.returnedOn : t.paidOn)),
      value: showDate(content.date, language),
    },
    ...(content.saleDate === undefined
      ? []
      : [{ label: word((t) => t.saleOn), value: showDate(content.saleDate, language) }]),
    ...(content.saleNumber === undefined
      ? []
      : [{ label: word((t) => t.saleNumber), value: content.saleNumber }]),
    {
      label: word((t) => (isReturn ? t.returnNumber : t.receiptNumber)),
      value: content.number,
    },
    ...(content.till === undefined
      ? []
      : [{ label: word((t) => t.tillNumber), value: showTillNumber(content.till) }]),
    // Each item of a joint one names its own.
    ...(isJoint(content)
      ? []
      : [{ label: word((t) => t.orderNumber), value: showOrderNumber(content.orderNumber) }]),
    {
      label: word((t) => t.method),
      value: findName(content.paymentMethod, language) ?? content.paymentMethod,
    },
  ];
}

/** The total, and each rate with its tax. */
export function totalsOf(content: ReceiptContent, language: Language): readonly SheetLine[] {
  const word = wordsOf(language);
  const rated = content.rates.flatMap(({ ratePerMille, totalYen, taxYen }) => [
    {
      label: word((t) => t.ratedTotal(`${ratePerMille / 10}%`)),
      value: showYen(totalYen, language),
    },
    { label: word((t) => t.taxOfWhich), value: showYen(taxYen, language) },
  ]);
  return [{ label: word((t) => t.total), value: showYen(content.totalYen, language) }, ...rated];
}

/** Who issues it, with a registered one's number. */
export function sellerLines({ seller }: ReceiptContent, language: Language): readonly string[] {
  const texts = receiptTexts[language];
  const { registrationNumber: registered } = receiptTexts.ja;
  const registration =
    language === "ja" ? registered : `${texts.registrationNumber} (${registered})`;
  return [
    seller.legalName,
    ...(seller.registrationNumber === undefined
      ? []
      : [`${registration} ${seller.registrationNumber}`]),
    seller.address,
    `${texts.phone} ${seller.phone}`,
  ];
}

/** What the law has said beside it. */
export function notesOf(content: ReceiptContent, language: Language): readonly Label[] {
  const word = wordsOf(language);
  return [
    ...(content.rates.some(({ isReduced }) => isReduced) ? [word((t) => t.reducedNote)] : []),
    ...(content.isQualified ? [] : [word((t) => t[plainNoteOf(content)])]),
  ];
}

function plainNoteOf({ kind, plainBecause }: ReceiptContent) {
  if (plainBecause === "small_return") return "smallReturnNote";
  return kind === "return" ? "plainReturnNote" : "plainNote";
}

function mark(ratePerMille: number, { rates }: ReceiptContent): string {
  const isReduced = rates.some((rate) => rate.ratePerMille === ratePerMille && rate.isReduced);
  return isReduced ? " ※" : "";
}

type Item = ReceiptContent["items"][number];

function also(item: Item, language: Language): { japanese?: string } {
  return item.names.ja === item.names[language] ? {} : { japanese: item.names.ja };
}

function periodOf({ startsAt, endsAt }: Item, language: Language): { period?: string } {
  if (startsAt === undefined) return {};
  const texts = receiptTexts[language];
  const from = dateAndTime(startsAt, language);
  if (endsAt === undefined) return { period: texts.startsOn(from) };
  const isMidnight = startOfDay(endsAt, JST) === endsAt;
  const last = isMidnight ? addMinutes(endsAt, -1) : endsAt;
  return { period: texts.period(from, dateAndTime(last, language)) };
}

function orderOf({ orderNumber }: Item, language: Language): { order?: string } {
  if (orderNumber === undefined) return {};
  return { order: `${receiptTexts[language].orderNumber} ${showOrderNumber(orderNumber)}` };
}

function dateAndTime(moment: Instant, language: Language): string {
  return `${showDateOf(moment, language)} ${showTime(moment)}`;
}
