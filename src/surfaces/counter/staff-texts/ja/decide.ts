import type { decide as en } from "../en/decide.ts";

export const decide: typeof en = {
  decide: {
    title: (number) => `受付 ${number} の決定`,
    lead: "返金はプランの規定どおりか、当方の責任であれば全額です。決定は変更できません。",
    link: "返金を決める",
    record: "注文の記録（PDF）",
    asks: "お申し出",
    reason: "決定",
    gives: (amount) => `${amount} を返金します`,
    givesNothing: "返金はありません",
    notPossible: {
      plan_credited: "規定では返金できません：プランは回線に付いています。",
      plan_started: "規定では返金できません：プランは始まっています。",
      plan_over: "規定では返金できません：プランは終わっています。",
      nothing_left: "規定では返金できません：未使用分がありません。",
      order_unknown: "該当する注文がありません。",
      nothing_paid: "この注文には支払いがありません。",
      already_refunded: "すでに返金が進んでいます。その旨を記録します。",
      promise_still_runs: "お約束の時間内です。まもなく開通する可能性があります。",
      payment_disputed: "決済会社で異議申立て中です。その結果をお待ちください。",
    },
    answer: "お客様への回答",
    answerHint: (language, lengthMax) =>
      `${language}で。確認した内容と決定の理由を、${lengthMax}文字まで。`,
    second: "返金する場合は、もう一人の確認が必要です。",
    send: "決定する",
    decided: "決定",
    errors: {
      reason_missing: "決定をお選びください。",
      second_missing: "もう一人の確認が必要です。",
      refund_changed: "金額が変わりました。確認してから、もう一度決定してください。",
      decided_already: "すでにほかの人が決定しました。",
    },
  },
};
