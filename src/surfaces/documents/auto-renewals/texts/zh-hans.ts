import type { AutoLetterTexts } from "./auto-letter-texts.ts";

export const zhHans: AutoLetterTexts = {
  because: {
    declined: "付款被拒绝",
    ceiling: "已达每月上限",
    too_late: "来不及了",
    needless: "已经续费",
    stopped: "已停止",
    by_customer: "您停止了它",
    by_mail: "您从邮件停止了它",
    by_staff: "工作人员替您停止了它",
    departed: "最后一天已经够用",
    failed_twice: "两次付款失败",
    needs_holder: "银行需要您本人确认，请自行付款",
    card_expired: "银行卡已过期",
    method_gone: "银行卡已删除",
    price_changed: "价格已上涨",
    not_connected: "未能开通，款项将退回",
    plan_gone: "这张卡不能再购买此套餐",
    line_left: "这张卡已不在您的账户中",
  },
  armed: {
    subject: "自动续费已开启",
    heading: "自动续费已开启",
    body: "按您的要求，今后会在以下范围内自动续费。您可以随时停止。",
  },
  labels: {
    plan: "套餐",
    amount: "金额",
    charge: "扣款",
    method: "付款方式",
    ceiling: "每月上限",
    until: "最后一天",
    line: "上网卡",
  },
  stop: "停止自动续费",
  renew: "自行续费",
};
