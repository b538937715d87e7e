import type { Language } from "../../../foundation/language/index.ts";
import type { Texts } from "../../html/index.ts";

/** Words for `PaymentMethod.method`; names that are written alike everywhere stand in `NAMES`. */
interface MethodTexts {
  readonly card: string;
  readonly unionpay: string;
  readonly alipay: string;
  readonly wechat_pay: string;
  readonly konbini: string;
  /** Where a slip is of one chain: `konbini_lawson`. */
  readonly konbiniAt: (shop: string) => string;
  readonly bank_transfer: string;
  readonly card_reader: string;
  /** Charged without its holder, who has agreed to that before. */
  readonly saved_card: string;
  readonly saved_paypal: string;
  readonly transit: string;
  readonly cash: string;
  readonly pin: string;
  readonly replacement: string;
  readonly other: string;
}

export const methodTexts: Texts<MethodTexts> = {
  "zh-Hans": {
    card: "信用卡、借记卡",
    unionpay: "银联",
    alipay: "支付宝",
    wechat_pay: "微信支付",
    konbini: "便利店付现金",
    konbiniAt: (shop) => `${shop} 付现金`,
    bank_transfer: "银行转账",
    card_reader: "刷卡机",
    saved_card: "已保存的银行卡",
    saved_paypal: "已保存的 PayPal",
    transit: "交通 IC 卡",
    cash: "现金",
    pin: "充值卡",
    replacement: "由先前付款转入",
    other: "其他",
  },
  "zh-Hant": {
    card: "信用卡、簽帳金融卡",
    unionpay: "銀聯",
    alipay: "支付寶",
    wechat_pay: "微信支付",
    konbini: "超商付現",
    konbiniAt: (shop) => `${shop} 付現`,
    bank_transfer: "銀行轉帳",
    card_reader: "刷卡機",
    saved_card: "已儲存的卡片",
    saved_paypal: "已儲存的 PayPal",
    transit: "交通 IC 卡",
    cash: "現金",
    pin: "儲值卡",
    replacement: "由先前付款轉入",
    other: "其他",
  },
  ja: {
    card: "クレジットカード",
    unionpay: "銀聯",
    alipay: "Alipay（支付宝）",
    wechat_pay: "WeChat Pay（微信支付）",
    konbini: "コンビニ払い",
    konbiniAt: (shop) => `${shop}で現金払い`,
    bank_transfer: "銀行振込",
    card_reader: "カード端末",
    saved_card: "登録済みのカード",
    saved_paypal: "登録済みの PayPal",
    transit: "交通系ICカード",
    cash: "現金",
    pin: "リチャージPIN",
    replacement: "お支払い済みの注文からの振替",
    other: "その他",
  },
  en: {
    card: "Credit or debit card",
    unionpay: "UnionPay",
    alipay: "Alipay",
    wechat_pay: "WeChat Pay",
    konbini: "Cash at a convenience store",
    konbiniAt: (shop) => `Cash at ${shop}`,
    bank_transfer: "Bank transfer",
    card_reader: "Card reader",
    saved_card: "Saved card",
    saved_paypal: "Saved PayPal account",
    transit: "Transit IC card",
    cash: "Cash",
    pin: "Recharge PIN",
    replacement: "Carried over from an earlier payment",
    other: "Other",
  },
  ko: {
    card: "신용·체크카드",
    unionpay: "유니온페이",
    alipay: "알리페이",
    wechat_pay: "위챗페이",
    konbini: "편의점 현금 결제",
    konbiniAt: (shop) => `${shop} 현금 결제`,
    bank_transfer: "계좌 이체",
    card_reader: "카드 단말기",
    saved_card: "저장된 카드",
    saved_paypal: "저장된 PayPal",
    transit: "교통 IC 카드",
    cash: "현금",
    pin: "충전 PIN",
    replacement: "이전 결제에서 이월",
    other: "기타",
  },
};

/** As companies and shops write themselves over the door, in every language. */
const NAMES: Readonly<Record<string, string>> = {
  paypal: "PayPal",
  paypay: "PayPay",
  apple_pay: "Apple Pay",
  google_pay: "Google Pay",
  line_pay: "LINE Pay",
  merpay: "Merpay",
  rakuten_pay: "Rakuten Pay",
  au_pay: "au PAY",
  paidy: "Paidy",
  pay_easy: "Pay-easy",
  visa: "Visa",
  mastercard: "Mastercard",
  jcb: "JCB",
  amex: "Amex",
  diners: "Diners Club",
  discover: "Discover",
  familymart: "FamilyMart",
  lawson: "LAWSON",
  ministop: "MINISTOP",
  seicomart: "Seicomart",
  seven_eleven: "7-Eleven",
  daily_yamazaki: "Daily Yamazaki",
};

/** A method, a card brand or a shop's chain in the reader's language, if there is a word for it. */
export function findName(word: string, language: Language): string | undefined {
  const { konbiniAt, ...texts } = methodTexts[language];
  const chain = chainOfMethod(word);
  if (chain !== undefined) return konbiniAt(chainName(chain));
  return (texts as Readonly<Record<string, string | undefined>>)[word] ?? NAMES[word];
}

export function methodText(method: string, language: Language): string {
  return findName(method, language) ?? methodTexts[language].other;
}

/** The chain of a method that is cash at one chain of convenience stores. */
export function chainOfMethod(method: string): string | undefined {
  return /^konbini_(.+)$/.exec(method)?.[1];
}

/** The name over the door; a chain that is new to us goes by the provider's word for it. */
export function chainName(chain: string): string {
  return NAMES[chain] ?? chain;
}
