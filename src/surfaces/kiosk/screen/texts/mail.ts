import type { Texts } from "../../../html/index.ts";

export interface MailTexts {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly go: string;
  /** On the last screen. */
  readonly ask: string;
  readonly named: string;
}

export const mailTexts: Texts<MailTexts> = {
  "zh-Hans": {
    title: "把收据发到邮箱",
    lead: "本机不保留邮箱地址。",
    label: "邮箱地址",
    go: "发送",
    ask: "用邮件接收收据",
    named: "收据会发到您的邮箱。",
  },
  "zh-Hant": {
    title: "把收據寄到電子信箱",
    lead: "本機不保留電子郵件地址。",
    label: "電子郵件地址",
    go: "寄出",
    ask: "用電子郵件收取收據",
    named: "收據會寄到您的電子信箱。",
  },
  ja: {
    title: "領収書をメールで",
    lead: "アドレスは、この機械に残りません。",
    label: "メールアドレス",
    go: "送る",
    ask: "領収書をメールで受け取る",
    named: "領収書をメールでお送りします。",
  },
  en: {
    title: "Receipt by e-mail",
    lead: "This machine does not keep the address.",
    label: "E-mail address",
    go: "Send",
    ask: "Receipt by e-mail",
    named: "Your receipt goes to your e-mail.",
  },
  ko: {
    title: "영수증을 이메일로 받기",
    lead: "이 기기에는 주소가 남지 않습니다.",
    label: "이메일 주소",
    go: "보내기",
    ask: "영수증을 이메일로 받기",
    named: "영수증을 이메일로 보내 드립니다.",
  },
};
