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
  letters: {
    armed: {
      subject: () => "自動加值已開啟",
      heading: "自動加值已開啟",
      body: () => "依您的要求，今後會在以下範圍內自動加值。您可以隨時停止。",
    },
    announced: {
      subject: (at) => `將於 ${at} 自動加值`,
      heading: "即將自動加值",
      body: () => "如果您不操作，我們將扣取以下金額。不需要時可一鍵停止。",
    },
    now: {
      subject: () => "正在自動加值",
      heading: "流量所剩不多，正在加值",
      body: () => "依照約定，我們正在扣取以下金額。",
    },
    renewed: {
      subject: () => "已自動加值",
      heading: "已加值",
      body: () => "您可以繼續使用。收據會另外寄出。",
    },
    failed_once: {
      subject: () => "付款沒有成功",
      heading: "付款沒有成功",
      body: () => "沒有扣款。我們會在以下時間再試一次，您也可以自行加值。",
    },
    failed: {
      subject: () => "沒有自動加值",
      heading: "這一次沒有加值",
      body: (why) => `沒有扣款：${why}。如仍需要，請自行加值。`,
    },
    off: {
      subject: () => "自動加值已關閉",
      heading: "自動加值已關閉",
      body: (why) => `不會再扣款：${why}。您可以自行加值，或重新開啟。`,
    },
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
