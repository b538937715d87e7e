import type { SmsTexts } from "./sms-texts.ts";

export const sms: SmsTexts = {
  from: (brand) => `【${brand}】`,
  link: "查看或退订：",
  notices: {
    end_3d: {
      full: ({ moment }) => `上网卡还有3天到期，可用至日本时间${moment}。现在续费，会接着生效。`,
      short: ({ moment }) => `可用至日本时间${moment}。`,
    },
    end_1d: {
      full: ({ moment }) => `上网卡还有1天到期，可用至日本时间${moment}。现在续费，会接着生效。`,
      short: ({ moment }) => `可用至日本时间${moment}。`,
    },
    end_3h: {
      full: ({ moment }) => `上网卡即将到期，可用至日本时间${moment}。请趁还能上网时续费。`,
      short: ({ moment }) => `可用至日本时间${moment}。`,
    },
    used_50: {
      full: ({ left }) => `流量已用一半，还剩${left}。`,
      short: ({ left }) => `流量已用一半，还剩${left}。`,
    },
    used_80: {
      full: ({ left }) => `流量已用80%，还剩${left}。随时可以加购。`,
      short: ({ left }) => `流量已用80%，还剩${left}。`,
    },
    used_90: {
      full: ({ left }) => `流量已用90%，还剩${left}。随时可以加购。`,
      short: ({ left }) => `流量已用90%，还剩${left}。`,
    },
    used_100: {
      full: () => "流量已用完。没有流量也能打开下面的网页续费。",
      short: () => "流量已用完，可以续费。",
    },
    low_data: {
      full: ({ left }) => `流量只剩${left}。随时可以加购。`,
      short: ({ left }) => `流量只剩${left}。`,
    },
    day_used: {
      full: ({ moment }) => `今天的流量已用完，日本时间${moment}自动恢复高速。`,
      short: ({ moment }) => `今天流量用完，${moment}恢复。`,
    },
    offline: {
      full: () => "流量已用完，下一个套餐在等待，现在就可以启用。",
      short: () => "下一个套餐现在就可以启用。",
    },
    grace: {
      full: ({ moment }) => `套餐已到期，日本时间${moment}之前还可以为此卡续费，过后作废。`,
      short: ({ moment }) => `此卡可续费至${moment}。`,
    },
    first_use_7d: {
      full: ({ moment }) => `套餐还没有使用过，请在日本时间${moment}前上网一次，否则会失效。`,
      short: ({ moment }) => `请在${moment}前上网一次。`,
    },
    first_use_1d: {
      full: ({ moment }) => `最后1天：请在日本时间${moment}前上网一次，否则套餐会失效。`,
      short: ({ moment }) => `请在${moment}前上网一次。`,
    },
    late: {
      full: () => "很抱歉，开通超过了承诺的时间。可以等待、换套餐或退款；不选择会自动退款。",
      short: () => "抱歉，开通晚于承诺，可选择退款。",
    },
    friend_paid: {
      full: () => "有人为这张卡续费了，您不用做任何事。",
      short: () => "有人为这张卡续费了。",
    },
    trip_plan: {
      full: ({ moment }) => `该买行程的下一份套餐了，请在日本时间${moment}前购买，这样不会断网。`,
      short: ({ moment }) => `请在${moment}前买下一份套餐。`,
    },
    incident: {
      full: ({ what }) => `网络故障：${what}。手机设置无需更改，恢复后会再通知。`,
      short: () => "部分上网卡网络故障。",
    },
    incident_over: {
      full: ({ what }) => `网络故障已恢复（${what}）。仍无法上网时，请开关一次飞行模式。`,
      short: () => "网络故障已恢复。",
    },
    auto_announced: {
      full: ({ moment }) => `将于日本时间${moment}自动续费。不需要时请在此之前停止。`,
      short: ({ moment }) => `${moment}自动续费。`,
    },
    auto_now: {
      full: () => "流量所剩不多，正在自动续费。",
      short: () => "正在自动续费。",
    },
    auto_renewed: {
      full: () => "已自动续费，可以继续上网。",
      short: () => "已自动续费。",
    },
    auto_retry: {
      full: ({ moment }) => `自动续费付款没有成功，日本时间${moment}再试一次。也可以自行续费。`,
      short: ({ moment }) => `付款未成功，${moment}再试。`,
    },
    auto_failed: {
      full: () => "这一次没有自动续费，没有扣款。如仍需要，请自行续费。",
      short: () => "这次没有自动续费。",
    },
    auto_off: {
      full: () => "自动续费已关闭，不会再扣款。如仍需要，请自行续费。",
      short: () => "自动续费已关闭。",
    },
  },
};
