import { LANGUAGES, type Language } from "../../src/foundation/language/index.ts";
import { leaves, type Catalogue } from "./texts.ts";

/**
 * Words that customers' pages and mails no longer use, and the one they use. The table of words
 * stands in src/surfaces/web/README.md.
 */
const RETIRED: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  "zh-Hans": [
    [/续约|加值|储值/u, "续费"],
    [/线路/u, "这张卡、上网卡"],
    [/排队/u, "待生效"],
    [/使用期限|有效期限/u, "有效期至"],
  ],
  "zh-Hant": [
    [/續約|(?<!手)續費/u, "加值"],
    // A Japanese phone number, which an app asks for, is one.
    [/(?<!手機)門號|線路/u, "這張卡、上網卡"],
    [/排隊/u, "待生效"],
    [/有效期限|有效期至/u, "使用期限"],
    [/付款代碼/u, "繳費代碼"],
  ],
  ja: [
    [/予約(?:した|中の)プラン|順番待ち/u, "開始待ち"],
    [/お支払い番号/u, "払込番号"],
  ],
  en: [
    // On a machine's screen a shop may well write "online payment number".
    [/(?<!online )payment number/iu, "payment code"],
    [/\btop(?:ping)?[- ]?up\b/iu, "renew"],
    [/\byour line\b/iu, "your SIM"],
  ],
  ko: [
    [/갱신/u, "연장"],
    [/유효 기한/u, "이용 기한"],
    [/(?<!온라인 )결제 번호/u, "납부 번호"],
    [/(?<!시작 )대기 중이던/u, "시작 대기"],
  ],
};

/** `place: why`, for each text of a catalogue that says what is said otherwise now. */
export function vocabularyBreaches(catalogue: Catalogue): readonly string[] {
  return LANGUAGES.flatMap((language) =>
    [...leaves(catalogue[language])].flatMap(([place, text]) =>
      RETIRED[language]
        .filter(([word]) => word.test(text))
        .map(([, use]) => `${language} ${place}: say ${use}: ${text.slice(0, 60)}`),
    ),
  );
}

const LETTERS = "documents/letters/texts letterTexts";
const RECEIPT = "documents/texts receiptTexts";
const web = (journey: string, name = journey) => `web/${journey}/texts ${name}Texts`;

/** What pages, papers and mails must call alike: `folder catalogue place`. */
export const SHARED: Readonly<Record<string, readonly string[]>> = {
  plan: [`${LETTERS} labels.plan`, `${web("order")} plan`],
  starts: [`${LETTERS} labels.starts`, `${web("order")} starts`, `${web("line")} starts`],
  "valid until": [
    `${LETTERS} labels.ends`,
    `${web("order")} validUntil`,
    `${web("line")} validUntil`,
    `${web("plans")} ends`,
  ],
  "per day": [`${LETTERS} perDay()`, "words/texts wordTexts perDay()"],
  "at the latest": [`${LETTERS} atLatest()`, "words/texts wordTexts endsLatest()"],
  "order number": [`${LETTERS} labels.order`, `${RECEIPT} orderNumber`],
  "payment code": [`${LETTERS} labels.paymentCode`, `${web("slip")} code`],
  "confirmation number": [`${LETTERS} labels.confirmationNumber`, `${web("slip")} confirmation`],
  receipt: [`${RECEIPT} receipt`, `${web("order")} receipt`],
  "view the receipt": [`${LETTERS} openReceipt`, "web/receipt/texts receiptPageTexts seeReceipt"],
};

/** Where one word is called in several ways; `open` finds what an entry of SHARED names. */
export function sharedBreaches(
  shared: typeof SHARED,
  open: (folder: string, name: string) => Catalogue | undefined,
): readonly string[] {
  return Object.entries(shared).flatMap(([word, places]) =>
    LANGUAGES.flatMap((language) => {
      const said = places.map((where) => {
        const [folder = "", name = "", place = ""] = where.split(" ");
        return leaves(open(folder, name)?.[language]).get(place) ?? `${where} is not there`;
      });
      const ways = [...new Set(said)];
      return ways.length === 1 ? [] : [`${word} in ${language}: ${ways.join(" / ")}`];
    }),
  );
}
