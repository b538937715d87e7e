import type { ChannelName } from "../../../business/notices/index.ts";
import type { Texts } from "../../html/index.ts";

/** What each way to reach somebody is called. */
export const channelTexts: Texts<Readonly<Record<ChannelName, string>>> = {
  "zh-Hans": {
    web_push: "设备通知",
    line: "LINE",
    telegram: "Telegram",
    email: "邮件",
    sms: "短信",
  },
  "zh-Hant": {
    web_push: "裝置通知",
    line: "LINE",
    telegram: "Telegram",
    email: "電子郵件",
    sms: "簡訊",
  },
  ja: {
    web_push: "端末の通知",
    line: "LINE",
    telegram: "Telegram",
    email: "メール",
    sms: "SMS",
  },
  en: {
    web_push: "Notification on a device",
    line: "LINE",
    telegram: "Telegram",
    email: "E-mail",
    sms: "Text message",
  },
  ko: {
    web_push: "기기 알림",
    line: "LINE",
    telegram: "Telegram",
    email: "이메일",
    sms: "문자 메시지",
  },
};
