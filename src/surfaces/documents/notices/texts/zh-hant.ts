import type { NoticesTexts } from "./notices-texts.ts";

const renew = () => "加值只要一分鐘。現在購買的方案，會在目前方案結束時接續生效。";

export const zhHant: NoticesTexts = {
  notices: {
    end_3d: {
      subject: ({ moment }) => `還剩3天：有效至${moment}`,
      heading: "您的方案還有3天到期",
      body: [({ moment }) => `您的上網卡可用至${moment}。`, renew],
    },
    end_1d: {
      subject: ({ moment }) => `還剩1天：有效至${moment}`,
      heading: "您的方案還有1天到期",
      body: [({ moment }) => `您的上網卡可用至${moment}。`, renew],
    },
    end_3h: {
      subject: ({ moment }) => `即將到期：有效至${moment}`,
      heading: "您的方案即將到期",
      body: [
        ({ moment }) => `您的上網卡可用至${moment}。`,
        () => "如果還要繼續使用，請趁現在還能上網時加值。",
      ],
    },
    used_50: {
      subject: ({ left }) => `流量已用一半，還剩${left}`,
      heading: "流量已用一半",
      body: [({ left }) => `還剩${left}。`],
    },
    used_80: {
      subject: ({ left }) => `流量已用80%，還剩${left}`,
      heading: "流量已用80%",
      body: [({ left }) => `還剩${left}。`, () => "您隨時可以加購方案。"],
    },
    used_90: {
      subject: ({ left }) => `流量已用90%，還剩${left}`,
      heading: "流量已用90%",
      body: [({ left }) => `還剩${left}。`, () => "您隨時可以加購方案。"],
    },
    used_100: {
      subject: () => "流量已用完",
      heading: "流量已用完",
      body: [
        () => "方案流量已用完，網速會變得很慢，或者無法上網。",
        () => "您可以馬上加值，沒有流量也能開啟本網站。",
      ],
    },
    low_data: {
      subject: ({ left }) => `流量只剩${left}`,
      heading: "流量所剩不多",
      body: [
        ({ left }) => `還剩${left}。`,
        () => "看地圖、傳訊息還能用一陣子，看影片很快就會用完。",
      ],
    },
    day_used: {
      subject: ({ moment }) => `今天的流量已用完，${moment}恢復高速`,
      heading: "今天的流量已用完",
      body: [({ moment }) => `${moment}之前為低速，之後自動恢復高速。`],
    },
    offline: {
      subject: () => "下一個方案現在就可以啟用",
      heading: "已付款的下一個方案現在就可以啟用",
      body: [
        () => "目前流量已用完，您已付款的下一個方案還待生效。",
        () => "您可以現在就啟用它。啟用後，原方案剩餘的天數會作廢。",
      ],
    },
    grace: {
      subject: ({ moment }) => `此卡最晚可在${moment}前加值`,
      heading: "此卡的可加值時間即將結束",
      body: [
        ({ moment }) => `方案已到期。${moment}之前還可以為此卡加值。`,
        () => "過期後此卡將失效，需要另購新卡。",
      ],
    },
    first_use_7d: {
      subject: ({ moment }) => `請在${moment}前使用一次`,
      heading: "您的方案還沒有使用過",
      body: [
        ({ moment }) => `請在${moment}前至少上網一次，否則方案會失效。`,
        () => "在日本第一次上網時，方案會自動開始。",
      ],
    },
    first_use_1d: {
      subject: ({ moment }) => `最後1天：請在${moment}前使用一次`,
      heading: "您的方案仍未使用",
      body: [
        ({ moment }) => `請在${moment}前至少上網一次，否則方案會失效。`,
        () => "請插入上網卡，開啟行動數據和數據漫遊，然後隨便打開一個網頁。",
      ],
    },
    late: {
      subject: ({ order }) => `開通延遲，我們正在處理（訂單 ${order}）`,
      heading: "很抱歉，開通超過了承諾的時間",
      body: [
        () => "我們已收到您的付款，但網路方面還沒有開通。",
        () => "您可以在訂單頁面選擇繼續等待、換一個方案或退款。如果不選擇，款項會自動退回。",
      ],
    },
    friend_paid: {
      subject: () => "有人為您的卡加值了",
      heading: "有人為您的卡加值了",
      body: [
        ({ plan }) => `對方已透過您產生的連結付款${plan === "" ? "" : `，方案是「${plan}」`}。`,
        () => "您不用做任何事，這個連結不能再次付款。",
      ],
    },
    trip_plan: {
      subject: ({ moment }) => `行程提醒：請在 ${moment}前買下一份方案`,
      heading: "該買行程的下一份方案了",
      body: [
        ({ moment }) => `請在 ${moment}前購買，這樣不會斷網。`,
        () => "這是您保存的行程，不需要時可在行程頁面停止提醒。",
      ],
    },
    incident: {
      subject: ({ what }) => `網路故障通知：${what}`,
      heading: "網路故障通知",
      body: [
        ({ what, moment }) => `${what}（${moment}起）。`,
        ({ expected }) => expected,
        () => "不是您手機的問題，無需更改設定。恢復後我們會再通知您。",
      ],
    },
    incident_over: {
      subject: () => "網路故障已恢復",
      heading: "網路故障已恢復",
      body: [
        ({ what, moment }) => `「${what}」已於${moment}恢復。`,
        () => "如果仍然無法上網，請開啟飛航模式，再關閉一次。",
      ],
    },
    auto_announced: {
      subject: ({ moment }) => `將於 ${moment} 自動加值`,
      heading: "即將自動加值",
      body: [
        ({ amount, moment }) => `依照約定，將於 ${moment} 扣款 ${amount}。`,
        () => "不需要時，可在此之前一鍵停止。",
      ],
    },
    auto_now: {
      subject: () => "正在自動加值",
      heading: "流量所剩不多，正在加值",
      body: [({ amount }) => `依照約定，正在扣款 ${amount}。`],
    },
    auto_renewed: {
      subject: () => "已自動加值",
      heading: "已加值",
      body: [({ amount }) => `依照約定已扣款 ${amount}，您可以繼續使用。`],
    },
    auto_retry: {
      subject: () => "付款沒有成功",
      heading: "付款沒有成功",
      body: [({ moment }) => `沒有扣款。我們會在 ${moment} 再試一次。`, () => "您也可以自行加值。"],
    },
    auto_failed: {
      subject: () => "沒有自動加值",
      heading: "這一次沒有加值",
      body: [({ why }) => `沒有扣款：${why}。`, () => "如仍需要，請自行加值。"],
    },
    auto_off: {
      subject: () => "自動加值已關閉",
      heading: "自動加值已關閉",
      body: [({ why }) => `不會再扣款：${why}。`, () => "您可以自行加值，或重新開啟。"],
    },
  },
  labels: {
    line: "上網卡",
    plan: "方案",
    order: "訂單編號",
    until: "使用期限",
    left: "剩餘流量",
    renewBy: "加值期限",
    useBy: "首次使用期限",
    fastAgain: "恢復高速",
    startsItself: "自動開始",
    buyBy: "購買時間",
    since: "開始時間",
    overSince: "恢復時間",
  },
  openPlans: "查看方案並加值",
  openStart: "啟用下一個方案",
  openLine: "查看上網卡狀態",
  openOrder: "查看訂單",
  openReminders: "變更或停止提醒",
  wish: {
    subject: "要接收上網卡提醒嗎？",
    heading: "要接收提醒嗎？",
    body: [
      "有人（應該是您本人）申請在下面這張卡快到期或流量不足時，通知這個信箱。",
      "如果是您，請在兩天內點選「要」。如果不是，不必理會，這個信箱不會收到提醒。",
    ],
    yes: "要，請提醒我",
  },
  tripWish: {
    subject: "要接收行程提醒嗎？",
    heading: "要接收行程提醒嗎？",
    body: [
      "有人（應該是您本人）用下面這張卡儲存了行程，申請在購買每份方案的前一天通知這個信箱。不會寄送其他內容。",
      "如果是您，請在兩天內點選「要」。如果不是，不必理會，這個信箱不會收到提醒。",
    ],
    yes: "要，請提醒我這次行程",
  },
  because: "您收到此訊息，是因為您曾在我們這裡為此卡加值，或申請了提醒。",
  becauseAuto: "您同意了這張上網卡的自動加值，因此會收到此通知；無論您是否訂閱提醒都會寄送。",
  openWays: "更改通知方式",
};
