import type { Texts } from "../../../html/index.ts";

/** The words about reminders that come to the card itself. */
export interface SmsPageTexts {
  readonly offer: string;
  /** What somebody agrees to. */
  readonly agreed: (perDay: number) => string;
  readonly isOn: string;
  readonly turnOff: string;
  readonly none: string;
  readonly again: string;
  readonly said: Readonly<Record<"smsOn" | "smsOff", string>>;
  /** The page that a short text leads to. */
  readonly title: string;
  readonly lead: string;
  readonly open: string;
  readonly over: string;
}

export const smsPageTexts: Texts<SmsPageTexts> = {
  "zh-Hans": {
    offer: "用短信提醒，发到这张卡",
    agreed: (perDay) =>
      `免费，每天最多${perDay}条，每条都写明如何退订。短信里没有您的姓名、号码和订单，但拿着手机的人都能看到。`,
    isOn: "提醒会以短信发到这张卡。",
    turnOff: "不再发短信",
    none: "这张卡收不到短信。",
    again: "返回",
    said: { smsOn: "好的，提醒会以短信发到这张卡。", smsOff: "已停止，不再发短信。" },
    title: "短信提醒",
    lead: "这张卡的提醒会以短信发来。",
    open: "查看并续费",
    over: "短信提醒已停止，或者链接不完整。",
  },
  "zh-Hant": {
    offer: "用簡訊提醒，傳到這張卡",
    agreed: (perDay) =>
      `免費，每天最多${perDay}則，每則都寫明如何停止。簡訊裡沒有您的姓名、號碼和訂單，但拿著手機的人都看得到。`,
    isOn: "提醒會以簡訊傳到這張卡。",
    turnOff: "不再傳簡訊",
    none: "這張卡收不到簡訊。",
    again: "返回",
    said: { smsOn: "好的，提醒會以簡訊傳到這張卡。", smsOff: "已停止，不再傳簡訊。" },
    title: "簡訊提醒",
    lead: "這張卡的提醒會以簡訊傳來。",
    open: "查看並加值",
    over: "簡訊提醒已停止，或者連結不完整。",
  },
  ja: {
    offer: "このSIMにSMSでお知らせ",
    agreed: (perDay) =>
      `無料、1日${perDay}通までです。どのSMSにも止め方があります。お名前・番号・注文は書きませんが、端末を持つ方はどなたでも読めます。`,
    isOn: "お知らせは、このSIMにSMSで届きます。",
    turnOff: "SMSを止める",
    none: "このSIMにはSMSが届きません。",
    again: "戻る",
    said: { smsOn: "このSIMにSMSでお知らせします。", smsOff: "SMSを止めました。" },
    title: "SMSのお知らせ",
    lead: "このSIMのお知らせは、SMSで届きます。",
    open: "確認・更新する",
    over: "SMSのお知らせは止まっているか、リンクが途中で切れています。",
  },
  en: {
    offer: "Remind me by text to this SIM",
    agreed: (perDay) =>
      `Free, at most ${perDay} a day, and each says how to stop. No name, number or order is in it, but whoever holds the phone can read it.`,
    isOn: "Reminders come to this SIM as text messages.",
    turnOff: "Stop the texts",
    none: "Text messages do not reach this SIM.",
    again: "Back",
    said: {
      smsOn: "Good. Reminders come to this SIM as text messages.",
      smsOff: "Stopped. No more text messages.",
    },
    title: "Reminders by text",
    lead: "Reminders of this SIM come as text messages.",
    open: "See it and renew",
    over: "These texts are stopped, or part of the link is missing.",
  },
  ko: {
    offer: "이 유심으로 문자 알림 받기",
    agreed: (perDay) =>
      `무료이며 하루 최대 ${perDay}건이고, 모든 문자에 수신거부 방법이 있습니다. 이름·번호·주문은 담지 않지만 휴대전화를 가진 사람은 누구나 볼 수 있습니다.`,
    isOn: "알림이 이 유심으로 문자로 옵니다.",
    turnOff: "문자 그만 받기",
    none: "이 유심은 문자를 받을 수 없습니다.",
    again: "돌아가기",
    said: {
      smsOn: "이 유심으로 문자 알림을 보내 드립니다.",
      smsOff: "중지했습니다. 더 이상 문자가 오지 않습니다.",
    },
    title: "문자 알림",
    lead: "이 유심의 알림이 문자로 옵니다.",
    open: "확인하고 연장하기",
    over: "문자 알림이 중지되었거나 링크가 끊겨 있습니다.",
  },
};
