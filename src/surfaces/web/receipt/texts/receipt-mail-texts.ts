import type { Texts } from "../../../html/index.ts";

/** Sending a receipt to its buyer's address once more. */
export interface ReceiptMailTexts {
  readonly title: string;
  readonly to: (address: string) => string;
  readonly submit: string;
  readonly mailed: string;
  readonly tooMany: string;
}

export const receiptMailTexts: Texts<ReceiptMailTexts> = {
  "zh-Hans": {
    title: "用邮件接收",
    to: (address) => `再次发送到 ${address}。没有网络时也可以点按，联网后自动发送。`,
    submit: "发送收据",
    mailed: "已发送，请查收邮件。",
    tooMany: "今天已多次发送，请查看垃圾邮件，或明天再试。",
  },
  "zh-Hant": {
    title: "用電子郵件接收",
    to: (address) => `再次寄到 ${address}。沒有網路時也可以點按，連線後會自動寄出。`,
    submit: "寄送收據",
    mailed: "已寄出，請查看信箱。",
    tooMany: "今天已寄送多次，請查看垃圾郵件，或明天再試。",
  },
  ja: {
    title: "メールで受け取る",
    to: (address) =>
      `${address}にもう一度お送りします。オフラインでも押せば、接続が戻ったときに送信します。`,
    submit: "領収書を送る",
    mailed: "お送りしました。メールをご確認ください。",
    tooMany: "本日はすでに何度もお送りしました。迷惑メールをご確認のうえ、明日お試しください。",
  },
  en: {
    title: "Get it by e-mail",
    to: (address) =>
      `Sent to ${address} once more. You can ask for it offline too: it goes when you are back.`,
    submit: "Send the receipt",
    mailed: "Sent. Please look at your mail.",
    tooMany: "It was sent several times today. Please look in your spam, or try again tomorrow.",
  },
  ko: {
    title: "메일로 받기",
    to: (address) =>
      `${address} 주소로 다시 보내 드립니다. 오프라인에서 눌러도 연결되면 바로 보냅니다.`,
    submit: "영수증 보내기",
    mailed: "보냈습니다. 메일을 확인해 주세요.",
    tooMany: "오늘 여러 번 보냈습니다. 스팸함을 확인하거나 내일 다시 시도해 주세요.",
  },
};
