import type {
  Letter,
  NoticeLetterFacts,
  NoticeName,
  NoticeWriter,
} from "../../../business/notices/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { Zone } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showBytes, showInstant, showLastMinute, showYen } from "../../html/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { letterTexts } from "../letters/texts/index.ts";
import { incidentTexts } from "../../words/index.ts";
import { smsOf } from "./sms.ts";
import type { LetterSettings } from "../letters/write-letter.ts";
import { autoEnding, autoParts, confirmationOf, isOfAuto, whyOf } from "./auto-body.ts";
import { noticesTexts, type NoticesTexts, type NoticeWords } from "./texts/index.ts";

export interface NoticeSettings extends LetterSettings {
  /** Paths of the customers' web, which belong to that surface. */
  readonly linePath: (
    language: Language,
    token: string,
    query: { readonly to?: "plans" | "start" },
  ) => string;
  readonly remindersPath: (language: Language, token: string) => string;
  /** Of the page that a short text leads to. */
  readonly smsPath: (code: string) => string;
  /** Stops an automatic renewal, without a log-in. */
  readonly stopAutoPath: (language: Language, token: string) => string;
}

/** Words what a line's holder is told without asking, each in the language of its reader. */
export function noticeWriter(settings: NoticeSettings): NoticeWriter {
  return (facts) => {
    const confirmation = confirmationOf(facts, settings);
    const plain = bodyOf(facts, settings);
    const body = confirmation === undefined ? plain : joined(plain, confirmation);
    const [link] = body.links;
    const [brief = ""] = body.paragraphs;
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      brief: {
        ...{ title: body.heading, body: brief, url: link?.url ?? settings.publicUrl },
        ...smsIn(facts, settings),
      },
      enclosures: confirmation?.enclosures ?? [],
    };
  };
}

// One message for both: what came, what it is, its receipt, and how it stops.
function joined(
  plain: LetterBody,
  { facts, links, sheet }: Omit<NonNullable<ReturnType<typeof confirmationOf>>, "enclosures">,
): LetterBody {
  const { attached } = letterTexts[plain.language];
  const known = new Set(facts.map(({ label }) => label));
  return {
    ...plain,
    paragraphs: sheet === undefined ? plain.paragraphs : [...plain.paragraphs, attached],
    facts: [...facts, ...plain.facts.filter(({ label }) => !known.has(label))],
    links: [...links, ...plain.links],
    ...(sheet === undefined ? {} : { sheet }),
  };
}

/** The mail that asks an address whether it wants to be reminded of a line. */
export function wishLetter(facts: WishFacts): Letter {
  const { language, seller, iccid, url } = facts;
  const texts = noticesTexts[language];
  const words = facts.about === "trip" ? texts.tripWish : texts.wish;
  const common = letterTexts[language];
  const name = seller.names[language];
  const body: LetterBody = {
    language,
    subject: words.subject,
    heading: words.heading,
    paragraphs: words.body,
    facts: [{ label: texts.labels.line, value: common.lineEnding(iccid.slice(-4)) }],
    links: [{ label: words.yes, url }],
    closing: [common.help(name, seller.phone, seller.email), common.automatic],
    colon: common.colon,
    brand: name,
  };
  return {
    subject: body.subject,
    text: letterText(body),
    html: letterHtml(body),
    enclosures: [],
  };
}

export interface WishFacts {
  readonly language: Language;
  readonly seller: NoticeLetterFacts["seller"];
  readonly iccid: string;
  /** Of the line, or of a trip that is kept for it. */
  readonly about: "line" | "trip";
  /** Where the answer is given. */
  readonly url: string;
}

function bodyOf(facts: NoticeLetterFacts, settings: NoticeSettings): LetterBody {
  const { notice, person, seller } = facts;
  const { language } = person;
  const texts = noticesTexts[language];
  const common = letterTexts[language];
  const words = wordsOf(facts, person.quiet.zone);
  const { subject, heading, body } = texts.notices[notice.name];
  const name = seller.names[language];
  const auto = isOfAuto(notice.name)
    ? autoParts(facts, { settings, charge: words.moment })
    : undefined;
  const ending = isOfAuto(notice.name) ? autoEnding(facts, settings) : endingOf(facts, settings);
  return {
    language,
    // A subject is short: in Japan's time alone.
    subject: subject(wordsOf(facts, undefined)),
    heading,
    paragraphs: body.map((sentence) => sentence(words)),
    facts: [...(auto?.facts ?? []), ...factsOf(facts, words)],
    links: [...(auto?.links ?? [mainLink(facts, settings)]), ending.link],
    closing: [ending.because, common.help(name, seller.phone, seller.email), common.automatic],
    colon: common.colon,
    brand: name,
  };
}

function endingOf({ person, personToken }: NoticeLetterFacts, settings: NoticeSettings) {
  const { because, openReminders } = noticesTexts[person.language];
  const url = settings.publicUrl + settings.remindersPath(person.language, personToken);
  return { because, link: { label: openReminders, url } };
}

