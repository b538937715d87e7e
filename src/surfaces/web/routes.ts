import { LANGUAGES, type Language } from "../../foundation/language/index.ts";
import type { Symptom } from "../../business/support/index.ts";
import type { AdviceWhy } from "./advise/texts/index.ts";
import type { WhichReceipt } from "../documents/index.ts";

/** Matches the language at the head of every customer's address. */
export const LANGUAGE_SEGMENT = `/:lang{(?:${LANGUAGES.join("|")})}`;

export const GUIDE_TOPICS = ["what", "compare", "my-phone", "renew", "choose", "no-fail"] as const;
export type GuideTopic = (typeof GUIDE_TOPICS)[number];

/** `leaves` is the departure as the form sends it, local to Japan: `2026-11-22T18:30`. */
export type ChooseQuery = Readonly<Partial<Record<"leaves" | "use" | "currency", string>>>;
export type PointsQuery = Readonly<Partial<Record<"place", string>>>;
export type ConfirmQuery = ChooseQuery & Readonly<Partial<Record<"plan", string>>>;
/** What the mail was about: the page that helps. */
export type NoticeLinkQuery = { readonly to?: "plans" | "start" | "calendar" };
/** What is wrong, of the list; without it, what is most likely asked. */
export type HelpQuery = { readonly about?: Symptom };
export type AutoQuery = Readonly<
  Partial<Record<"plan" | "trigger" | "ceiling" | "until" | "m" | "said", string>>
>;
/** `guide:my-phone` or `plan:sora-week-3gb`. */
export type QuestionsQuery = { readonly about?: string };
export type HandOverQuery = ConfirmQuery & { readonly wish?: "advice" };

