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
  letters: {
    armed: {
      subject: () => "自动续费已开启",
      heading: "自动续费已开启",
      body: () => "按您的要求，今后会在以下范围内自动续费。您可以随时停止。",
    },
    announced: {
      subject: (at) => `将于 ${at} 自动续费`,
      heading: "即将自动续费",
      body: () => "如果您不操作，我们将扣取以下金额。不需要时可一键停止。",
    },
    now: {
      subject: () => "正在自动续费",
      heading: "流量所剩不多，正在续费",
      body: () => "按照约定，我们正在扣取以下金额。",
    },
    renewed: {
      subject: () => "已自动续费",
      heading: "已续费",
      body: () => "您可以继续使用。收据会另发邮件。",
    },
    failed_once: {
      subject: () => "付款没有成功",
      heading: "付款没有成功",
      body: () => "没有扣款。我们会在以下时间再试一次，您也可以自行续费。",
    },
    failed: {
      subject: () => "没有自动续费",
      heading: "这一次没有续费",
      body: (why) => `没有扣款：${why}。如仍需要，请自行续费。`,
    },
    off: {
      subject: () => "自动续费已关闭",
      heading: "自动续费已关闭",
      body: (why) => `不会再扣款：${why}。您可以自行续费，或重新开启。`,
    },
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
