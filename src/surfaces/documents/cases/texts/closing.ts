import type { Texts } from "../../../html/index.ts";

/** The mail when a case is over, which asks how it was. */
export interface ClosingTexts {
  readonly subject: (number: string) => string;
  readonly heading: string;
  readonly body: string;
  readonly rate: string;
}

export const closingTexts: Texts<ClosingTexts> = {
  "zh-Hans": {
    subject: (number) => `您反馈的问题已处理完毕（受理号 ${number}）`,
    heading: "您反馈的问题已处理完毕",
    body: "我们处理得怎么样？点一下即可评价，只需一次。",
    rate: "评价",
  },
  "zh-Hant": {
    subject: (number) => `您回報的問題已處理完畢（受理號碼 ${number}）`,
    heading: "您回報的問題已處理完畢",
    body: "我們處理得如何？點一下即可評價，只需一次。",
    rate: "評價",
  },
  ja: {
    subject: (number) => `お問い合わせの対応が終わりました（受付番号 ${number}）`,
    heading: "お問い合わせの対応が終わりました",
    body: "対応はいかがでしたか。一度押すだけで評価いただけます。",
    rate: "評価する",
  },
  en: {
    subject: (number) => `We have dealt with your report (case ${number})`,
    heading: "We have dealt with your report",
    body: "How did we do? One tap is enough, and we ask only once.",
    rate: "Tell us",
  },
  ko: {
    subject: (number) => `신고하신 문제의 처리가 끝났습니다 (접수 번호 ${number})`,
    heading: "신고하신 문제의 처리가 끝났습니다",
    body: "처리는 어떠셨나요? 한 번만 누르면 평가할 수 있습니다.",
    rate: "평가하기",
  },
};

/** To whoever runs the house. */
export const overdueTexts = {
  title: (number: string) => `期限を過ぎた受付があります（${number}）`,
  unanswered: "お客様への最初の回答が期限を過ぎています。早めにご対応ください。",
  unfinished: "回答済みですが、終了の期限を過ぎています。ご確認ください。",
  since: "受付時間",
  order: "注文番号",
  open: "受付を開く",
};
