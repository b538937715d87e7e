import type { exchange as en } from "../en/exchange.ts";

export const exchange: typeof en = {
  exchange: {
    open: "プランを交換",
    title: (number) => `注文 ${number} のプランを交換`,
    lead: "プランの開始前に限ります。この注文は終了し、お支払いを引き継いで新しい注文になります。",
    choose: "交換先のプラン",
    next: "次へ",
    none: "この回線に今販売できる別のプランはありません。",
    dearer: "より高いプラン",
    same: "同じ価格",
    back: (amount) => `差額 ${amount} を返金`,
    more: (amount) => `${amount}高いプランです。販売してから、この注文を返金してください。`,
    old: "交換前",
    new: "交換後",
    comesBack: "返金額",
    send: "交換する",
    done: (number) => `注文 ${number} と交換しました。`,
    by: (number) => `注文 ${number} に交換済みです。`,
    insteadOf: (number) => `注文 ${number} の代わりです。そちらの返金がまだ必要です。`,
    insteadOver: (number) => `返金した注文 ${number} の代わりです。`,
    soldInstead: (number) => `この注文の代わりに、注文 ${number} を販売しました。`,
    refusals: {
      changed: "返金額が変わりました。確認してください。",
      tooLate: "この注文はもう交換できません。",
    },
  },
};
