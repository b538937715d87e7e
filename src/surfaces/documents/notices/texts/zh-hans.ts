import type { NoticesTexts } from "./notices-texts.ts";

const renew = () => "续费只需一分钟。现在购买的套餐会在当前套餐结束时接着生效。";

export const zhHans: NoticesTexts = {
  notices: {
    end_3d: {
      subject: ({ moment }) => `还剩3天：有效至${moment}`,
      heading: "您的套餐还有3天到期",
      body: [({ moment }) => `您的上网卡可用至${moment}。`, renew],
    },
    end_1d: {
      subject: ({ moment }) => `还剩1天：有效至${moment}`,
      heading: "您的套餐还有1天到期",
      body: [({ moment }) => `您的上网卡可用至${moment}。`, renew],
    },
    end_3h: {
      subject: ({ moment }) => `即将到期：有效至${moment}`,
      heading: "您的套餐即将到期",
      body: [
        ({ moment }) => `您的上网卡可用至${moment}。`,
        () => "如果还要继续使用，请趁现在还能上网时续费。",
      ],
    },
    used_50: {
      subject: ({ left }) => `流量已用一半，还剩${left}`,
      heading: "流量已用一半",
      body: [({ left }) => `还剩${left}。`],
    },
    used_80: {
      subject: ({ left }) => `流量已用80%，还剩${left}`,
      heading: "流量已用80%",
      body: [({ left }) => `还剩${left}。`, () => "您随时可以加购套餐。"],
    },
    used_90: {
      subject: ({ left }) => `流量已用90%，还剩${left}`,
      heading: "流量已用90%",
      body: [({ left }) => `还剩${left}。`, () => "您随时可以加购套餐。"],
    },
    used_100: {
      subject: () => "流量已用完",
      heading: "流量已用完",
      body: [
        () => "套餐流量已用完，网速会变得很慢，或者无法上网。",
        () => "您可以马上续费，没有流量也能打开本网站。",
      ],
    },
    low_data: {
      subject: ({ left }) => `流量只剩${left}`,
      heading: "流量所剩不多",
      body: [({ left }) => `还剩${left}。`, () => "看地图、发消息还能用一阵子，看视频会很快用完。"],
    },
    day_used: {
      subject: ({ moment }) => `今天的流量已用完，${moment}恢复高速`,
      heading: "今天的流量已用完",
      body: [({ moment }) => `${moment}之前为低速，之后自动恢复高速。`],
    },
    offline: {
      subject: () => "下一个套餐现在就可以启用",
      heading: "已付款的下一个套餐现在就可以启用",
      body: [
        () => "当前流量已用完，您已付款的下一个套餐还待生效。",
        () => "您可以现在就启用它。启用后，原套餐剩余的天数会作废。",
      ],
    },
    grace: {
      subject: ({ moment }) => `此卡最晚可在${moment}前续费`,
      heading: "此卡的可续费时间即将结束",
      body: [
        ({ moment }) => `套餐已到期。${moment}之前还可以为此卡续费。`,
        () => "过期后此卡将作废，需要另购新卡。",
      ],
    },
    first_use_7d: {
      subject: ({ moment }) => `请在${moment}前使用一次`,
      heading: "您的套餐还没有使用过",
      body: [
        ({ moment }) => `请在${moment}前至少上网一次，否则套餐会失效。`,
        () => "在日本第一次上网时，套餐会自动开始。",
      ],
    },
    first_use_1d: {
      subject: ({ moment }) => `最后1天：请在${moment}前使用一次`,
      heading: "您的套餐仍未使用",
      body: [
        ({ moment }) => `请在${moment}前至少上网一次，否则套餐会失效。`,
        () => "请插入上网卡，打开移动数据和数据漫游，然后随便打开一个网页。",
      ],
    },
    late: {
      subject: ({ order }) => `开通延迟，我们正在处理（订单 ${order}）`,
      heading: "很抱歉，开通超过了承诺的时间",
      body: [
        () => "我们已收到您的付款，但网络方面还没有开通。",
        () => "您可以在订单页面选择继续等待、换一个套餐或退款。如果不选择，款项会自动退回。",
      ],
    },
    friend_paid: {
      subject: () => "有人为您的卡续费了",
      heading: "有人为您的卡续费了",
      body: [
        ({ plan }) => `对方已通过您生成的链接付款${plan === "" ? "" : `，套餐是“${plan}”`}。`,
        () => "您不用做任何事，这个链接不能再次付款。",
      ],
    },
    trip_plan: {
      subject: ({ moment }) => `行程提醒：请在 ${moment}前买下一份套餐`,
      heading: "该买行程的下一份套餐了",
      body: [
        ({ moment }) => `请在 ${moment}前购买，这样不会断网。`,
        () => "这是您保存的行程，不需要时可在行程页面停止提醒。",
      ],
    },
    incident: {
      subject: ({ what }) => `网络故障通知：${what}`,
      heading: "网络故障通知",
      body: [
        ({ what, moment }) => `${what}（${moment}起）。`,
        ({ expected }) => expected,
        () => "不是您手机的问题，无需更改设置。恢复后我们会再通知您。",
      ],
    },
    incident_over: {
      subject: () => "网络故障已恢复",
      heading: "网络故障已恢复",
      body: [
        ({ what, moment }) => `“${what}”已于${moment}恢复。`,
        () => "如果仍然无法上网，请打开飞行模式，再关闭一次。",
      ],
    },
    auto_announced: {
      subject: ({ moment }) => `将于 ${moment} 自动续费`,
      heading: "即将自动续费",
      body: [
        ({ amount, moment }) => `按照约定，将于 ${moment} 扣款 ${amount}。`,
        () => "不需要时，可在此之前一键停止。",
      ],
    },
    auto_now: {
      subject: () => "正在自动续费",
      heading: "流量所剩不多，正在续费",
      body: [({ amount }) => `按照约定，正在扣款 ${amount}。`],
    },
    auto_renewed: {
      subject: () => "已自动续费",
      heading: "已续费",
      body: [({ amount }) => `按照约定已扣款 ${amount}，您可以继续使用。`],
    },
    auto_retry: {
      subject: () => "付款没有成功",
      heading: "付款没有成功",
      body: [({ moment }) => `没有扣款。我们会在 ${moment} 再试一次。`, () => "您也可以自行续费。"],
    },
    auto_failed: {
      subject: () => "没有自动续费",
      heading: "这一次没有续费",
      body: [({ why }) => `没有扣款：${why}。`, () => "如仍需要，请自行续费。"],
    },
    auto_off: {
      subject: () => "自动续费已关闭",
      heading: "自动续费已关闭",
      body: [({ why }) => `不会再扣款：${why}。`, () => "您可以自行续费，或重新开启。"],
    },
  },
  labels: {
    line: "上网卡",
    plan: "套餐",
    order: "订单号",
    until: "有效期至",
    left: "剩余流量",
    renewBy: "续费期限",
    useBy: "首次使用截止",
    fastAgain: "恢复高速",
    startsItself: "自动开始",
    buyBy: "购买时间",
    since: "开始时间",
    overSince: "恢复时间",
  },
  openPlans: "查看套餐并续费",
  openStart: "启用下一个套餐",
  openLine: "查看上网卡状态",
  openOrder: "查看订单",
  openReminders: "更改或停止提醒",
  wish: {
    subject: "要接收上网卡提醒吗？",
    heading: "要接收提醒吗？",
    body: [
      "有人（应该是您本人）申请在下面这张卡快到期或流量不足时，通知这个邮箱。",
      "如果是您，请在两天内点击“要”。如果不是，无需理会，这个邮箱不会收到提醒。",
    ],
    yes: "要，请提醒我",
  },
  tripWish: {
    subject: "要接收行程提醒吗？",
    heading: "要接收行程提醒吗？",
    body: [
      "有人（应该是您本人）用下面这张卡保存了行程，申请在购买每份套餐的前一天通知这个邮箱。不会发送其他内容。",
      "如果是您，请在两天内点击“要”。如果不是，无需理会，这个邮箱不会收到提醒。",
    ],
    yes: "要，请提醒我这次行程",
  },
  because: "您收到此消息，是因为您曾在我们这里为此卡续费，或申请了提醒。",
  becauseAuto: "您同意了这张上网卡的自动续费，因此会收到此通知；无论您是否订阅提醒都会发送。",
  openWays: "更改通知方式",
};