/** Every address of the customer's web, as a function of what it names. */
export const paths = {
  /** `say` tells why somebody is sent here: `find-again` for a ref that this visitor does not have. */
  home: (language: Language, say?: "find-again" | "too-late") => withQuery(`/${language}`, { say }),
  find: (language: Language) => `/${language}/find`,
  findPhoto: (language: Language) => `/${language}/find/photo`,
  findSecond: (language: Language, asked?: string) =>
    withQuery(`/${language}/find/second`, { asked }),
  /** The link in the QR of a pack; without a language, which the browser then decides. */
  packLink: (code: string) => `/r/${encodeURIComponent(code)}`,
  packLinkIn: (language: Language, code: string) => `/${language}/r/${encodeURIComponent(code)}`,

  line: (language: Language, ref: string) => `/${language}/line/${ref}`,
  lineStart: (language: Language, ref: string) => `/${language}/line/${ref}/start`,
  plans: (language: Language, ref: string, query: ChooseQuery = {}) =>
    withQuery(`/${language}/line/${ref}/plans`, query),
  /** Somebody else pays for the line: its holder's links, and the page one leads to. */
  lineAuto: (language: Language, ref: string, query: AutoQuery = {}) =>
    withQuery(`/${language}/line/${ref}/auto`, query),
  lineAutoAgree: (language: Language, ref: string, query: AutoQuery = {}) =>
    withQuery(`/${language}/line/${ref}/auto/agree`, query),
  lineAutoStop: (language: Language, ref: string) => `/${language}/line/${ref}/auto/stop`,
  lineAutoForget: (language: Language, ref: string) => `/${language}/line/${ref}/auto/forget`,
  /** Stops it from a mail, without a log-in. */
  stopAuto: (language: Language, token: string) =>
    `/${language}/auto-renewal/${encodeURIComponent(token)}`,
  lineFriend: (language: Language, ref: string) => `/${language}/line/${ref}/friend`,
  lineFriendStop: (language: Language, ref: string) => `/${language}/line/${ref}/friend/stop`,
  /** Without a language, which the browser of whoever gets it then decides. */
  friendLink: (token: string) => `/f/${token}`,
  friend: (language: Language, token: string, query: Pick<ConfirmQuery, "plan"> = {}) =>
    withQuery(`/${language}/f/${token}`, query),
  trip: (language: Language) => `/${language}/trip`,
  lineTrip: (language: Language, ref: string) => `/${language}/line/${ref}/trip`,
  lineTripKeep: (language: Language, ref: string) => `/${language}/line/${ref}/trip/keep`,
  lineTripStop: (language: Language, ref: string) => `/${language}/line/${ref}/trip/stop`,
  confirm: (language: Language, ref: string, query: ConfirmQuery = {}) =>
    withQuery(`/${language}/line/${ref}/confirm`, query),
  /** Without a plan, or with `wish: "advice"`, the card asks for advice. */
  handOver: (language: Language, ref: string, query: HandOverQuery = {}) =>
    withQuery(`/${language}/line/${ref}/hand-over`, query),
  lineOrders: (language: Language, ref: string) => `/${language}/line/${ref}/orders`,

  /** Every line of this browser and this customer, for one payment. */
  family: (language: Language) => `/${language}/family`,
  familyLines: (language: Language) => `/${language}/family/lines`,
  /** Each item a line's ref and a plan's code, as `chosen.ts` reads them. */
  familyConfirm: (language: Language, items: readonly string[] = []) =>
    `/${language}/family/confirm${items.map((item, i) => `${i === 0 ? "?" : "&"}item=${encodeURIComponent(item)}`).join("")}`,
  familyOrders: (language: Language) => `/${language}/family/orders`,
  checkout: (language: Language, number: string) => `/${language}/checkouts/${number}`,
  checkoutReceipts: (language: Language, number: string) =>
    `/${language}/checkouts/${number}/receipts`,
  checkoutPay: (language: Language, number: string) => `/${language}/checkouts/${number}/pay`,
  checkoutReceipt: (language: Language, number: string) =>
    `/${language}/checkouts/${number}/receipt`,
  checkoutCancel: (language: Language, number: string) => `/${language}/checkouts/${number}/cancel`,

  /** `say` tells why somebody is sent here: the link of a counter is good for a while. */
  orders: (language: Language, say?: "link-over") => withQuery(`/${language}/orders`, { say }),
  /** `way: "pin"` shows the field for a PIN at once. */
  order: (language: Language, number: string, query: { readonly way?: "pin" } = {}) =>
    withQuery(`/${language}/orders/${number}`, query),
  /** What a counter shows for the customer's phone: opens the order, for a while. */
  orderLink: (language: Language, token: string) => `/${language}/o/${token}`,
  mine: (language: Language, token?: string, what?: "json" | "pdf" | "erase") => {
    const at = `/${language}/privacy/mine`;
    if (token === undefined) return at;
    if (what === undefined) return `${at}/${token}`;
    return `${at}/${token}/${what === "erase" ? "erase" : `data.${what}`}`;
  },
  orderRecord: (language: Language, number: string) => `/${language}/orders/${number}/record.pdf`,
  orderEvents: (language: Language, number: string) => `/${language}/orders/${number}/events`,
  orderPay: (language: Language, number: string) => `/${language}/orders/${number}/pay`,
  orderCancel: (language: Language, number: string) => `/${language}/orders/${number}/cancel`,
  orderChoice: (language: Language, number: string) => `/${language}/orders/${number}/choice`,
  orderRefund: (language: Language, number: string) => `/${language}/orders/${number}/refund`,
  orderRefundWay: (language: Language, number: string) =>
    `/${language}/orders/${number}/refund/way`,
  receipt: (language: Language, number: string, which: WhichReceipt = {}) =>
    withQuery(`/${language}/orders/${number}/receipt`, which),
  receiptPdf: (language: Language, number: string, which: WhichReceipt = {}) =>
    withQuery(`/${language}/orders/${number}/receipt.pdf`, which),
  /** Asks for the number on a slip and its line's digits; shows that one order. */
  voucher: (language: Language, number?: string) =>
    `/${language}/voucher${number === undefined ? "" : `/${number}`}`,
  /** What a slip carries as a QR code: the number is filled in, the digits are asked. */
  voucherLink: (number: string) => `/voucher?${new URLSearchParams({ number })}`,
  voucherLinkIn: (language: Language, number: string) =>
    withQuery(`/${language}/voucher`, { number }),
  voucherPdf: (language: Language, number: string, which: WhichReceipt = {}) =>
    withQuery(`/${language}/voucher/${number}/receipt.pdf`, which),
  voucherProblem: (language: Language, number: string) => `/${language}/voucher/${number}/problem`,
  /** Asks for the number of a case, with an address or the line's digits; shows that case. */
  cases: (language: Language, number?: string) =>
    `/${language}/cases${number === undefined ? "" : `/${number}`}`,
  casePhotos: (language: Language, number: string) => `/${language}/cases/${number}/photos`,
  casePhoto: (language: Language, number: string, ordinal: number) =>
    `/${language}/cases/${number}/photos/${ordinal}`,
  /** By the token of a closing mail. */
  rateCase: (language: Language, token: string) => `/${language}/rate/${encodeURIComponent(token)}`,
  caseLink: (language: Language, number: string) => withQuery(`/${language}/cases`, { number }),
  help: (language: Language, query: HelpQuery = {}) => withQuery(`/${language}/help`, query),
  orderRemind: (language: Language, number: string) => `/${language}/orders/${number}/remind`,
  orderHelp: (language: Language, number: string, query: HelpQuery = {}) =>
    withQuery(`/${language}/orders/${number}/help`, query),
  lineHelp: (language: Language, ref: string, query: HelpQuery = {}) =>
    withQuery(`/${language}/line/${ref}/help`, query),
  /** `room`: `visit`, or the number of an order or a case. */
  chat: (language: Language, room: string, verb?: "events" | "transcript" | "rating") =>
    `/${language}/chat/${room}${verb === undefined ? "" : `/${verb}`}`,
  chatPhoto: (language: Language, room: string, seq: number) =>
    `/${language}/chat/${room}/photos/${seq}`,
  /** What the help screen of a machine shows for the customer's phone. */
  kioskChat: (language: Language, token: string) =>
    withQuery(`/${language}/chat/visit`, { at: token }),
  check: (language: Language) => `/${language}/verify`,
  verify: (language: Language, token: string) => `/${language}/verify/${token}`,

  guide: (language: Language) => `/${language}/guide`,
  guideTopic: (language: Language, topic: GuideTopic) => `/${language}/guide/${topic}`,
  /** What was asked in public, under one topic or all. */
  questions: (language: Language, query: QuestionsQuery = {}) =>
    withQuery(`/${language}/questions`, query),
  askQuestion: (language: Language, query: QuestionsQuery = {}) =>
    withQuery(`/${language}/questions/ask`, query),
  question: (language: Language, number: string) => `/${language}/questions/${number}`,
  questionHelpful: (language: Language, number: string) =>
    `/${language}/questions/${number}/helpful`,
  account: (language: Language, page = "") =>
    `/${language}/account${page === "" ? "" : `/${page}`}`,
  phrases: (language: Language) => `/${language}/phrases`,
  points: (language: Language, query: PointsQuery = {}) => withQuery(`/${language}/points`, query),
  /** By its code where that can stand in an address, as on a poster; else by its id. */
  point: (language: Language, { code, pointId }: { code: string; pointId: string }) =>
    `/${language}/points/${/^[\w.-]{1,60}$/.test(code) ? code : pointId}`,
  pointPhoto: (file: string) => `/photos/${file}`,
  advise: (language: Language, query: { readonly why?: AdviceWhy } = {}) =>
    withQuery(`/${language}/advise`, query),
  zone: (language: Language) => `/${language}/zone`,
  legal: (language: Language) => `/${language}/legal`,
  privacy: (language: Language) => `/${language}/privacy`,
  terms: (language: Language) => `/${language}/terms`,

  /** Opens a line from a mail, for a while. */
  noticeLink: (language: Language, token: string, query: NoticeLinkQuery = {}) =>
    withQuery(`/${language}/n/${token}`, query),
  lineReminders: (language: Language, ref: string) => `/${language}/line/${ref}/reminders`,
  /** Where somebody who wrote to us in a chat says yes; `ticket` opens the chat app's own question. */
  chatLink: (
    language: Language,
    of: { readonly chat: string; readonly code: string; readonly ticket?: string },
  ) =>
    withQuery(
      `/${language}/link/${of.chat}/${of.code}`,
      of.ticket === undefined ? {} : { ticket: of.ticket },
    ),
  lineCalendar: (language: Language, ref: string) => `/${language}/line/${ref}/calendar`,
  /** What calendar programs ask; its token is all the proof there is. */
  calendar: (language: Language, token: string) => `/${language}/calendar/${token}.ics`,
  reminders: (language: Language, token: string) =>
    `/${language}/reminders/${encodeURIComponent(token)}`,
  confirmReminders: (language: Language, token: string) =>
    `/${language}/reminders/yes/${encodeURIComponent(token)}`,
  /** A browser says how it is pushed to. */
  pushToLine: (language: Language, ref: string) => `/${language}/line/${ref}/reminders/push`,
  pushToPerson: (language: Language, token: string) =>
    `/${language}/reminders/${encodeURIComponent(token)}/push`,
  /** One request ends it; without a language, for programs. */
  smsToLine: (language: Language, ref: string) => `/${language}/line/${ref}/reminders/sms`,
  smsToPerson: (language: Language, token: string) =>
    `/${language}/reminders/${encodeURIComponent(token)}/sms`,
  smsPage: (language: Language, code: string) => `/${language}/s/${encodeURIComponent(code)}`,
  /** Where short texts lead: few letters, and no language. */
  sms: (code: string) => `/s/${code}`,
  stopReminders: (token: string) => `/reminders/${token}/stop`,

  receiptKeys: (form: "json" | "pem") => `/.well-known/tsunagu-receipt-keys.${form}`,
  outbox: () => "/outbox",
  health: () => "/healthz",
  paymentWebhook: (provider: string) => `/webhooks/payments/${provider}`,
  carrierWebhook: (carrier: string) => `/webhooks/carriers/${carrier}`,
  asset: (file: string) => `/assets/${file}`,

  /** What stands for a page that was never seen, without a connection. */
  offline: (language: Language, said?: "about" | "forgotten") =>
    withQuery(`/${language}/offline`, { said }),
  offlineForget: (language: Language) => `/${language}/offline/forget`,
  manifest: (language: Language) => `/${language}/app.webmanifest`,
  appIcon: (sidePixels: number) => `/app-icons/${sidePixels}.png`,
} as const;

/** The same address in another language; what carries no language leads to its home. */
export function sameIn(path: string, language: Language): string {
  const [, first = ""] = path.split(/[/?]/);
  if (!(LANGUAGES as readonly string[]).includes(first)) return paths.home(language);
  return `/${language}${path.slice(first.length + 1)}`;
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => {
    return pair[1] !== undefined && pair[1] !== "";
  });
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