type Label = keyof NoticesTexts["labels"];

// Ends and deadlines are exclusive and shown as the last minute before; a start is what it says.
const ABOUT = {
  end_3d: { label: "until", isEnd: true },
  end_1d: { label: "until", isEnd: true },
  end_3h: { label: "until", isEnd: true },
  grace: { label: "renewBy", isEnd: true },
  first_use_7d: { label: "useBy", isEnd: true },
  first_use_1d: { label: "useBy", isEnd: true },
  day_used: { label: "fastAgain", isEnd: false },
  offline: { label: "startsItself", isEnd: false },
  trip_plan: { label: "buyBy", isEnd: false },
  incident: { label: "since", isEnd: false },
  incident_over: { label: "overSince", isEnd: false },
} as const satisfies Partial<Record<NoticeName, { label: Label; isEnd: boolean }>>;

function aboutOf(name: NoticeName): { label: Label; isEnd: boolean } | undefined {
  return (ABOUT as Partial<Record<NoticeName, { label: Label; isEnd: boolean }>>)[name];
}

function smsIn(
  { notice, person, seller, smsCode }: NoticeLetterFacts,
  settings: NoticeSettings,
): { readonly sms?: readonly string[] } {
  if (smsCode === undefined) return {};
  const { moment, leftBytes } = notice.facts;
  const isEnd = aboutOf(notice.name)?.isEnd !== false && !isOfAuto(notice.name);
  const sms = smsOf(notice.name, person.language, {
    ...(moment === undefined ? {} : { about: { moment, isEnd } }),
    ...(leftBytes === undefined ? {} : { left: leftBytes }),
    what: incidentWords(notice, person.language, undefined).what,
    seller,
    url: settings.publicUrl + settings.smsPath(smsCode),
  });
  return { sms };
}

function wordsOf(facts: NoticeLetterFacts, zone: Zone | undefined): NoticeWords {
  const { notice, person, orderNumber } = facts;
  const { moment, leftBytes, amountYen } = notice.facts;
  const isStart = aboutOf(notice.name)?.isEnd === false || isOfAuto(notice.name);
  const show = isStart ? showInstant : showLastMinute;
  return {
    moment: moment === undefined ? "" : show(moment, person.language, zone),
    left: leftBytes === undefined ? "" : showBytes(leftBytes),
    plan: facts.planNames?.[person.language] ?? "",
    order: orderNumber === undefined ? "" : showOrderNumber(orderNumber),
    amount: amountYen === undefined ? "" : showYen(amountYen, person.language),
    why: whyOf(facts),
    ...incidentWords(notice, person.language, zone),
  };
}

function incidentWords(
  { facts: { incident } }: NoticeLetterFacts["notice"],
  language: Language,
  zone: Zone | undefined,
): Pick<NoticeWords, "what" | "expected"> {
  if (incident === undefined) return { what: "", expected: "" };
  const { kind, region, expectedAt } = incident;
  const texts = incidentTexts[language];
  const what = texts.kinds[kind];
  return {
    what: region === undefined ? what : texts.inRegion(texts.regions[region], what),
    expected:
      expectedAt === undefined
        ? texts.openEnd
        : texts.expected(showInstant(expectedAt, language, zone)),
  };
}

function factsOf(facts: NoticeLetterFacts, words: NoticeWords): LetterBody["facts"] {
  const { notice, person, line, planNames } = facts;
  const { labels } = noticesTexts[person.language];
  const about = aboutOf(notice.name);
  const rows: readonly (readonly [Label, string | undefined])[] = [
    ["plan", isOfAuto(notice.name) ? undefined : planNames?.[person.language]],
    ...(about === undefined ? [] : [[about.label, words.moment] as const]),
    ["left", words.left],
    ["order", words.order],
    ["line", letterTexts[person.language].lineEnding(line.iccid.slice(-4))],
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : [{ label: labels[label], value }],
  );
}

function mainLink(facts: NoticeLetterFacts, settings: NoticeSettings) {
  const { notice, person, lineToken, orderNumber } = facts;
  const { language } = person;
  const texts = noticesTexts[language];
  const line = (to?: "plans" | "start") =>
    settings.publicUrl + settings.linePath(language, lineToken, to === undefined ? {} : { to });
  switch (notice.name) {
    case "late":
      return orderNumber === undefined
        ? { label: texts.openLine, url: line() }
        : {
            label: texts.openOrder,
            url: settings.publicUrl + settings.orderPath(language, orderNumber),
          };
    case "offline":
      return { label: texts.openStart, url: line("start") };
    case "first_use_7d":
    case "first_use_1d":
    case "used_50":
    case "day_used":
    case "friend_paid":
    case "incident":
    case "incident_over":
      return { label: texts.openLine, url: line() };
    default:
      return { label: texts.openPlans, url: line("plans") };
  }
}
