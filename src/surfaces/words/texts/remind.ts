import type { Texts } from "../../html/index.ts";

/** Asked with an order, or after it. */
interface RemindTexts {
  readonly remind: string;
  readonly willRemind: string;
  readonly change: string;
}

export const remindTexts: Texts<RemindTexts> = {
  "zh-Hans": {
    remind: "到期前提醒我",
    willRemind: "到期前我们会提醒您。",
    change: "提醒设置",
  },
  "zh-Hant": {
    remind: "到期前提醒我",
    willRemind: "到期前我們會提醒您。",
    change: "提醒設定",
  },
  ja: {
    remind: "終了前にお知らせを受け取る",
    willRemind: "終了前にお知らせします。",
    change: "お知らせの設定",
  },
  en: {
    remind: "Remind me before it ends",
    willRemind: "We will remind you before it ends.",
    change: "Reminders",
  },
  ko: {
    remind: "끝나기 전에 알림 받기",
    willRemind: "끝나기 전에 알려 드릴게요.",
    change: "알림 설정",
  },
};
