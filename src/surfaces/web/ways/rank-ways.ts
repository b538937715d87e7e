import type { Zone } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { chainOfMethod } from "../../documents/index.ts";

export interface Visitor {
  readonly language: Language;
  /** Of the visitor's clock. Japan's tells nothing: every phone in Japan shows it. */
  readonly zone?: Zone;
}

/**
 * Ways to pay, the likeliest first: what people who read this language have with them, and before
 * that what a clock still set to home tells. A method that no list knows comes last, as given.
 */
export function rankWays<T extends { readonly method: string }>(
  ways: readonly T[],
  { language, zone }: Visitor,
): readonly T[] {
  const order = [...(BY_ZONE[zone ?? ""] ?? []), ...BY_LANGUAGE[language]];
  const rank = ({ method }: T) => {
    const at = order.indexOf(chainOfMethod(method) === undefined ? method : "konbini");
    return at === -1 ? order.length : at;
  };
  return ways.toSorted((a, b) => rank(a) - rank(b));
}

// Only app holders can pay by a Chinese or Japanese wallet; a card or cash in Japan is nearly
// everybody's. PayPay and its like are opened with a Japanese phone number.
const BY_LANGUAGE: Readonly<Record<Language, readonly string[]>> = {
  "zh-Hans": ["alipay", "wechat_pay", "card", "konbini", "paypal", "pin", "paypay"],
  "zh-Hant": ["card", "konbini", "paypal", "line_pay", "alipay", "wechat_pay", "pin", "paypay"],
  ja: [
    ...["card", "paypay", "konbini", "rakuten_pay", "au_pay", "merpay", "line_pay", "paidy"],
    ...["paypal", "pin", "bank_transfer", "pay_easy", "alipay", "wechat_pay"],
  ],
  en: ["card", "paypal", "konbini", "pin", "alipay", "wechat_pay", "paypay"],
  ko: ["card", "konbini", "paypal", "pin", "line_pay", "alipay", "wechat_pay", "paypay"],
};

const CHINA = ["alipay", "wechat_pay", "card"];
const HONG_KONG = ["card", "alipay", "wechat_pay"];

const BY_ZONE: Readonly<Record<string, readonly string[] | undefined>> = {
  "Asia/Shanghai": CHINA,
  "Asia/Urumqi": CHINA,
  "Asia/Chongqing": CHINA,
  "Asia/Harbin": CHINA,
  "Asia/Hong_Kong": HONG_KONG,
  "Asia/Macau": HONG_KONG,
};
