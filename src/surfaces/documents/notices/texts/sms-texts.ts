import type { NoticeName } from "../../../../business/notices/index.ts";
import type { Texts } from "../../../html/index.ts";

/** What a short text says of a moment and of data; each empty where a notice has none. */
export interface SmsWords {
  /** In Japan, without saying so. */
  readonly moment: string;
  readonly left: string;
  /** What many lines suffer from, and where. */
  readonly what: string;
}

/**
 * The words of short texts: nothing in them says whose line it is, which order, or what was paid,
 * for the card may be in a friend's phone. English keeps to the letters of GSM 03.38.
 */
export interface SmsTexts {
  readonly notices: Readonly<Record<NoticeName, SmsWording>>;
  readonly from: (brand: string) => string;
  /** Before the one address that shows the line and stops the texts. */
  readonly link: string;
}

export interface SmsWording {
  /** In two parts at most, with the address and a brand. */
  readonly full: (words: SmsWords) => string;
  /** In one part, with the address. */
  readonly short: (words: SmsWords) => string;
}

export const smsTexts: Texts<SmsTexts> = {
  "zh-Hans": {
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
  },
  "zh-Hant": {
    from: (brand) => `【${brand}】`,
    link: "查看或停止簡訊：",
    notices: {
      end_3d: {
        full: ({ moment }) => `上網卡還有3天到期，可用至日本時間${moment}。現在加值，會接著生效。`,
        short: ({ moment }) => `可用至日本時間${moment}。`,
      },
      end_1d: {
        full: ({ moment }) => `上網卡還有1天到期，可用至日本時間${moment}。現在加值，會接著生效。`,
        short: ({ moment }) => `可用至日本時間${moment}。`,
      },
      end_3h: {
        full: ({ moment }) => `上網卡即將到期，可用至日本時間${moment}。請趁還能上網時加值。`,
        short: ({ moment }) => `可用至日本時間${moment}。`,
      },
      used_50: {
        full: ({ left }) => `流量已用一半，還剩${left}。`,
        short: ({ left }) => `流量已用一半，還剩${left}。`,
      },
      used_80: {
        full: ({ left }) => `流量已用80%，還剩${left}。隨時可以加購。`,
        short: ({ left }) => `流量已用80%，還剩${left}。`,
      },
      used_90: {
        full: ({ left }) => `流量已用90%，還剩${left}。隨時可以加購。`,
        short: ({ left }) => `流量已用90%，還剩${left}。`,
      },
      used_100: {
        full: () => "流量已用完。沒有流量也能打開下面的網頁加值。",
        short: () => "流量已用完，可以加值。",
      },
      low_data: {
        full: ({ left }) => `流量只剩${left}。隨時可以加購。`,
        short: ({ left }) => `流量只剩${left}。`,
      },
      day_used: {
        full: ({ moment }) => `今天的流量已用完，日本時間${moment}自動恢復高速。`,
        short: ({ moment }) => `今天流量用完，${moment}恢復。`,
      },
      offline: {
        full: () => "流量已用完，下一個方案在等待，現在就可以啟用。",
        short: () => "下一個方案現在就可以啟用。",
      },
      grace: {
        full: ({ moment }) => `方案已到期，日本時間${moment}之前還可以為此卡加值，過後作廢。`,
        short: ({ moment }) => `此卡可加值至${moment}。`,
      },
      first_use_7d: {
        full: ({ moment }) => `方案還沒有使用過，請在日本時間${moment}前上網一次，否則會失效。`,
        short: ({ moment }) => `請在${moment}前上網一次。`,
      },
      first_use_1d: {
        full: ({ moment }) => `最後1天：請在日本時間${moment}前上網一次，否則方案會失效。`,
        short: ({ moment }) => `請在${moment}前上網一次。`,
      },
      late: {
        full: () => "很抱歉，開通超過了承諾的時間。可以等待、換方案或退款；不選擇會自動退款。",
        short: () => "抱歉，開通晚於承諾，可選擇退款。",
      },
      friend_paid: {
        full: () => "有人為這張卡加值了，您不用做任何事。",
        short: () => "有人為這張卡加值了。",
      },
      trip_plan: {
        full: ({ moment }) => `該買行程的下一份方案了，請在日本時間${moment}前購買，這樣不會斷網。`,
        short: ({ moment }) => `請在${moment}前買下一份方案。`,
      },
      incident: {
        full: ({ what }) => `網路故障：${what}。手機設定無需更改，恢復後會再通知。`,
        short: () => "部分上網卡網路故障。",
      },
      incident_over: {
        full: ({ what }) => `網路故障已恢復（${what}）。仍無法上網時，請開關一次飛航模式。`,
        short: () => "網路故障已恢復。",
      },
      auto_announced: {
        full: ({ moment }) => `將於日本時間${moment}自動加值。不需要時請在此之前停止。`,
        short: ({ moment }) => `${moment}自動加值。`,
      },
      auto_now: {
        full: () => "流量所剩不多，正在自動加值。",
        short: () => "正在自動加值。",
      },
      auto_renewed: {
        full: () => "已自動加值，可以繼續上網。",
        short: () => "已自動加值。",
      },
      auto_retry: {
        full: ({ moment }) => `自動加值付款沒有成功，日本時間${moment}再試一次。也可以自行加值。`,
        short: ({ moment }) => `付款未成功，${moment}再試。`,
      },
      auto_failed: {
        full: () => "這一次沒有自動加值，沒有扣款。如仍需要，請自行加值。",
        short: () => "這次沒有自動加值。",
      },
      auto_off: {
        full: () => "自動加值已關閉，不會再扣款。如仍需要，請自行加值。",
        short: () => "自動加值已關閉。",
      },
    },
  },
  ja: {
    from: (brand) => `【${brand}】`,
    link: "確認・配信停止：",
    notices: {
      end_3d: {
        full: ({ moment }) =>
          `プランはあと3日、日本時間${moment}まで使えます。いま更新すると、続きから始まります。`,
        short: ({ moment }) => `${moment}まで使えます。`,
      },
      end_1d: {
        full: ({ moment }) =>
          `プランはあと1日、日本時間${moment}まで使えます。いま更新すると、続きから始まります。`,
        short: ({ moment }) => `${moment}まで使えます。`,
      },
      end_3h: {
        full: ({ moment }) =>
          `プランは日本時間${moment}で終わります。つながるうちに更新してください。`,
        short: ({ moment }) => `${moment}まで使えます。`,
      },
      used_50: {
        full: ({ left }) => `データを半分使いました。残り${left}です。`,
        short: ({ left }) => `データ残り${left}（半分）。`,
      },
      used_80: {
        full: ({ left }) => `データを80%使いました。残り${left}です。いつでも追加できます。`,
        short: ({ left }) => `データ残り${left}です。`,
      },
      used_90: {
        full: ({ left }) => `データを90%使いました。残り${left}です。いつでも追加できます。`,
        short: ({ left }) => `データ残り${left}です。`,
      },
      used_100: {
        full: () => "データを使い切りました。データがなくても、下のページから更新できます。",
        short: () => "データを使い切りました。",
      },
      low_data: {
        full: ({ left }) => `データの残りは${left}です。いつでも追加できます。`,
        short: ({ left }) => `データ残り${left}です。`,
      },
      day_used: {
        full: ({ moment }) => `今日のデータを使い切りました。日本時間${moment}に速度が戻ります。`,
        short: ({ moment }) => `今日の分終了。${moment}に回復。`,
      },
      offline: {
        full: () => "データを使い切り、次のプランが待っています。いますぐ始められます。",
        short: () => "次のプランを始められます。",
      },
      grace: {
        full: ({ moment }) =>
          `プランは終わりました。このSIMを更新できるのは日本時間${moment}までです。`,
        short: ({ moment }) => `更新は${moment}まで。`,
      },
      first_use_7d: {
        full: ({ moment }) =>
          `プランがまだ使われていません。日本時間${moment}までに一度つながないと、使えなくなります。`,
        short: ({ moment }) => `${moment}までに使用を。`,
      },
      first_use_1d: {
        full: ({ moment }) =>
          `あと1日：日本時間${moment}までに一度つながないと、プランが使えなくなります。`,
        short: ({ moment }) => `${moment}までに使用を。`,
      },
      late: {
        full: () =>
          "開通が遅れ、申し訳ありません。待つ・ほかのプラン・返金から選べます。選ばないときは返金します。",
        short: () => "開通遅れのお詫び。返金可。",
      },
      friend_paid: {
        full: () => "ほかの方がこの回線を更新しました。お手続きはいりません。",
        short: () => "ほかの方が更新しました。",
      },
      trip_plan: {
        full: ({ moment }) =>
          `ご旅行の次のプランを日本時間${moment}までに買うと、途切れずに使えます。`,
        short: ({ moment }) => `次のプランは${moment}まで。`,
      },
      incident: {
        full: ({ what }) => `通信障害：${what}。設定の変更はいりません。復旧したらお知らせします。`,
        short: () => "通信障害が起きています。",
      },
      incident_over: {
        full: ({ what }) =>
          `通信障害は復旧しました（${what}）。まだのときは機内モードを入れ直してください。`,
        short: () => "通信障害は復旧しました。",
      },
      auto_announced: {
        full: ({ moment }) =>
          `日本時間${moment}に自動更新します。不要なときは、それまでに止められます。`,
        short: ({ moment }) => `${moment}に自動更新。`,
      },
      auto_now: {
        full: () => "データ残量が少ないため、いま自動更新しています。",
        short: () => "自動更新しています。",
      },
      auto_renewed: {
        full: () => "自動更新しました。そのままお使いいただけます。",
        short: () => "自動更新しました。",
      },
      auto_retry: {
        full: ({ moment }) =>
          `自動更新のお支払いができませんでした。日本時間${moment}にもう一度試します。`,
        short: ({ moment }) => `支払えず、${moment}に再試行。`,
      },
      auto_failed: {
        full: () =>
          "今回は自動更新しませんでした。請求はありません。必要なときは更新してください。",
        short: () => "今回は自動更新なし。",
      },
      auto_off: {
        full: () => "自動更新はオフです。今後の請求はありません。必要なときは更新してください。",
        short: () => "自動更新はオフです。",
      },
    },
  },
  en: {
    from: (brand) => `${brand}: `,
    link: "See or stop: ",
    notices: {
      end_3d: {
        full: ({ moment }) =>
          `3 days left: your SIM works until ${moment} Japan time. What you buy now starts after that.`,
        short: ({ moment }) => `Your SIM works until ${moment} Japan time.`,
      },
      end_1d: {
        full: ({ moment }) =>
          `1 day left: your SIM works until ${moment} Japan time. What you buy now starts after that.`,
        short: ({ moment }) => `Your SIM works until ${moment} Japan time.`,
      },
      end_3h: {
        full: ({ moment }) =>
          `Ends soon: your SIM works until ${moment} Japan time. Renew now while you are online.`,
        short: ({ moment }) => `Ends soon: your SIM works until ${moment} Japan time.`,
      },
      used_50: {
        full: ({ left }) => `Half of your data is used: ${left} left.`,
        short: ({ left }) => `Half of your data is used: ${left} left.`,
      },
      used_80: {
        full: ({ left }) => `80% of your data is used: ${left} left. You can add a plan any time.`,
        short: ({ left }) => `80% of your data is used: ${left} left.`,
      },
      used_90: {
        full: ({ left }) => `90% of your data is used: ${left} left. You can add a plan any time.`,
        short: ({ left }) => `90% of your data is used: ${left} left.`,
      },
      used_100: {
        full: () => "Your data is used up. You can renew on the page below even without data.",
        short: () => "Your data is used up. You can renew at once.",
      },
      low_data: {
        full: ({ left }) => `Only ${left} of data left. You can add a plan any time.`,
        short: ({ left }) => `Only ${left} of data left.`,
      },
      day_used: {
        full: ({ moment }) =>
          `Today's data is used up. Fast again by itself from ${moment} Japan time.`,
        short: ({ moment }) => `Today's data is used up. Fast again from ${moment} Japan time.`,
      },
      offline: {
        full: () => "Your data is used up, and your next plan waits. You can start it now.",
        short: () => "Your next plan waits. You can start it now.",
      },
      grace: {
        full: ({ moment }) =>
          `Your plan has ended. This SIM can be renewed until ${moment} Japan time, then it is closed.`,
        short: ({ moment }) => `This SIM can be renewed until ${moment} Japan time.`,
      },
      first_use_7d: {
        full: ({ moment }) =>
          `Your plan has not been used yet. Go online once by ${moment} Japan time, or it is lost.`,
        short: ({ moment }) => `Go online once by ${moment} Japan time, or your plan is lost.`,
      },
      first_use_1d: {
        full: ({ moment }) =>
          `Last day: go online once by ${moment} Japan time, or your plan is lost.`,
        short: ({ moment }) => `Go online once by ${moment} Japan time, or your plan is lost.`,
      },
      late: {
        full: () =>
          "Sorry, connecting takes longer than promised. Wait, take another plan or a refund; if you choose nothing, it is refunded.",
        short: () => "Sorry, connecting takes longer than promised. You may have a refund.",
      },
      friend_paid: {
        full: () => "A friend renewed this SIM. You need not do anything.",
        short: () => "A friend renewed this SIM.",
      },
      trip_plan: {
        full: ({ moment }) =>
          `Time for the next plan of your trip: buy it by ${moment} Japan time to stay connected.`,
        short: ({ moment }) => `Your trip: buy the next plan by ${moment} Japan time.`,
      },
      incident: {
        full: ({ what }) =>
          `Network trouble: ${what}. Your phone is not at fault. We tell you when it is over.`,
        short: () => "Network trouble on some lines. We tell you when it is over.",
      },
      incident_over: {
        full: ({ what }) =>
          `Over: ${what}. If you are still offline, switch airplane mode on and off once.`,
        short: () => "The network trouble is over.",
      },
      auto_announced: {
        full: ({ moment }) =>
          `This SIM renews by itself on ${moment} (Japan). Stop it before then if you do not want it.`,
        short: ({ moment }) => `Renews on ${moment}.`,
      },
      auto_now: {
        full: () => "Little data is left: this SIM is being renewed now, as agreed.",
        short: () => "Being renewed now.",
      },
      auto_renewed: {
        full: () => "Renewed by itself, as agreed. You stay connected.",
        short: () => "Renewed by itself.",
      },
      auto_retry: {
        full: ({ moment }) =>
          `The automatic payment did not work. We try again on ${moment} (Japan). You can also renew yourself.`,
        short: ({ moment }) => `Not paid. Next try ${moment}.`,
      },
      auto_failed: {
        full: () =>
          "Not renewed this time, and nothing was charged. Renew yourself if you still need it.",
        short: () => "Not renewed this time.",
      },
      auto_off: {
        full: () =>
          "Automatic renewal is off, nothing more is charged. Renew yourself if you still need it.",
        short: () => "Automatic renewal is off.",
      },
    },
  },
  ko: {
    from: (brand) => `[${brand}] `,
    link: "확인·수신거부: ",
    notices: {
      end_3d: {
        full: ({ moment }) =>
          `3일 남았습니다. 일본 시간 ${moment}까지 쓸 수 있고, 지금 연장하면 이어서 시작됩니다.`,
        short: ({ moment }) => `${moment}까지 사용 가능.`,
      },
      end_1d: {
        full: ({ moment }) =>
          `1일 남았습니다. 일본 시간 ${moment}까지 쓸 수 있고, 지금 연장하면 이어서 시작됩니다.`,
        short: ({ moment }) => `${moment}까지 사용 가능.`,
      },
      end_3h: {
        full: ({ moment }) =>
          `곧 끝납니다. 일본 시간 ${moment}까지 쓸 수 있습니다. 연결될 때 연장해 주세요.`,
        short: ({ moment }) => `${moment}까지 사용 가능.`,
      },
      used_50: {
        full: ({ left }) => `데이터를 절반 썼습니다. ${left} 남았습니다.`,
        short: ({ left }) => `데이터 절반 사용, ${left} 남음.`,
      },
      used_80: {
        full: ({ left }) => `데이터를 80% 썼습니다. ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
        short: ({ left }) => `데이터 ${left} 남음.`,
      },
      used_90: {
        full: ({ left }) => `데이터를 90% 썼습니다. ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
        short: ({ left }) => `데이터 ${left} 남음.`,
      },
      used_100: {
        full: () => "데이터를 모두 썼습니다. 데이터가 없어도 아래 페이지에서 연장할 수 있습니다.",
        short: () => "데이터를 모두 썼습니다.",
      },
      low_data: {
        full: ({ left }) => `데이터가 ${left} 남았습니다. 언제든 추가할 수 있습니다.`,
        short: ({ left }) => `데이터 ${left} 남음.`,
      },
      day_used: {
        full: ({ moment }) =>
          `오늘 데이터를 모두 썼습니다. 일본 시간 ${moment}에 속도가 돌아옵니다.`,
        short: ({ moment }) => `오늘 데이터 소진. ${moment} 회복.`,
      },
      offline: {
        full: () => "데이터를 모두 썼고 다음 요금제가 기다립니다. 지금 시작할 수 있습니다.",
        short: () => "다음 요금제를 시작할 수 있습니다.",
      },
      grace: {
        full: ({ moment }) =>
          `요금제가 끝났습니다. 이 유심은 일본 시간 ${moment}까지만 연장할 수 있습니다.`,
        short: ({ moment }) => `${moment}까지 연장 가능.`,
      },
      first_use_7d: {
        full: ({ moment }) =>
          `요금제를 아직 안 썼습니다. 일본 시간 ${moment}까지 한 번 접속하지 않으면 사라집니다.`,
        short: ({ moment }) => `${moment}까지 접속하세요.`,
      },
      first_use_1d: {
        full: ({ moment }) =>
          `마지막 하루: 일본 시간 ${moment}까지 한 번 접속하지 않으면 요금제가 사라집니다.`,
        short: ({ moment }) => `${moment}까지 접속하세요.`,
      },
      late: {
        full: () =>
          "개통이 늦어져 죄송합니다. 기다리기, 다른 요금제, 환불 중에 고르세요. 고르지 않으면 환불됩니다.",
        short: () => "개통 지연, 환불 가능.",
      },
      friend_paid: {
        full: () => "다른 분이 이 유심을 연장했습니다. 따로 하실 일은 없습니다.",
        short: () => "다른 분이 연장했습니다.",
      },
      trip_plan: {
        full: ({ moment }) => `여행의 다음 요금제를 일본 시간 ${moment}까지 사면 끊기지 않습니다.`,
        short: ({ moment }) => `다음 요금제는 ${moment}까지.`,
      },
      incident: {
        full: ({ what }) =>
          `통신 장애: ${what}. 설정을 바꾸실 필요가 없습니다. 복구되면 알려 드립니다.`,
        short: () => "통신 장애가 발생했습니다.",
      },
      incident_over: {
        full: ({ what }) => `통신 장애 복구(${what}). 아직 안 되면 비행기 모드를 켰다가 꺼 주세요.`,
        short: () => "통신 장애가 복구됐습니다.",
      },
      auto_announced: {
        full: ({ moment }) =>
          `일본 시간 ${moment}에 자동 연장합니다. 원하지 않으시면 그 전에 중지하세요.`,
        short: ({ moment }) => `${moment} 자동 연장.`,
      },
      auto_now: {
        full: () => "데이터가 얼마 남지 않아 지금 자동 연장하고 있습니다.",
        short: () => "지금 자동 연장 중입니다.",
      },
      auto_renewed: {
        full: () => "자동 연장되었습니다. 그대로 쓰실 수 있습니다.",
        short: () => "자동 연장되었습니다.",
      },
      auto_retry: {
        full: ({ moment }) =>
          `자동 연장 결제가 되지 않았습니다. 일본 시간 ${moment}에 다시 시도합니다.`,
        short: ({ moment }) => `결제 실패, ${moment} 재시도.`,
      },
      auto_failed: {
        full: () => "이번에는 자동 연장하지 않았고 결제된 것은 없습니다. 필요하시면 연장해 주세요.",
        short: () => "이번에는 연장 안 됨.",
      },
      auto_off: {
        full: () => "자동 연장이 꺼졌고 더 이상 결제되지 않습니다. 필요하시면 연장해 주세요.",
        short: () => "자동 연장이 꺼졌습니다.",
      },
    },
  },
};
