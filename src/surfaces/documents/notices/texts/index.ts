import type { Texts } from "../../../html/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import type { NoticesTexts } from "./notices-texts.ts";
import { sms as smsEn } from "./sms-en.ts";
import { sms as smsJa } from "./sms-ja.ts";
import { sms as smsKo } from "./sms-ko.ts";
import type { SmsTexts } from "./sms-texts.ts";
import { sms as smsZhHans } from "./sms-zh-hans.ts";
import { sms as smsZhHant } from "./sms-zh-hant.ts";
import { zhHans } from "./zh-hans.ts";
import { zhHant } from "./zh-hant.ts";

export type { NoticesTexts, NoticeWords } from "./notices-texts.ts";

export const noticesTexts: Texts<NoticesTexts> = {
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
  ja,
  en,
  ko,
};

export const smsTexts: Texts<SmsTexts> = {
  "zh-Hans": smsZhHans,
  "zh-Hant": smsZhHant,
  ja: smsJa,
  en: smsEn,
  ko: smsKo,
};
