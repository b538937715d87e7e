import type { SmsTexts } from "./sms-texts.ts";

export const sms: SmsTexts = {
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
};
