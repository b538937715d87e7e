import type { AutoLetterTexts } from "./auto-letter-texts.ts";

export const zhHant: AutoLetterTexts = {
  because: {
    declined: "付款被拒絕",
    ceiling: "已達每月上限",
    too_late: "來不及了",
    needless: "已經加值",
    stopped: "已停止",
    by_customer: "您停止了它",
    by_mail: "您從信件停止了它",
    by_staff: "工作人員替您停止了它",
    departed: "最後一天已經夠用",
    failed_twice: "兩次付款失敗",
    needs_holder: "銀行需要您本人確認，請自行付款",
    card_expired: "卡片已過期",
    method_gone: "卡片已刪除",
    price_changed: "價格已上漲",
    not_connected: "未能開通，款項將退回",
    plan_gone: "這張卡不能再購買此方案",
    line_left: "這張卡已不在您的帳號中",
  },
  armed: {
    subject: "自動加值已開啟",
    heading: "自動加值已開啟",
    body: "依您的要求，今後會在以下範圍內自動加值。您可以隨時停止。",
  },
  labels: {
    plan: "方案",
    amount: "金額",
    charge: "扣款",
    method: "付款方式",
    ceiling: "每月上限",
    until: "最後一天",
    line: "上網卡",
  },
  stop: "停止自動加值",
  renew: "自行加值",
};
